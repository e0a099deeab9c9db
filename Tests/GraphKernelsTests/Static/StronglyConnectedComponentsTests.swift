import GraphKernels
import TestSupport
import Testing

@Suite("Strongly connected components")
struct StronglyConnectedComponentsTests {
  @Test("Two vertices share a component just when each reaches the other")
  func mutualReach() {
    var (split, merged) = (0, 0)
    for seed in 0..<2000 {
      var graph = TimedGraphCase.random(seed: UInt64(seed))
      graph.joinNeeds = [:]
      let topology = graph.topology.graph
      let components = StronglyConnectedComponents(topology)
      let reach = Self.closure(topology)
      for (one, from) in reach.enumerated() {
        for other in from.indices {
          let mutual = from[other] && reach[other][one]
          #expect(
            (components.ids[one] == components.ids[other]) == mutual,
            "seed \(seed)\n\(graph.text)")
        }
      }
      expectConsistent(components, topology, reached: topology.vertexCount)
      if components.count > 1 { split += 1 }
      if components.count < topology.vertexCount { merged += 1 }
    }
    #expect(split > 500 && merged > 500)
  }

  @Test("From roots, just what they reach is numbered, as it is without roots")
  func roots() {
    var partial = 0
    for seed in 0..<1000 {
      var graph = TimedGraphCase.random(seed: UInt64(seed))
      graph.joinNeeds = [:]
      let topology = graph.topology.graph
      let roots = graph.sources.map(\.vertex)
      let components = StronglyConnectedComponents(topology, from: roots)
      let whole = StronglyConnectedComponents(topology)
      let reached = StaticOracle.reach(graph)
      #expect(
        components.ids.map { $0 != StronglyConnectedComponents.none } == reached, "seed \(seed)")
      for vertex in reached.indices where reached[vertex] {
        let own = Set(components.members(of: components.ids[vertex]))
        #expect(own == Set(whole.members(of: whole.ids[vertex])), "seed \(seed)")
      }
      expectConsistent(components, topology, reached: reached.filter { $0 }.count)
      if reached.contains(false) { partial += 1 }
    }
    #expect(partial > 300)
  }

  @Test("A path and a cycle of 200,000 vertices do not exhaust the stack")
  func deep() {
    let count: UInt32 = 200_000
    let path = Topology(
      vertexCount: Int(count), tails: Array(0..<count - 1), heads: Array(1..<count))
    let cycle = Topology(
      vertexCount: Int(count), tails: Array(0..<count), heads: Array(1..<count) + [0])
    #expect(StronglyConnectedComponents(path).ids == (0..<count).reversed())
    #expect(StronglyConnectedComponents(cycle).count == 1)
  }

  private static func closure(_ topology: Topology) -> [[Bool]] {
    var workspace = ReachWorkspace(for: topology)
    return (0..<UInt32(topology.vertexCount)).map { source in
      workspace.run(topology, sources: [source])
      var reached: [Bool] = []
      for vertex in 0..<UInt32(topology.vertexCount) { reached.append(workspace.contains(vertex)) }
      return reached
    }
  }

  /// Expects edges to lead down and members to be where their ids say.
  private func expectConsistent(
    _ components: StronglyConnectedComponents, _ topology: Topology, reached: Int
  ) {
    #expect(components.members.count == reached)
    for component in 0..<UInt32(components.count) {
      #expect(!components.members(of: component).isEmpty)
      for member in components.members(of: component) {
        #expect(components.ids[Int(member)] == component)
        for slot in topology.row(of: member) {
          #expect(components.ids[Int(topology.heads[slot])] <= component)
        }
      }
    }
  }
}
