import GraphKernels
import TestSupport

/// A graph with joins, assets with weights and sources to ask an all-source question about.
struct AllSourceCase {
  var graph: TimedGraphCase
  var assets: [UInt32]
  var weights: [UInt64]
  var sources: [UInt32]

  var topology: Topology { graph.topology.graph }

  var plan: AllSourcePlan {
    AllSourcePlan(topology, assets: assets, weights: weights, sources: sources)
  }

  var text: String { "assets \(assets), weights \(weights), sources \(sources)\n\(graph.text)" }

  /// Count and weight by source, from what forward chaining reaches from each alone.
  func expected(_ graph: TimedGraphCase) -> (counts: [UInt64], weights: [UInt64]) {
    var counts: [UInt64] = []
    var sums: [UInt64] = []
    for source in sources {
      var single = graph
      single.sources = [TimedSource(vertex: source)]
      let reached = StaticOracle.reach(single)
      let found = assets.indices.filter { reached[Int(assets[$0])] }
      counts.append(UInt64(found.count))
      sums.append(found.reduce(0) { $0 + weights[$1] })
    }
    return (counts, sums)
  }

  /// The same from a workspace that is checked elsewhere, for graphs too large for chaining.
  static func expected(
    _ topology: Topology, assets: [UInt32], weights: [UInt64], sources: [UInt32]
  ) -> (counts: [UInt64], weights: [UInt64]) {
    var workspace = ReachWorkspace(for: topology)
    var counts: [UInt64] = []
    var sums: [UInt64] = []
    for source in sources {
      workspace.run(topology, sources: [source])
      var (count, sum): (UInt64, UInt64) = (0, 0)
      for (asset, weight) in zip(assets, weights) where workspace.contains(asset) {
        count += 1
        sum += weight
      }
      counts.append(count)
      sums.append(sum)
    }
    return (counts, sums)
  }
}

extension AllSourceCase {
  /// Draws up to 12 vertices, thinly linked so that most joins decide something.
  ///
  /// Needs are 1, all, between or beyond; some joins have a self loop or parallel edges.
  static func random(seed: UInt64) -> AllSourceCase {
    var random = SplitMix(seed: seed)
    let vertexCount = 3 + random.below(10)
    let joinPercent = random.pick([0, 30, 50, 70])
    let joins = (0..<UInt32(vertexCount)).filter { _ in random.chance(joinPercent) }
    var edges: [TimedEdge] = []
    for _ in 0..<random.below(vertexCount * 2) {
      edges.append(
        session(UInt32(random.below(vertexCount)), UInt32(random.below(vertexCount))))
    }
    for join in joins {
      for _ in 0..<random.below(5) {
        edges.append(session(UInt32(random.below(vertexCount)), join))
      }
      if random.chance(10) { edges.append(session(join, join)) }
    }
    var needs: [UInt32: UInt32?] = [:]
    for join in joins {
      let need: UInt32? = random.pick([nil, nil, 1, 2, 2, 2, 3, 4, 9])
      needs.updateValue(need, forKey: join)
    }
    let graph = TimedGraphCase.plain(
      vertexCount, random.permutation(edges.count).map { edges[$0] }, joins: needs)
    let vertices = Array(0..<UInt32(vertexCount))
    let assets = random.subset(vertices, max: vertexCount)
    return AllSourceCase(
      graph: graph, assets: assets, weights: weights(assets.count, &random),
      sources: vertices + random.some(vertices, max: 3))
  }

  /// Draws weights of few classes, of many, of none but zero, or near the most that fits.
  static func weights(_ count: Int, _ random: inout SplitMix) -> [UInt64] {
    let bound = random.pick([1, 2, 4, 1000, 1 << 40, Int.max / 8192])
    return (0..<count).map { _ in UInt64(random.below(bound)) }
  }
}
