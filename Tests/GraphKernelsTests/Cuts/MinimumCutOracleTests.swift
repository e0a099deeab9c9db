import GraphKernels
import TestSupport
import Testing

@Suite("Minimum cuts of random graphs")
struct MinimumCutOracleTests {
  /// What the random graphs contained.
  private struct Tally {
    var withJoins = 0
    var cuts = 0
    var uncuttable = 0
    /// Cuts whose bounds differ.
    var withinBounds = 0
    var optimalWithJoins = 0
    /// Those of `withinBounds` whose set is cheapest all the same.
    var atOptimum = 0
  }

  @Test("Vertices: the optimum lies between the bounds, and the set cuts")
  func vertices() {
    var tally = Tally()
    for seed in 0..<8000 {
      let graph = Self.graph(seed, largest: 9)
      var random = SplitMix(seed: UInt64(seed) + 1_000_000)
      let range = random.pick(Self.ranges)
      let free = random.pick([10, 20, 50])
      let costs = RemovalCosts(
        vertices: (0..<graph.vertexCount).map { _ in
          random.chance(free) ? nil : random.pick(range)
        })
      check(graph, costs, seed, &tally)
    }
    #expect(tally.withJoins > 3500 && tally.cuts > 3500 && tally.uncuttable > 800)
    #expect(tally.atOptimum * 10 > tally.withinBounds * 8)
    #expect(tally.withinBounds > 50 && tally.optimalWithJoins > 1500)
  }

  @Test("Edges, alone and with vertices: the same")
  func edges() {
    var tally = Tally()
    for seed in 0..<3000 {
      let graph = Self.graph(seed, largest: 6)
      var random = SplitMix(seed: UInt64(seed) + 2_000_000)
      let range = random.pick(Self.ranges)
      var left = 9
      var edges: [UInt64?] = Array(repeating: nil, count: graph.edges.count)
      for slot in edges.indices.shuffled(using: &random) where left > 0 {
        edges[slot] = random.pick(range)
        left -= 1
      }
      var vertices: [UInt64?]?
      if random.chance(50) {
        vertices = (0..<graph.vertexCount).map { _ in
          random.chance(70) ? nil : random.pick(range)
        }
      }
      check(graph, RemovalCosts(vertices: vertices, edges: edges), seed, &tally)
    }
    #expect(tally.withJoins > 1000 && tally.cuts > 1200 && tally.uncuttable > 600)
    #expect(tally.atOptimum * 10 > tally.withinBounds * 8)
    #expect(tally.withinBounds > 80 && tally.optimalWithJoins > 400)
  }

  private static let ranges: [[UInt64]] = [
    [1], [0], [0, 1], [1, 2, 3, 4, 5], [0, 1, 2, 3, 9], [.max, .max - 1, 1, 0],
  ]

  /// Any graph, one of joins of the same inputs, or one in which many joins are reached.
  private static func graph(_ seed: Int, largest: Int) -> TimedGraphCase {
    var random = SplitMix(seed: UInt64(seed))
    switch seed % 4 {
    case 0: return TimedGraphCase.random(seed: UInt64(seed)).withNeedsFixed
    case 1:
      return TimedGraphCase.gated(
        inputs: 3 + random.below(largest / 3), joins: 2 + random.below(2), &random
      ).withNeedsFixed
    default:
      return TimedGraphCase.joined(vertexCount: 3 + random.below(largest - 2), &random)
        .withNeedsFixed
    }
  }

  private func check(
    _ graph: TimedGraphCase, _ costs: RemovalCosts, _ seed: Int, _ tally: inout Tally
  ) {
    var random = SplitMix(seed: UInt64(seed))
    let reached = StaticOracle.reach(graph)
    let others = reached.indices.filter {
      reached[$0] && !graph.sourceVertices.contains(UInt32($0))
    }
    let pool = random.chance(80) && !others.isEmpty ? others : Array(reached.indices)
    let targets = (0..<1 + random.below(3)).map { _ in
      random.chance(40) ? UInt32(graph.vertexCount - 1) : UInt32(random.pick(pool))
    }
    let slow = SlowCut(graph, targets: targets, costs: costs)
    let hasJoins = graph.reachesJoin(reached)
    if hasJoins { tally.withJoins += 1 }
    let note = "seed \(seed), targets \(targets), \(costs)\n\(graph.text)"
    do {
      let cut = try MinimumCut(
        graph.topology.graph, sources: graph.sourceVertices, targets: targets, costs: costs)
      #expect(slow.optimum != nil, "\(note)")
      guard let optimum = slow.optimum else { return }
      check(cut, graph, targets, costs, note)
      #expect(cut.lower <= UInt64(clamping: optimum), "\(cut), optimum \(optimum), \(note)")
      #expect(UInt64(clamping: optimum) <= cut.upper, "\(cut), optimum \(optimum), \(note)")
      if cut.isOptimal { #expect(cut.upper == UInt64(clamping: optimum), "\(cut), \(note)") }
      if !hasJoins {
        #expect(cut.isOptimal, "\(cut), \(note)")
        #expect(cut.vertices.count + cut.edges.count == slow.fewest, "\(cut), \(note)")
      }
      if cut.upper > 0 { tally.cuts += 1 }
      if cut.lower < cut.upper {
        tally.withinBounds += 1
        if cut.upper == UInt64(clamping: optimum) { tally.atOptimum += 1 }
      }
      if cut.isOptimal && hasJoins && cut.upper > 0 { tally.optimalWithJoins += 1 }
    } catch {
      #expect(slow.optimum == nil && error.targets == slow.uncuttable, "\(note)")
      tally.uncuttable += 1
    }
  }

  /// Expects that the set can be removed, cuts, costs what is said, and has nothing to spare.
  private func check(
    _ cut: MinimumCut, _ graph: TimedGraphCase, _ targets: [UInt32], _ costs: RemovalCosts,
    _ note: String
  ) {
    let topology = graph.topology.graph
    let vertexCosts = cut.vertices.map { costs.vertices?[Int($0)] ?? nil }
    let edgeCosts = cut.edges.map { costs.edges?[Int($0)] ?? nil }
    let all = (vertexCosts + edgeCosts).compactMap(\.self)
    #expect(all.count == cut.vertices.count + cut.edges.count, "\(cut), \(note)")
    let sum = all.reduce(UInt128(0)) { $0 + UInt128($1) }
    #expect(cut.upper == UInt64(clamping: sum), "\(cut), \(note)")
    #expect(cut.vertices == cut.vertices.sorted() && cut.edges == cut.edges.sorted(), "\(note)")
    #expect(!cut.isOptimal || cut.lower == cut.upper, "\(cut), \(note)")
    let removal = Removal(
      vertices: cut.vertices, edges: cut.edges.map { topology.originalEdge(ofSlot: $0) })
    #expect(!holds(targets, graph, without: removal), "\(cut), \(note)")
    for place in removal.vertices.indices {
      var less = removal
      less.vertices.remove(at: place)
      #expect(holds(targets, graph, without: less), "\(cut), \(note)")
    }
    for place in removal.edges.indices {
      var less = removal
      less.edges.remove(at: place)
      #expect(holds(targets, graph, without: less), "\(cut), \(note)")
    }
  }

  private func holds(
    _ targets: [UInt32], _ graph: TimedGraphCase, without removal: Removal
  ) -> Bool {
    let reached = StaticOracle.reach(graph, without: removal)
    return targets.contains { reached[Int($0)] }
  }
}
