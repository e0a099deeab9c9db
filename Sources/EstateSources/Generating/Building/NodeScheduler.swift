import Estate
import Sampling

/// Decides which node each pod runs on.
///
/// Pods of one owner spread over the nodes of their pool, as the default scheduler's spreading
/// constraints would; which of the nodes they take is drawn per pod.
struct NodeScheduler {
  private(set) var nodes: [Node]
  private var pools: [NodePool]
  private var podCounts: [Int]
  private let cluster: String
  private let draws: EstateDraws

  init(cluster: String, nodeCount: Int, _ draws: EstateDraws) {
    self.cluster = cluster
    self.draws = draws
    let system = nodeCount / Calibration.nodesPerSystemNode
    pools = (0..<nodeCount).map { $0 < system ? .system : .general }
    podCounts = Array(repeating: 0, count: nodeCount)
    nodes = (0..<nodeCount).map { index in
      let isSystem = index < system
      let number = isSystem ? index + 1 : index - system + 1
      let pool = isSystem ? "system" : "general"
      let name = "\(cluster)-\(pool)-\(number)"
      return Node(
        metadata: ObjectMetadata(
          name: name,
          labels: [
            "kubernetes.io/hostname": name, "kubernetes.io/os": "linux",
            "kubernetes.io/arch": "amd64", "\(EstateNames.domain)/node-pool": pool,
            "topology.kubernetes.io/zone": "zone-\(["a", "b", "c"][index % 3])",
          ]))
    }
  }

  /// The nodes for the pods of one owner; the empty name is a pod that fits nowhere yet.
  mutating func place(_ count: Int, in pool: NodePool, owner: EntityKey) -> [String] {
    var taken: Set<Int> = []
    return (0..<count).map { replica in
      let fitting = nodes.indices.filter { podCounts[$0] < Calibration.podsPerNodeMax }
      // A cluster too small for a pool of its own shares all its nodes.
      let wanted = fitting.filter { pools[$0] == pool }
      let candidates = wanted.isEmpty ? fitting : wanted
      let fresh = candidates.filter { !taken.contains($0) }
      guard !candidates.isEmpty else { return "" }
      let node = draws.pick(
        fresh.isEmpty ? candidates : fresh, .estatePlacement, owner, UInt64(replica))
      taken.insert(node)
      podCounts[node] += 1
      return nodes[node].metadata.name
    }
  }

  /// The nodes for a DaemonSet's pods: each that has room.
  mutating func placeEverywhere() -> [String] {
    nodes.indices.filter { podCounts[$0] < Calibration.podsPerNodeMax }.map {
      podCounts[$0] += 1
      return nodes[$0].metadata.name
    }
  }
}
