import Estate

/// The paths of nodes that claims end at: those bound to a hostPath or local volume.
///
/// A claim's own `volumeName` decides; where it has none, or nobody collected the claims, the
/// volume's `claimRef` does.
struct ClaimedPaths {
  private var paths: [ObjectName: String] = [:]

  init(_ cluster: Cluster, _ symbols: inout SymbolTable) {
    var byVolume: [ExactString: (path: String, claim: ObjectName?)] = [:]
    for volume in cluster.persistentVolumes {
      guard let path = volume.source.nodePath else { continue }
      let claim = volume.claim.map { symbols.name($0.namespace, $0.name) }
      byVolume[ExactString(volume.metadata.name)] = (path, claim)
      if let claim { paths[claim] = path }
    }
    guard !byVolume.isEmpty else { return }
    for claim in cluster.persistentVolumeClaims where !claim.volumeName.isEmpty {
      let name = symbols.name(claim.metadata.namespace, claim.metadata.name)
      let volume = byVolume[ExactString(claim.volumeName)]
      let isOthers = volume?.claim.map { $0 != name } ?? false
      paths[name] = isOthers ? nil : volume?.path
    }
  }

  var isEmpty: Bool { paths.isEmpty }

  subscript(claim: ObjectName) -> String? { paths[claim] }
}

extension PersistentVolume.Source {
  fileprivate var nodePath: String? {
    switch self {
    case .hostPath(let path), .local(let path): path
    case .csi, .other: nil
    }
  }
}
