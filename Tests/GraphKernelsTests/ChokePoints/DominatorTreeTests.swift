import GraphKernels
import TestSupport
import Testing

@Suite("Dominator tree")
struct DominatorTreeTests {
  @Test("A vertex dominates exactly what is not reached without it")
  func oracle() {
    var exact = 0
    var withJoins = 0
    var deep = 0
    for seed in 0..<3000 {
      let graph = TimedGraphCase.mixed(seed: UInt64(seed))
      let reached = StaticOracle.reach(graph)
      let tree = DominatorTree(graph.topology.graph, sources: graph.sourceVertices)
      #expect((tree == nil) == graph.reachesJoin(reached), "seed \(seed)\n\(graph.text)")
      if let tree {
        exact += 1
        if !graph.joinNeeds.isEmpty { withJoins += 1 }
        deep += check(tree, graph, seed)
      }
      let relaxed = graph.withJoinsAsOr
      deep += check(
        DominatorTree(joinsAsOr: graph.topology.graph, sources: graph.sourceVertices), relaxed, seed
      )
    }
    #expect(exact > 2000 && withJoins > 800 && deep > 3000)
  }

  /// Compares with removals and returns how many vertices lie two levels down or deeper.
  private func check(_ tree: DominatorTree, _ graph: TimedGraphCase, _ seed: Int) -> Int {
    let reached = StaticOracle.reach(graph)
    var dominated: [[Bool]] = []
    for vertex in 0..<UInt32(graph.vertexCount) {
      let without = StaticOracle.reach(graph, without: Removal(vertices: [vertex]))
      dominated.append(zip(reached, without).map { $0 && !$1 })
    }
    var deep = 0
    for lower in 0..<graph.vertexCount {
      #expect(tree.isReached(UInt32(lower)) == reached[lower], "seed \(seed)\n\(graph.text)")
      for upper in 0..<graph.vertexCount {
        #expect(
          tree.dominates(UInt32(upper), UInt32(lower)) == dominated[upper][lower],
          "seed \(seed), \(upper) over \(lower)\n\(graph.text)")
      }
      // The nearest strict dominator is the one that all the others dominate.
      let above = (0..<graph.vertexCount).filter { $0 != lower && dominated[$0][lower] }
      let nearest = above.first { upper in above.allSatisfy { dominated[$0][upper] } }
      #expect(
        tree.immediateDominator(of: UInt32(lower)) == nearest.map { UInt32($0) },
        "seed \(seed), vertex \(lower)\n\(graph.text)")
      if above.count > 1 { deep += 1 }
    }
    checkSums(tree, dominated, seed)
    return deep
  }

  private func checkSums(_ tree: DominatorTree, _ dominated: [[Bool]], _ seed: Int) {
    var random = SplitMix(seed: UInt64(seed))
    let weights = dominated.map { _ in UInt64(random.below(100)) }
    let sums = tree.sums(of: weights)
    let others = tree.sums(of: weights, includesOwn: false)
    for (vertex, row) in dominated.enumerated() {
      let sum = zip(row, weights).filter(\.0).map(\.1).reduce(0, +)
      #expect(sums[vertex] == sum, "seed \(seed)")
      #expect(others[vertex] == sum - (row[vertex] ? weights[vertex] : 0), "seed \(seed)")
    }
  }

  @Test("It agrees with removals on larger graphs with cycles")
  func large() {
    for seed in 0..<5 {
      var graph = TimedGraphCase.large(vertexCount: 120, seed: UInt64(seed))
      graph.joinNeeds = [:]
      let topology = graph.topology.graph
      let tree = DominatorTree(joinsAsOr: topology, sources: [0])
      for upper in 0..<UInt32(120) {
        let without = staticReach(graph, without: Removal(vertices: [upper]))
        for lower in 0..<UInt32(120) {
          #expect(tree.dominates(upper, lower) == !without[Int(lower)], "seed \(seed)")
        }
      }
    }
  }

  @Test("Dominators come before what they dominate")
  func order() {
    for seed in 0..<500 {
      let graph = TimedGraphCase.mixed(seed: UInt64(seed))
      let tree = DominatorTree(joinsAsOr: graph.topology.graph, sources: graph.sourceVertices)
      for (position, vertex) in tree.vertices.enumerated() {
        guard let above = tree.immediateDominator(of: vertex) else { continue }
        #expect(tree.vertices[..<position].contains(above), "seed \(seed)\n\(graph.text)")
      }
    }
  }

  @Test("A long path does not exhaust the stack")
  func longPath() {
    let count: UInt32 = 200_000
    let topology = Topology(
      vertexCount: Int(count), tails: Array(0..<count - 1), heads: Array(1..<count))
    let tree = DominatorTree(topology, sources: [0])
    #expect(tree?.immediateDominator(of: count - 1) == count - 2)
    #expect(tree?.dominates(0, count - 1) == true)
    #expect(tree?.sums(of: Array(repeating: 1, count: Int(count))).first == UInt64(count))
  }

  @Test("Sums stop at the greatest number")
  func saturation() {
    let topology = Topology(vertexCount: 3, tails: [0, 1], heads: [1, 2])
    let tree = DominatorTree(joinsAsOr: topology, sources: [0])
    #expect(tree.sums(of: [1, .max, 5]) == [.max, .max, 5])
    #expect(tree.sums(of: [1, .max, 5], includesOwn: false) == [.max, 5, 0])
  }

  @Test("Nothing is reached from no sources")
  func noSources() {
    let tree = DominatorTree(Topology(vertexCount: 2, tails: [0], heads: [1]), sources: [])
    #expect(tree?.vertices == [])
    #expect(tree?.isReached(0) == false)
    #expect(tree?.sums(of: [1, 1]) == [0, 0])
    let empty = DominatorTree(Topology(vertexCount: 0, tails: [], heads: []), sources: [])
    #expect(empty?.vertices == [])
  }
}
