import GraphKernels
import TestSupport
import Testing

@Suite("Minimum cuts")
struct MinimumCutTests {
  @Test("Of several cheapest cuts, the smallest and of those the one nearest the sources")
  func whichCut() throws {
    let path = TimedGraphCase.plain(4, (0..<3).map { session($0, $0 + 1) })
    let nearest = try cut(path, targets: [3], [nil, 2, 2, 2])
    #expect(nearest.vertices == [1] && nearest.lower == 2 && nearest.upper == 2)
    let fork = TimedGraphCase.plain(
      5, [session(0, 1), session(0, 2), session(1, 3), session(2, 3), session(3, 4)])
    #expect(try cut(fork, targets: [4], [nil, 1, 1, 2, nil]).vertices == [3])
    #expect(try cut(fork, targets: [4], [nil, 1, 1, 3, nil]).vertices == [1, 2])
  }

  @Test("It does not depend on the numbers of the vertices where no join is reached")
  func renumbering() throws {
    var compared = 0
    for seed in 0..<1000 {
      var random = SplitMix(seed: UInt64(seed))
      var graph = TimedGraphCase.mixed(seed: UInt64(seed))
      graph.joinNeeds = [:]
      let names = random.permutation(graph.vertexCount)
      let costs = names.map { _ in random.pick([nil, 0, 1, 1, 2]) as UInt64? }
      var renamedCosts = costs
      for (vertex, name) in names.enumerated() { renamedCosts[name] = costs[vertex] }
      let target = UInt32(random.below(graph.vertexCount))
      let renamed = graph.renumbered(names, &random)
      guard let first = try? cut(graph, targets: [target], costs) else { continue }
      let second = try cut(renamed, targets: [UInt32(names[Int(target)])], renamedCosts)
      let expected = first.vertices.map { UInt32(names[Int($0)]) }.sorted()
      #expect(second.vertices == expected, "seed \(seed)\n\(graph.text)")
      if !first.vertices.isEmpty { compared += 1 }
    }
    #expect(compared > 400)
  }

  @Test("Of a join's inputs only as many are cut off as it takes, the cheapest")
  func join() throws {
    let edges = (1...3).flatMap { [session(0, $0), session($0, 4)] }
    let all = TimedGraphCase.plain(5, edges, joins: [4: nil])
    #expect(try cut(all, targets: [4], [nil, 5, 3, 4, nil]).vertices == [2])
    let two = TimedGraphCase.plain(5, edges, joins: [4: 2])
    let found = try cut(two, targets: [4], [nil, 5, 3, 4, nil])
    #expect(found.vertices == [2, 3] && found.upper == 7)
    #expect(found.lower >= 4 && found.lower <= 7)
    #expect(try cut(two, targets: [4], [nil, 5, 3, 4, 6]).vertices == [4])
  }

  @Test("An input that is held whatever is removed leaves the join's other inputs to be cut off")
  func firmInput() throws {
    let graph = TimedGraphCase.plain(
      3, [session(0, 2), session(0, 1), session(1, 2)], joins: [2: nil])
    let found = try cut(graph, targets: [2], [nil, 4, nil])
    #expect(found.vertices == [1] && found.isOptimal && found.lower == 4)
  }

  @Test("A target that is a source goes only by its own removal")
  func targetIsSource() throws {
    let graph = TimedGraphCase.plain(3, [session(0, 1), session(1, 0), session(1, 2)])
    #expect(try cut(graph, targets: [0], [7, 1, 1]).vertices == [0])
    #expect(throws: UncuttableTargets(targets: [0])) { try cut(graph, targets: [0], [nil, 1, 1]) }
  }

