import Estate

/// What is known of the service through which a cloud hands a node its identity.
enum CloudMetadata {
  case none
  /// The node carries labels that cloud providers set, and others may.
  case likely
  case known
}

/// From nodes and pods to the cloud identities of nodes.
extension ClusterCompiler {
  /// A container in its node's network reaches the metadata service as the node does; others do
  /// where the cloud lets answers travel one hop further, which no estate says.
  mutating func connectMetadataService(from container: UInt32, of pod: PodPlace, node: Int) {
    guard nodes[node].metadataService != .none, var step = relations[.nodeTakesCloudIdentity] else {
      return
    }
    let isHost = cluster.pods[pod.position].spec.hostNetwork
    if !isHost {
      guard builder.draws(.assumed) else { return }
      step.certainty = .assumed
    }
    let text = index.symbols.intern(isHost ? "hostNetwork" : "the network")
    takeCloudIdentity(
      of: node, from: container, step, Provenance(.podText, UInt32(pod.position), text))
  }

  mutating func connectMetadataService(ofNode node: Int) {
    guard nodes[node].metadataService != .none, let step = relations[.nodeTakesCloudIdentity] else {
      return
    }
    takeCloudIdentity(
      of: node, from: nodes[node].vertex, step, Provenance(.nodeRoot, 0, nodes[node].name))
  }

  /// Without a word of the context on what nodes may do, the step leads no further.
  private mutating func takeCloudIdentity(
    of node: Int, from place: UInt32, _ step: Step, _ because: Provenance
  ) {
    guard let roles = contextIndex.nodeRoles[ExactString(cluster.name)] else {
      let taken = vertex(.effect, UInt32(step.technique), nodes[node].name)
      builder.connect(
        place, taken, step, because, isUnknown: nodes[node].metadataService == .likely)
      return
    }
    for position in roles {
      let role = context.cloudRoles[position]
      guard let certainty = builder.certainty(of: step, isUnknown: role.assumed) else { continue }
      cloudEdges.append(
        CloudEdge(
          tail: place, identity: role.identity, step: step, certainty: certainty,
          provenance: because))
    }
  }

  /// What a node, or else the context, says of the cloud around it.
  func metadataService(of object: Int?) -> CloudMetadata {
    guard contextIndex.nodeRoles[ExactString(cluster.name)] == nil else { return .known }
    return object.map { cluster.nodes[$0].cloudMetadata } ?? .none
  }
}

extension Node {
  /// Labels that cloud controllers set.
  ///
  /// - Source: Kubernetes documentation, Well-Known Labels, Annotations and Taints.
  private static let cloudLabels = [
    "node.kubernetes.io/instance-type", "topology.kubernetes.io/region",
  ]

  fileprivate var cloudMetadata: CloudMetadata {
    if managedService != nil { return .known }
    return Self.cloudLabels.contains { metadata.labels[$0] != nil } ? .likely : .none
  }
}
