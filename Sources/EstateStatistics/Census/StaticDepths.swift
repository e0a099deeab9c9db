internal import AttackGraph
internal import GraphKernels

/// An attacker's steps from any vertex to the nearest asset of a kind, joins honoured.
///
/// Relations of the graph itself (holding a role, being in a group) are no steps
/// (``AttackGraph/Tactic/structural``). A path through a join is as long as the way to the last
/// input that it needs.
///
/// A search backwards from the assets answers for all vertices at once, but cannot tell whether a
/// join's other inputs are held. So there are two: one that never passes a join finds paths that
/// surely exist; one that passes each join from the inputs of which at least one is needed finds
/// what no path can be shorter than. Where both agree, that is the answer; elsewhere a search
/// forwards decides.
struct StaticDepths {
  /// Steps without joins, and what there are at least; `nil` for no path.
  private let certain: [Int?]
  private let least: [Int?]
  private var search: StepSearch

  /// - Complexity: O(vertices + edges), up to logarithms.
  init(_ graph: AttackGraph, to kind: Asset.Kind) {
    let forward = graph.stepTopology()
    let targets = graph.assets.filter { graph.vertices[Int($0)].asset?.kind == kind }
    let isJoin = forward.joinNeeds.map { $0 > 1 }
    let spare = SpareInputs(graph, needs: forward.joinNeeds)
    certain = graph.steps(to: targets) { !isJoin[Int($0.head)] }
    least = graph.steps(to: targets) { !spare.contains(tail: $0.tail, of: $0.head) }
    search = StepSearch(
      forward, targets: targets, estimates: graph.steps(to: targets) { _ in true })
  }

  /// The steps of a shortest path from any of the sources; `nil` when there is none.
  ///
  /// - Complexity: O(sources), or that of a search where joins may matter.
  mutating func steps(from sources: [UInt32]) -> Int? {
    let certain = sources.compactMap { self.certain[Int($0)] }.min()
    let least = sources.compactMap { self.least[Int($0)] }.min()
    if certain == least { return certain }
    return search.steps(from: sources, below: certain) ?? certain
  }
}

/// Of each join's inputs as many as can be left out while one of the others is still needed.
///
/// Those that the most edges lead to: being somewhere in the network says least about a path.
private struct SpareInputs {
  private struct Input: Hashable {
    var tail: UInt32
    var join: UInt32
  }

  private var spare: Set<Input> = []

  init(_ graph: AttackGraph, needs: [UInt32]) {
    var degrees = [Int](repeating: 0, count: needs.count)
    var inputs: [UInt32: Set<UInt32>] = [:]
    for edge in graph.edges {
      degrees[Int(edge.head)] += 1
      if needs[Int(edge.head)] > 1 { inputs[edge.head, default: []].insert(edge.tail) }
    }
    for (join, tails) in inputs {
      let widest = tails.sorted { (degrees[Int($1)], $0) < (degrees[Int($0)], $1) }
      for tail in widest.prefix(Int(needs[Int(join)]) - 1) {
        spare.insert(Input(tail: tail, join: join))
      }
    }
  }

  func contains(tail: UInt32, of join: UInt32) -> Bool {
    spare.contains(Input(tail: tail, join: join))
  }
}

extension AttackGraph {
  private var isStep: [Bool] { catalogue.techniques.map { $0.tactic != .structural } }

  /// The graph as integers, a second for each step of an attacker.
  fileprivate func stepTopology() -> TimedTopology {
    let isStep = isStep
    var needs: [UInt32: UInt32?] = [:]
    for vertex in vertices.indices {
      if let need = vertices[vertex].need { needs[UInt32(vertex)] = UInt32(need) }
    }
    return TimedTopology(
      vertexCount: vertices.count,
      edges: edges.map {
        TimedEdge(
          tail: $0.tail, head: $0.head, duration: isStep[$0.technique] ? 1 : 0,
          lifetimeExtension: TimeBound.forever)
      }, joinNeeds: needs)
  }

  /// By vertex, the steps to the nearest target over some of the edges, as if there were no joins.
  fileprivate func steps(to targets: [UInt32], over isOpen: (AttackEdge) -> Bool) -> [Int?] {
    let isStep = isStep
    var reversed: [TimedEdge] = []
    for edge in edges where isOpen(edge) {
      reversed.append(
        TimedEdge(
          tail: edge.head, head: edge.tail, duration: isStep[edge.technique] ? 1 : 0,
          lifetimeExtension: TimeBound.forever))
    }
    let topology = TimedTopology(vertexCount: vertices.count, edges: reversed, joinNeeds: [:])
    var workspace = TimedWorkspace(for: topology)
    workspace.run(
      topology, windows: VertexWindows(alwaysFor: vertices.count), durations: topology.durations,
      sources: targets.map { TimedSource(vertex: $0) }, start: 0, horizon: TimeBound.forever)
    return vertices.indices.map { workspace.arrival(of: UInt32($0)).map(Int.init) }
  }
}
