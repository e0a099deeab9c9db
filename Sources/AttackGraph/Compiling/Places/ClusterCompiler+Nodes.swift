import Estate

/// A node of the cluster, whether its own object is known or only pods that name it.
struct ClusterNode {
  /// Symbol.
  var name: UInt32
  var vertex: UInt32
  /// Position of the first Node of the name.
  var object: Int?
  var isControlPlane: Bool
  var metadataService: CloudMetadata
}

/// Nodes, and what root on them gives.
extension ClusterCompiler {
  mutating func addNodes() {
    for node in cluster.nodes.indices { addNode(cluster.nodes[node].metadata.name, object: node) }
    var hosts: [UInt32?] = []
    hosts.reserveCapacity(cluster.pods.count)
    for pod in cluster.pods.indices {
      guard !cluster.pods[pod].spec.nodeName.isEmpty else {
        hosts.append(nil)
        continue
      }
      let node = addNode(cluster.pods[pod].spec.nodeName, object: nil)
      hosts.append(nodes[node].name)
      if !cluster.pods[pod].metadata.annotations.isEmpty, cluster.pods[pod].isStaticAPIServer {
        nodes[node].isControlPlane = true
      }
    }
    podsOnNode = Grouping(hosts, groups: index.symbols.count)
  }

  @discardableResult
  private mutating func addNode(_ name: String, object: Int?) -> Int {
    let symbol = index.symbols.intern(name)
    if let known = nodeOfName[symbol] { return known }
    let place = vertex(.node, symbol)
    nodeOfName[symbol] = nodes.count
    nodes.append(
      ClusterNode(
        name: symbol, vertex: place, object: object,
        isControlPlane: object.map { cluster.nodes[$0].isControlPlane } ?? false,
        metadataService: metadataService(of: object)))
    reach(from: place, VertexRecord(.assetNode, symbol), because: Provenance(.nodeRoot, 0, symbol))
    return nodes.count - 1
  }

  /// Position in `nodes` of the one that a pod runs on.
  func node(of pod: Int) -> Int? {
    let name = cluster.pods[pod].spec.nodeName
    guard !name.isEmpty, let symbol = index.symbols.find(name) else { return nil }
    return nodeOfName[symbol]
  }

  /// Draws what root on each node finds there beside its pods.
  mutating func addNodeFacts() {
    for node in nodes.indices {
      connectKeys(of: nodes[node].name, from: nodes[node].vertex)
      connectMetadataService(ofNode: node)
    }
  }
}
