import GraphKernels
import TestSupport
import Testing

@Suite("Removal sweep")
struct RemovalSweepTests {
  @Test("It reaches what forward chaining reaches without each vertex and each edge")
  func oracle() {
    var withJoins = 0
    var lost = 0
    for seed in 0..<3000 {
      let graph = TimedGraphCase.mixed(seed: UInt64(seed)).withNeedsFixed
      let topology = graph.topology.graph
      var sweep = RemovalSweep(topology, sources: graph.sourceVertices)
      let reached = StaticOracle.reach(graph)
      if graph.reachesJoin(reached) { withJoins += 1 }
      let vertices = Array(0..<UInt32(graph.vertexCount))
      let slots = Array(0..<UInt32(topology.edgeCount))
      // The second round of vertices finds the marks of the edges gone.
      for isEdges in [false, true, false] {
        if isEdges {
          sweep.run(removingEdges: slots[...], of: topology)
        } else {
          sweep.run(removingVertices: vertices[...])
        }
        for (candidate, id) in (isEdges ? slots : vertices).enumerated() {
          let removal =
            isEdges
            ? Removal(edges: [topology.originalEdge(ofSlot: id)]) : Removal(vertices: [id])
          let expected = StaticOracle.reach(graph, without: removal)
          let found = vertices.map { sweep.isReached($0, without: candidate) }
          #expect(found == expected, "seed \(seed), without \(removal)\n\(graph.text)")
          lost += zip(reached, expected).filter { $0 && !$1 }.count
        }
      }
    }
    #expect(withJoins > 800 && lost > 50_000)
  }

  @Test("Blocks of larger graphs agree with separate runs")
  func large() {
    let count = 700
    for seed in 0..<3 {
      let graph = TimedGraphCase.large(vertexCount: count, seed: UInt64(seed))
      let topology = graph.topology.graph
      let reached = staticReach(graph)
      #expect(graph.reachesJoin(reached) && reached.filter(\.self).count > 500, "seed \(seed)")
      var sweep = RemovalSweep(topology, sources: [0])
      let vertices = Array(0..<UInt32(count))
      var workspace = ReachWorkspace(for: topology)
      for start in stride(from: 0, to: count, by: RemovalSweep.blockSize) {
        let block = vertices[start..<min(count, start + RemovalSweep.blockSize)]
        sweep.run(removingVertices: block)
        for (candidate, vertex) in block.enumerated() {
          workspace.run(topology, sources: [0], without: Removal(vertices: [vertex]))
          var isEqual = true
          for other in vertices
          where workspace.contains(other) != sweep.isReached(other, without: candidate) {
            isEqual = false
          }
          #expect(isEqual, "seed \(seed), without \(vertex)")
        }
      }
    }
  }

  @Test("Joins with many in-neighbours count them rightly")
  func wideJoins() {
    for seed in 0..<300 {
      var random = SplitMix(seed: UInt64(seed))
      let width = 1 + random.below(40)
      // Vertex 0 leads to `width` vertices, some by way of another, all of them into a join.
      var edges: [TimedEdge] = []
      for input in 1...width {
        edges.append(
          session(random.chance(60) ? 0 : UInt32(1 + random.below(input)), UInt32(input)))
        edges.append(session(UInt32(input), UInt32(width) + 1))
        if random.chance(20) { edges.append(session(UInt32(input), UInt32(width) + 1)) }
      }
      let need = UInt32(1 + random.below(width))
      let graph = TimedGraphCase.plain(width + 2, edges, joins: [UInt32(width) + 1: need])
      var sweep = RemovalSweep(graph.topology.graph, sources: [0])
      let vertices = Array(0..<UInt32(width + 2))
      sweep.run(removingVertices: vertices[...])
      for vertex in vertices {
        let expected = StaticOracle.reach(graph, without: Removal(vertices: [vertex]))
        let found = vertices.map { sweep.isReached($0, without: Int(vertex)) }
        #expect(found == expected, "seed \(seed), without \(vertex)\n\(graph.text)")
      }
    }
  }

  @Test("Losses count assets and add their weights, up to the greatest number")
  func losses() {
    let topology = Topology(vertexCount: 5, tails: [0, 1, 1], heads: [1, 2, 3])
    var sweep = RemovalSweep(topology, sources: [0])
    sweep.run(removingVertices: [1, 2, 4])
    let assets = WeightedAssets([2, 3, 4, 1], weights: [7, .max, 1, 2])
    let whole = sweep.losses(of: assets)
    let others = sweep.losses(of: assets, countsOwn: false)
    #expect(
      whole == [RemovalLoss(count: 3, weight: .max), RemovalLoss(count: 1, weight: 7), .none])
    #expect(others == [RemovalLoss(count: 2, weight: .max), .none, .none])
  }

  @Test("A long path does not exhaust the stack")
  func longPath() {
    let count: UInt32 = 200_000
    let topology = Topology(
      vertexCount: Int(count), tails: Array(0..<count - 1), heads: Array(1..<count))
    var sweep = RemovalSweep(topology, sources: [0])
    sweep.run(removingVertices: [0, 100_000, count - 1])
    let places: [UInt32] = [0, 99_999, 100_001, count - 2, count - 1]
    let found = (0..<3).map { candidate in
      places.filter { sweep.isReached($0, without: candidate) }
    }
    #expect(found == [[], [0, 99_999], [0, 99_999, 100_001, count - 2]])
  }

  @Test("Nothing is reached from no sources")
  func noSources() {
    var sweep = RemovalSweep(Topology(vertexCount: 2, tails: [0], heads: [1]), sources: [])
    sweep.run(removingVertices: [0, 1])
    let isReached = sweep.isReached(0, without: 1)
    let losses = sweep.losses(of: WeightedAssets([0, 1], weights: [1, 1]))
    #expect(!isReached && losses == [.none, .none])
  }
}
