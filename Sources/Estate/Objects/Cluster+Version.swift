extension Cluster {
  /// What a version of the API server rests on.
  package enum VersionBasis: Sendable, Hashable {
    /// Something says it.
    case stated
    /// The newest kubelet has it.
    case kubelets
    /// Nothing says anything.
    case nothing
  }

  /// The API server's version; where nothing says it, that of the newest kubelet, else the newest
  /// known.
  ///
  /// A kubelet is never newer than its API server, so the server has at least its version.
  ///
  /// - Complexity: O(nodes) where nothing says it.
  /// - Source: kubernetes.io/releases/version-skew-policy.
  package var assumedVersion: (version: ServerVersion, basis: VersionBasis) {
    if let version { return (version, .stated) }
    let kubelets = nodes.lazy.compactMap {
      ServerVersion(gitVersion: $0.system.kubeletVersion)
    }
    if let newest = kubelets.max() { return (newest, .kubelets) }
    return (.current, .nothing)
  }

  /// The version in words, with what it rests on.
  ///
  /// - Parameter stated: What the dump says, which the cluster's own may have replaced.
  package func versionWords(stated: ServerVersion?) -> String {
    let (version, basis) = assumedVersion
    if let words = basis.words { return "\(version), \(words)" }
    guard let stated, stated != version else { return "\(version)" }
    return "\(version), as given; the dump says \(stated)"
  }
}

extension Cluster.VersionBasis {
  /// The end of a sentence about a version; `nil` where there is nothing to add.
  package var words: String? {
    switch self {
    case .stated: nil
    case .kubelets: "assumed from the kubelets"
    case .nothing: "assumed: the dump has no version"
    }
  }
}
