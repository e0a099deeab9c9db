import GraphKernels
import TestSupport
import Testing

@Suite("Choke points")
struct ChokePointTests {
  @Test("They are the vertices and edges whose removal loses something, and say what")
  func oracle() {
    var withJoins = 0
    var nonEmpty = 0
    var nonEmptyWithJoins = 0
    var edges = 0
    for seed in 0..<4000 {
      let graph = TimedGraphCase.mixed(seed: UInt64(seed)).withNeedsFixed
      var random = SplitMix(seed: UInt64(seed))
      let vertices = (0..<UInt32(graph.vertexCount)).filter { _ in random.chance(70) }
      let assets = WeightedAssets(
        vertices.shuffled(using: &random), weights: vertices.map { _ in UInt64(random.below(4)) })
      let options = ChokePoints.Options(
        includesSources: random.chance(50), countsOwnAsset: random.chance(50),
        includesEdges: random.chance(80))
      let found = ChokePoints(
        graph.topology.graph, sources: graph.sourceVertices, assets: assets, options: options)
      let expected = slowChokePoints(graph, assets, options)
      #expect(found.vertices == expected.vertices, "seed \(seed), \(options)\n\(graph.text)")
      #expect(found.edges == expected.edges, "seed \(seed), \(options)\n\(graph.text)")
      #expect(found.reached == expected.reached, "seed \(seed)\n\(graph.text)")
      let hasJoins = graph.reachesJoin(StaticOracle.reach(graph))
      if hasJoins { withJoins += 1 }
      if !found.vertices.isEmpty { nonEmpty += 1 }
      if hasJoins && !found.vertices.isEmpty { nonEmptyWithJoins += 1 }
      if !found.edges.isEmpty { edges += 1 }
    }
    #expect(withJoins > 1000 && nonEmpty > 2500 && nonEmptyWithJoins > 1000 && edges > 1500)
  }

  /// One input of a join is a choke point although the join as an ordinary vertex has two ways in.
  @Test("An input of a join is a choke point")
  func inputOfJoin() {
    let graph = TimedGraphCase.plain(
      4, [session(0, 1), session(0, 2), session(1, 3), session(2, 3)], joins: [3: nil])
    let found = chokePoints(graph, assets: [3])
    #expect(found.vertices.map(\.id) == [1, 2])
    #expect(found.vertices.allSatisfy { $0.loss == RemovalLoss(count: 1, weight: 1) })
    var ordinary = graph
    ordinary.joinNeeds = [:]
    #expect(chokePoints(ordinary, assets: [3]).vertices.isEmpty)
  }

  @Test("Sources and an asset's own loss are listed only if asked for")
  func options() {
    let graph = TimedGraphCase.plain(3, [session(0, 1), session(1, 2)])
    #expect(chokePoints(graph, assets: [1, 2]).vertices.map(\.id) == [1])
    #expect(chokePoints(graph, assets: [1, 2]).vertices.first?.loss.count == 1)
    let own = chokePoints(graph, assets: [1, 2], .init(countsOwnAsset: true))
    #expect(own.vertices.map(\.id) == [1, 2] && own.vertices.map(\.loss.count) == [2, 1])
    let sources = chokePoints(graph, assets: [1, 2], .init(includesSources: true))
    #expect(sources.vertices.map(\.id) == [0, 1] && sources.vertices.map(\.loss.count) == [2, 1])
    let edges = chokePoints(graph, assets: [1, 2], .init(includesEdges: true))
    #expect(edges.edges.map(\.id) == [0, 1] && edges.edges.map(\.loss.count) == [2, 1])
  }

  @Test("Many candidates fill several blocks")
  func blocks() {
    let count: UInt32 = 1500
    // A path and, beside it, a join of its ends, which makes the sweep necessary.
    let edges =
      (0..<count - 1).map { session($0, $0 + 1) } + [session(0, count), session(count - 1, count)]
    let graph = TimedGraphCase.plain(Int(count) + 1, edges, joins: [count: nil])
    let found = chokePoints(graph, assets: [count - 1, count], .init(includesEdges: true))
    #expect(found.vertices.map(\.id) == Array(1..<count))
    #expect(found.vertices.map(\.loss.count) == Array(repeating: 2, count: Int(count) - 2) + [1])
    #expect(found.edges.count == edges.count)
  }

  @Test("A long path does not exhaust the stack")
  func longPath() {
    let count: UInt32 = 200_000
    let topology = Topology(
      vertexCount: Int(count), tails: Array(0..<count - 1), heads: Array(1..<count))
    let found = ChokePoints(
      topology, sources: [0], assets: WeightedAssets([count - 1], weights: [3]))
    #expect(found.vertices.map(\.id) == Array(1..<count - 1))
    #expect(found.reached == RemovalLoss(count: 1, weight: 3))
  }

  @Test("Nothing chokes where there are no sources, no assets or none that is reached")
  func nothing() {
    var graph = TimedGraphCase.plain(3, [session(0, 1)])
    #expect(chokePoints(graph, assets: []).vertices.isEmpty)
    #expect(chokePoints(graph, assets: [2]).vertices.isEmpty)
    #expect(chokePoints(graph, assets: [2]).reached == .none)
    graph.sources = []
    #expect(chokePoints(graph, assets: [1]).vertices.isEmpty)
  }

  private func chokePoints(
    _ graph: TimedGraphCase, assets: [UInt32], _ options: ChokePoints.Options = .init()
  ) -> ChokePoints {
    ChokePoints(
      graph.topology.graph, sources: graph.sourceVertices,
      assets: WeightedAssets(assets, weights: assets.map { _ in 1 }), options: options)
  }
}
