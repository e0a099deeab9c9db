import Estate

/// What leads to nodes, and from kubelets to pods.
extension ClusterCompiler {
  mutating func expandNodeTarget(_ hub: Hub, _ vertex: UInt32, _ step: Step) {
    switch rows[hub.row].target {
    case .kubelets: expandKubelets(hub, vertex, step)
    case .newNamespace:
      lead(vertex, step, in: SymbolTable.empty, "a new namespace has no Pod Security labels")
    default:
      if rows[hub.row].scope == .namespaceObject {
        relax(hub, vertex, step)
      } else {
        lead(vertex, step, in: hub.scope, "a volume that is a directory of a node")
      }
    }
  }

  /// Draws a step to any node, as far as admission is known to let the pod in.
  private mutating func lead(
    _ vertex: UInt32, _ step: Step, in namespace: UInt32, _ words: String
  ) {
    let isUnknown = isWatched(namespace)
    let because = Provenance(.text, index.symbols.intern(doubted(words, isUnknown)))
    builder.connect(vertex, anyNode(), step, because, isUnknown: isUnknown)
  }

  /// Takes the labels of Pod Security off the namespace, where they keep privileged pods out.
  private mutating func relax(_ hub: Hub, _ vertex: UInt32, _ step: Step) {
    guard hub.name == Hub.allNames || hub.name == hub.scope + 1, keepsOut(hub.scope) else { return }
    let relaxed = self.vertex(.relaxedNamespace, hub.scope)
    let words = "the Pod Security labels of namespace \(index.symbols[hub.scope])"
    builder.connect(vertex, relaxed, step, Provenance(.text, index.symbols.intern(words)))
    guard let leaving = relations[.workloadReachesNode] else { return }
    lead(relaxed, leaving, in: hub.scope, words)
  }

  /// The vertex of any node at the attacker's choice, which leads to every node of the cluster.
  mutating func anyNode() -> UInt32 {
    let (any, isNew) = builder.intern(VertexRecord(.anyNode))
    guard isNew else { return any }
    for node in nodes {
      builder.connect(
        any, node.vertex, relations[.followsFrom], Provenance(.nodeRoot, 0, node.name))
    }
    return any
  }

  /// Root on some node; `nil` in a cluster without nodes.
  mutating func nodeFoothold() -> UInt32? {
    if let known = builder.find(VertexRecord(.nodeFoothold)) { return known }
    guard !nodes.isEmpty else { return nil }
    let foothold = vertex(.nodeFoothold)
    for node in nodes {
      builder.connect(
        node.vertex, foothold, relations[.followsFrom], Provenance(.nodeRoot, 0, node.name))
    }
    return foothold
  }

  /// Through the kubelets of the nodes that the hub allows, to the pods that run there.
  private mutating func expandKubelets(_ hub: Hub, _ vertex: UInt32, _ step: Step) {
    for node in nodes where hub.name == Hub.allNames || hub.name == node.name + 1 {
      builder.connect(
        vertex, nodeThing(.kubeletAPI, of: node.name), step,
        Provenance(.text, index.symbols.intern("the kubelet of node \(index.symbols[node.name])")))
    }
  }
}
