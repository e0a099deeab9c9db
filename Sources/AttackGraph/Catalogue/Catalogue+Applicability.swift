package import Estate

extension Catalogue {
  /// The rows that cannot work on a cluster whatever its objects say, with the reason: those of other
  /// versions, and those that need a node with the control plane's keys where no node has them.
  ///
  /// A cluster without any Node says nothing about them.
  ///
  /// - Returns: In the catalogue's order.
  package func notApplicable(to cluster: Cluster) -> [(id: String, reason: String)] {
    let (version, basis) = cluster.assumedVersion
    let has = "the API server has \(version)" + (basis.words.map { ", \($0)" } ?? "")
    let missing = cluster.missingControlPlane
    return techniques.compactMap { technique in
      if !technique.versions.contains(version) {
        return (technique.id, "versions: \(technique.versions.text); \(has)")
      }
      guard technique.needsControlPlaneNode, let missing else { return nil }
      return (technique.id, missing)
    }
  }
}

extension Technique {
  fileprivate var needsControlPlaneNode: Bool {
    switch condition {
    case .relation(let relation): relation == .controlPlaneNode
    case .escape(let escape): escape.target == .controlPlaneKeys
    case .request: false
    }
  }
}

extension Cluster {
  /// Why no node has the keys of the control plane; `nil` when one has, or nothing is known.
  fileprivate var missingControlPlane: String? {
    guard !nodes.isEmpty, !nodes.contains(where: \.isControlPlane),
      !pods.contains(where: \.isStaticAPIServer)
    else { return nil }
    if let service = nodes.lazy.compactMap(\.managedService).first {
      return "\(service.title) runs the control plane, on none of the cluster's nodes"
    }
    return "none of the \(nodes.count) nodes runs the control plane"
  }
}