  @Test("Targets that no removal cuts off are named")
  func uncuttable() {
    let graph = TimedGraphCase.plain(4, [session(0, 1), session(0, 2), session(2, 3)])
    #expect(throws: UncuttableTargets(targets: [0, 1])) {
      try cut(graph, targets: [3, 1, 0, 1], [nil, nil, 3, nil])
    }
    #expect(throws: UncuttableTargets(targets: [3])) {
      _ = try MinimumCut(
        graph.topology.graph, sources: [0], targets: [3], costs: RemovalCosts())
    }
  }

  @Test("Nothing needs to be removed without sources, without targets or where none is reached")
  func nothing() throws {
    var graph = TimedGraphCase.plain(3, [session(0, 1)])
    for targets in [[], [2]] as [[UInt32]] {
      let found = try cut(graph, targets: targets, [nil, 1, nil])
      #expect(found.vertices.isEmpty && found.isOptimal && found.upper == 0)
    }
    graph.sources = []
    #expect(try cut(graph, targets: [0, 1, 2], [nil, nil, nil]).vertices.isEmpty)
  }

  @Test("Removals that cost nothing are made sparingly")
  func costless() throws {
    let graph = TimedGraphCase.plain(
      5, [session(0, 1), session(1, 2), session(0, 2), session(2, 3), session(3, 4)])
    let found = try cut(graph, targets: [4], [0, 0, 0, 0, 0])
    #expect(found.vertices == [0] && found.upper == 0 && found.isOptimal)
    #expect(try cut(graph, targets: [4], [nil, 0, 0, 0, 0]).vertices == [2])
  }

  @Test("Costs beyond the greatest number are compared exactly and reported as that number")
  func saturation() throws {
    // Three vertices side by side, then two.
    let edges = [1, 2, 3].flatMap { [session(0, $0), session($0, 4), session($0, 5)] }
    let graph = TimedGraphCase.plain(7, edges + [session(4, 6), session(5, 6)])
    let costs: [UInt64?] = [nil, .max, .max, .max, .max, .max, nil]
    let found = try cut(graph, targets: [6], costs)
    #expect(found.vertices == [4, 5] && found.isOptimal)
    #expect(found.lower == .max && found.upper == .max)
  }

  @Test("Edges are cut each by itself, parallel ones together")
  func edges() throws {
    let graph = TimedGraphCase.plain(
      3, [session(0, 1), session(0, 1), session(1, 2), session(0, 2)])
    let topology = graph.topology.graph
    // Slots: 0 → 1 twice, 0 → 2, 1 → 2.
    let found = try MinimumCut(
      topology, sources: [0], targets: [2], costs: RemovalCosts(edges: [1, 1, 1, 3]))
    #expect(found.edges == [0, 1, 2] && found.upper == 3 && found.vertices.isEmpty)
    let mixed = try MinimumCut(
      topology, sources: [0], targets: [2],
      costs: RemovalCosts(vertices: [nil, 1, nil], edges: [1, 1, 1, 3]))
    #expect(mixed.edges == [2] && mixed.vertices == [1] && mixed.upper == 2)
  }

  @Test("A long path does not exhaust the stack")
  func longPath() throws {
    let count: UInt32 = 200_000
    let topology = Topology(
      vertexCount: Int(count), tails: Array(0..<count - 1), heads: Array(1..<count))
    var costs: [UInt64?] = Array(repeating: 2, count: Int(count))
    costs[150_000] = 1
    let found = try MinimumCut(
      topology, sources: [0], targets: [count - 1], costs: RemovalCosts(vertices: costs))
    #expect(found.vertices == [150_000] && found.isOptimal)
  }

  @Test("On larger graphs with joins the set cuts and its cost lies between the bounds")
  func large() throws {
    var cuts = 0
    for seed in 0..<60 {
      let graph = TimedGraphCase.large(vertexCount: 300, seed: UInt64(seed))
      var random = SplitMix(seed: UInt64(seed))
      let costs = (0..<300).map { $0 == 0 || random.chance(20) ? nil : UInt64(random.below(9)) }
      let targets = (0..<4).map { _ in UInt32(1 + random.below(299)) }
      guard let found = try? cut(graph, targets: targets, costs) else { continue }
      let reached = staticReach(graph, without: Removal(vertices: found.vertices))
      #expect(targets.allSatisfy { !reached[Int($0)] }, "seed \(seed)")
      #expect(found.lower <= found.upper, "seed \(seed)")
      if found.upper > 0 { cuts += 1 }
    }
    #expect(cuts > 10)
  }

  @discardableResult
  private func cut(
    _ graph: TimedGraphCase, targets: [UInt32], _ costs: [UInt64?]
  ) throws -> MinimumCut {
    try MinimumCut(
      graph.topology.graph, sources: graph.sourceVertices, targets: targets,
      costs: RemovalCosts(vertices: costs))
  }
}
