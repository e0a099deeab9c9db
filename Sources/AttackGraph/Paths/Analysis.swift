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

  /// - Parameter followed: How sure steps have to be to be followed; those the graph has at all,
  ///   unless the caller says otherwise.
  /// - Complexity: O(vertices + edges).
  package init(
    _ graph: AttackGraph, from sources: [UInt32],
    following followed: Set<Certainty> = Set(Certainty.allCases)
  ) {
    self.graph = graph
    self.followed = followed
    let edges = graph.edges.indices.filter { followed.contains(graph.edges[$0].certainty) }
    let topology = graph.staticTopology(edges)
    var workspace = ReachWorkspace(for: topology)
    workspace.run(topology, sources: sources)
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

  package func reaches(_ vertex: UInt32) -> Bool { ranks[vertex] != nil }

  /// Reached assets of a kind, ascending.
  package func assets(_ kind: Asset.Kind) -> [UInt32] {
    reached.filter { graph.vertices[Int($0)].asset?.kind == kind }.sorted()
  }

  package var weight: Double {
    reached.sorted().reduce(0) { $0 + (graph.vertices[Int($1)].asset?.weight ?? 0) }
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
    var needs: [UInt32: UInt32?] = [:]
    for position in vertices.indices {
      if let need = vertices[position].need { needs[UInt32(position)] = UInt32(need) }
    }
    return Topology(
      vertexCount: vertices.count, tails: positions.map { edges[$0].tail },
      heads: positions.map { edges[$0].head }, joinNeeds: needs)
  }
}
