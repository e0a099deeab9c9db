package import GraphKernels

/// What can be reached from somewhere, whatever the time: static reachability with joins.
package struct Analysis: Sendable {
  package let graph: AttackGraph
  /// Every reached vertex, in order of discovery.
  package let reached: [UInt32]
  /// The edge each reached vertex was entered by; `nil` for a source.
  private let entered: [UInt32: UInt32]

  /// One step of a path: an edge with what it leads to.
  package struct Step: Sendable, Hashable {
    package var edge: AttackEdge
    package var technique: Technique
    package var tail: Vertex
    package var head: Vertex
    /// What in the estate or the policy makes the step possible.
    package var because: String
  }

  /// - Complexity: O(vertices + edges).
  package init(_ graph: AttackGraph, from sources: [UInt32]) {
    self.graph = graph
    let topology = graph.staticTopology()
    var workspace = ReachWorkspace(for: topology)
    workspace.run(topology, sources: sources)
    reached = workspace.reached
    var entered: [UInt32: UInt32] = [:]
    for vertex in workspace.reached {
      guard let slot = workspace.parentEdge(of: vertex) else { continue }
      entered[vertex] = topology.originalEdges[Int(slot)]
    }
    self.entered = entered
  }

  /// Reached assets of a kind, ascending.
  package func assets(_ kind: Asset.Kind) -> [UInt32] {
    reached.filter { graph.vertices[Int($0)].asset?.kind == kind }.sorted()
  }

  package var weight: Double {
    reached.sorted().reduce(0) { $0 + (graph.vertices[Int($1)].asset?.weight ?? 0) }
  }

  /// A shortest path in steps from a source; empty for a source, `nil` when it is not reached.
  ///
  /// Through a join it follows the premise that completed it.
  package func path(to vertex: UInt32) -> [Step]? {
    guard reached.contains(vertex) else { return nil }
    var steps: [Step] = []
    var current = vertex
    while let position = entered[current] {
      let edge = graph.edges[Int(position)]
      steps.append(
        Step(
          edge: edge, technique: graph.technique(of: edge),
          tail: graph.vertices[Int(edge.tail)], head: graph.vertices[Int(edge.head)],
          because: graph.provenance(of: edge)))
      current = edge.tail
    }
    return steps.reversed()
  }
}

extension AttackGraph {
  /// The graph as integers, without windows and durations.
  package func staticTopology() -> TimedTopology {
    var needs: [UInt32: UInt32?] = [:]
    for position in vertices.indices {
      if let need = vertices[position].need { needs[UInt32(position)] = UInt32(need) }
    }
    return TimedTopology(
      vertexCount: vertices.count,
      edges: edges.map {
        TimedEdge(
          tail: $0.tail, head: $0.head, duration: 0, lifetimeExtension: TimeBound.forever)
      }, joinNeeds: needs)
  }
}
