import Estate
import Sampling
import Specs

/// Decides which node each pod runs on.
///
/// Pods of one owner spread over the nodes of their pool, as the default scheduler's spreading
/// constraints would; which of the nodes they take is drawn per pod.
struct NodeScheduler {
  private(set) var nodes: [Node]
  private let podsMax: Int
  private var podCounts: [Int]
  /// Nodes before this one are kept for the platform.
  private let systemCount: Int
  private var free: Int
  private let draws: EstateDraws

  /// Makes as many nodes as the pods need.
  ///
  /// - Parameters:
  ///   - daemons: Pods that every node runs.
  ///   - pods: All others.
  init(
    cluster: String, _ spec: EstateSpec, _ draws: EstateDraws, daemons: Int, pods: Int
  ) {
    self.draws = draws
    podsMax = spec.count(.podsPerNodeMax)
    let room = max(min(spec[.podsPerNode], Double(podsMax)) - Double(daemons), 1)
    let needed = Int((Double(pods) / room).rounded(.up))
    let count = min(max(needed, spec.count(.nodesMin)), 5000)
    let system = Int((Double(count) * spec[.systemNodeShare]).rounded(.down))
    // A cluster too small for a pool of its own shares all its nodes.
    systemCount = system < count ? system : 0
    podCounts = Array(repeating: 0, count: count)
    free = count * podsMax
    nodes = (0..<count).map { index in
      let isSystem = index < system
      let pool = isSystem ? "system" : "general"
      let name = "\(cluster)-\(pool)-\(isSystem ? index + 1 : index - system + 1)"
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
    let range = range(of: pool)
    var taken: [Int] = []
    return (0..<count).map { replica in
      guard free > 0 else { return "" }
      let start = draws.integer(
        below: range.count, .estatePlacement, owner, UInt64(replica))
      let node =
        next(from: range.lowerBound + start, in: range, except: taken)
        ?? next(from: range.lowerBound + start, in: range, except: [])
        ?? next(from: 0, in: 0..<nodes.count, except: [])
      guard let node else { return "" }
      taken.append(node)
      take(node)
      return nodes[node].metadata.name
    }
  }

  /// The nodes for a DaemonSet's pods: each that has room.
  mutating func placeEverywhere() -> [String] {
    nodes.indices.filter { podCounts[$0] < podsMax }.map {
      take($0)
      return nodes[$0].metadata.name
    }
  }

  private func range(of pool: NodePool) -> Range<Int> {
    guard systemCount > 0 else { return 0..<nodes.count }
    return pool == .system ? 0..<systemCount : systemCount..<nodes.count
  }

  /// The first node with room from a start on, going round the range once.
  ///
  /// - Complexity: O(1) while most nodes have room, O(nodes) at worst.
  private func next(from start: Int, in range: Range<Int>, except taken: [Int]) -> Int? {
    for step in 0..<range.count {
      let node = range.lowerBound + (start - range.lowerBound + step) % range.count
      if podCounts[node] < podsMax && !taken.contains(node) { return node }
    }
    return nil
  }

  private mutating func take(_ node: Int) {
    podCounts[node] += 1
    free -= 1
  }
}
