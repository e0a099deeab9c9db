import GraphKernels
import TestSupport
import Testing

@Suite("Static reach")
struct ReachWorkspaceTests {
  @Test("It equals forward chaining, with and without removals")
  func oracle() {
    for seed in 0..<2000 {
      let graph = TimedGraphCase.random(seed: UInt64(seed))
      #expect(staticReach(graph) == StaticOracle.reach(graph), "seed \(seed)\n\(graph.text)")
      let removal = Removal.random(of: graph.withNeedsFixed, percent: 15, seed: UInt64(seed))
      #expect(
        staticReach(graph, without: removal) == StaticOracle.reach(graph, without: removal),
        "seed \(seed), without \(removal)\n\(graph.text)")
    }
  }

  @Test("A workspace used before gives what a fresh one gives")
  func reuse() {
    for seed in 0..<300 {
      var graph = TimedGraphCase.random(seed: UInt64(seed))
      let topology = graph.topology.graph
      var workspace = ReachWorkspace(for: topology)
      for vertex in 0..<UInt32(graph.vertexCount) {
        graph.sources = [TimedSource(vertex: vertex)]
        workspace.run(topology, sources: [vertex])
        var reached: [Bool] = []
        for other in 0..<UInt32(graph.vertexCount) { reached.append(workspace.contains(other)) }
        #expect(reached == StaticOracle.reach(graph), "seed \(seed)")
      }
    }
  }

  @Test("Removing an edge never enlarges it")
  func removingEdges() {
    for seed in 0..<500 {
      let graph = TimedGraphCase.random(seed: UInt64(seed)).withNeedsFixed
      let before = staticReach(graph)
      for edge in graph.edges.indices {
        let after = staticReach(graph.removingEdge(edge))
        #expect(zip(after, before).allSatisfy { !$0 || $1 }, "seed \(seed), edge \(edge)")
      }
    }
  }

  @Test("Vertices come breadth first, each with the edge that found it")
  func discovery() {
    let topology = TimedGraphCase.plain(
      6, [session(0, 3), session(0, 1), session(1, 2), session(3, 2), session(2, 0)]
    ).topology.graph
    var workspace = ReachWorkspace(for: topology)
    workspace.run(topology, sources: [0, 0])
    let reached = Array(workspace.reached)
    let parents = (0..<6).map { _ in UInt32?.none }
    var found = parents
    for vertex in 0..<6 { found[vertex] = workspace.parentEdge(of: UInt32(vertex)) }
    let path = workspace.path(to: 2, in: topology)
    let toSource = workspace.path(to: 0, in: topology)
    let toUnreached = workspace.path(to: 5, in: topology)
    #expect(reached == [0, 3, 1, 2])
    #expect(found == [nil, 1, 4, 0, nil, nil])
    #expect(path == [0, 4] && toSource == [] && toUnreached == nil)
  }

  @Test("A source that is removed starts nothing")
  func removedSource() {
    let graph = TimedGraphCase.plain(2, [session(0, 1)])
    #expect(staticReach(graph, without: Removal(vertices: [0])) == [false, false])
    #expect(staticReach(graph, without: Removal(vertices: [1])) == [true, false])
    #expect(staticReach(graph, without: Removal(edges: [0])) == [true, false])
  }

  @Test("Each vertex is found by an edge from one found before it, which was not removed")
  func parents() {
    for seed in 0..<1000 {
      let graph = TimedGraphCase.random(seed: UInt64(seed)).withNeedsFixed
      let topology = graph.topology.graph
      let removal = Removal.random(of: graph, percent: 10, seed: UInt64(seed)).inSlots(of: topology)
      var workspace = ReachWorkspace(for: topology)
      workspace.run(topology, sources: graph.sources.map(\.vertex), without: removal)
      let reached = Array(workspace.reached)
      let sourceCount = workspace.sourceCount
      for (place, vertex) in reached.enumerated() {
        let edge = workspace.parentEdge(of: vertex)
        #expect((edge == nil) == (place < sourceCount), "seed \(seed)")
        guard let edge else { continue }
        let tail = topology.tail(ofSlot: edge)
        #expect(topology.heads[Int(edge)] == vertex && !removal.edges.contains(edge))
        #expect(reached[..<place].contains(tail), "seed \(seed)\n\(graph.text)")
      }
    }
  }

  @Test("A goal that is removed is not met")
  func removedGoal() {
    let topology = TimedGraphCase.plain(3, [session(0, 1), session(1, 2)]).topology.graph
    var workspace = ReachWorkspace(for: topology)
    workspace.run(topology, sources: [0], without: Removal(vertices: [2]), until: 2)
    let reached = Array(workspace.reached)
    #expect(reached == [0, 1])
  }

  @Test("A run may stop at its goal")
  func goal() {
    let topology = TimedGraphCase.plain(
      5, [session(0, 1), session(1, 2), session(2, 3), session(3, 4)]
    ).topology.graph
    var workspace = ReachWorkspace(for: topology)
    workspace.run(topology, sources: [0], until: 2)
    let stopped = Array(workspace.reached)
    workspace.run(topology, sources: [0], until: 0)
    let atOnce = Array(workspace.reached)
    workspace.run(topology, sources: [0])
    let whole = workspace.reachedCount
    #expect(stopped == [0, 1, 2] && atOnce == [0] && whole == 5)
  }

  @Test("Sixty-four vertices and more are told apart")
  func wide() {
    let edges = (0..<199).map { session(UInt32($0), UInt32($0) + 1) }
    var graph = TimedGraphCase.plain(200, edges)
    graph.sources = [TimedSource(vertex: 70)]
    #expect(staticReach(graph) == (0..<200).map { $0 >= 70 })
  }
}
