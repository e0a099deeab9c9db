package import GraphKernels

/// What can be reached from somewhere, whatever the time: static reachability with joins.
package struct Analysis: Sendable {
  package let graph: AttackGraph
  /// Every reached vertex, in order of discovery.
  package let reached: [UInt32]
  /// The position of each reached vertex in `reached`.
  let ranks: [UInt32: Int]
  /// The edge each reached vertex was entered by; `nil` for a source.
  let entered: [UInt32: UInt32]
  /// How sure the steps are that were followed.
  let followed: Set<Certainty>
  package let sources: [UInt32]
  /// Edges that were not followed although they are sure enough, by position.
  private let dropped: Set<Int>

  /// One step of a path: an edge with what it leads to.
  package struct Step: Sendable, Hashable {
    package var edge: AttackEdge
    package var technique: Technique
    package var tail: Vertex
    package var head: Vertex
    /// What in the estate or the policy makes the step possible.
    package var because: String

    /// How sure it is that the step works.
    package var certainty: Certainty { edge.certainty }
  }

  /// - Parameters:
  ///   - followed: How sure steps have to be to be followed; those the graph has at all, unless the
  ///     caller says otherwise.
  ///   - removed: Vertices that are not there.
  /// - Complexity: O(vertices + edges).
  package init(
    _ graph: AttackGraph, from sources: [UInt32],
    following followed: Set<Certainty> = Set(Certainty.allCases), without removed: [UInt32] = []
  ) {
    self.init(
      graph, from: sources, following: followed, without: removed, keeping: { _ in true })
  }

  /// The same along some of the steps.
  init(
    _ graph: AttackGraph, from sources: [UInt32], following followed: Set<Certainty>,
    without removed: [UInt32], keeping keeps: (AttackEdge) -> Bool
  ) {
    self.graph = graph
    self.followed = followed
    self.sources = sources
    let sure = graph.positions(following: followed)
    let edges = sure.filter { keeps(graph.edges[$0]) }
    dropped = edges.count < sure.count ? Set(sure).subtracting(edges) : []
    let topology = graph.staticTopology(edges)
    var workspace = ReachWorkspace(for: topology)
    workspace.run(topology, sources: sources, without: Removal(vertices: removed))
    reached = Array(workspace.reached)
    var ranks: [UInt32: Int] = [:]
    var entered: [UInt32: UInt32] = [:]
    for (rank, vertex) in workspace.reached.enumerated() {
      ranks[vertex] = rank
      guard let slot = workspace.parentEdge(of: vertex) else { continue }
      entered[vertex] = UInt32(edges[Int(topology.originalEdge(ofSlot: slot))])
    }
    self.ranks = ranks
    self.entered = entered
  }

  /// Whether an edge was followed as far as its tail was reached.
  func follows(_ position: Int) -> Bool {
    followed.contains(graph.edges[position].certainty) && !dropped.contains(position)
  }

  package func reaches(_ vertex: UInt32) -> Bool { ranks[vertex] != nil }

  /// Reached assets of a kind, ascending.
  package func assets(_ kind: Asset.Kind) -> [UInt32] {
    reached.filter { graph.vertices[Int($0)].asset?.kind == kind }.sorted()
  }

  /// How many assets of each kind are reached.
  package var assetCounts: AssetCounts { AssetCounts(of: reached, in: graph) }

  /// What the reached assets weigh together.
  package var weight: Double { graph.weight(of: assetCounts) }

  /// How many users and service accounts are reached.
  package var identityCount: Int {
    reached.count { graph.vertices[Int($0)].isIdentity }
  }

  /// A shortest path in steps from a source; empty for a source, `nil` when it is not reached.
  ///
  /// Through a join it follows the premise that completed it; `derivation(of:)` has them all.
  package func path(to vertex: UInt32) -> [Step]? {
    guard reaches(vertex) else { return nil }
    var steps: [Step] = []
    var current = vertex
    while let position = entered[current] {
      steps.append(step(position))
      current = graph.edges[Int(position)].tail
    }
    return steps.reversed()
  }

  /// The step of an edge, by its position in the graph.
  func step(_ position: UInt32) -> Step {
    let edge = graph.edges[Int(position)]
    return Step(
      edge: edge, technique: graph.technique(of: edge), tail: graph.vertices[Int(edge.tail)],
      head: graph.vertices[Int(edge.head)], because: graph.provenance(of: edge))
  }
}

extension AttackGraph {
  /// The graph as integers, without windows and durations.
  package func staticTopology() -> Topology {
    staticTopology(Array(edges.indices))
  }

  /// The same with some of its edges, by position.
  func staticTopology(_ positions: [Int]) -> Topology {
    Topology(
      vertexCount: vertices.count, tails: positions.map { edges[$0].tail },
      heads: positions.map { edges[$0].head }, joinNeeds: joinNeeds)
  }

  /// How many in-neighbours each join needs.
  var joinNeeds: [UInt32: UInt32?] {
    var needs: [UInt32: UInt32?] = [:]
    for position in storage.records.indices {
      if let need = storage.records[position].form.need { needs[UInt32(position)] = UInt32(need) }
    }
    return needs
  }

  /// The edges that are as sure as asked for, by position.
  func positions(following followed: Set<Certainty>) -> [Int] {
    edges.indices.filter { followed.contains(edges[$0].certainty) }
  }
}
