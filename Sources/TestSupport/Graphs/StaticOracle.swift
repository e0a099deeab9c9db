package import GraphKernels

/// Finds what can be reached by forward chaining over the whole list of vertices.
package enum StaticOracle {
  /// Returns whether each vertex is reached, windows ignored and joins honoured.
  ///
  /// - Parameter removal: What is not there; its edges are positions in those of the case.
  package static func reach(_ graph: TimedGraphCase, without removal: Removal = .none) -> [Bool] {
    let removed = Set(removal.vertices)
    var reached = Array(repeating: false, count: graph.vertexCount)
    for source in graph.sources where !removed.contains(source.vertex) {
      reached[Int(source.vertex)] = true
    }
    var changed = true
    while changed {
      changed = false
      for vertex in 0..<graph.vertexCount
      where !reached[vertex] && !removed.contains(UInt32(vertex)) {
        let all = neighbours(into: UInt32(vertex), graph)
        let usable = neighbours(into: UInt32(vertex), graph, without: removal.edges)
        let held = usable.filter { reached[Int($0)] }.count
        if held >= 1 && held >= need(of: UInt32(vertex), all.count, graph) {
          reached[vertex] = true
          changed = true
        }
      }
    }
    return reached
  }

  /// Returns the distinct tails of the edges into a vertex.
  package static func neighbours(
    into vertex: UInt32, _ graph: TimedGraphCase, without removed: [UInt32] = []
  ) -> Set<UInt32> {
    var tails: Set<UInt32> = []
    for (position, edge) in graph.edges.enumerated()
    where edge.head == vertex && !removed.contains(UInt32(position)) {
      tails.insert(edge.tail)
    }
    return tails
  }

  private static func need(of vertex: UInt32, _ all: Int, _ graph: TimedGraphCase) -> Int {
    guard let join = graph.joinNeeds[vertex] else { return 1 }
    return join.map { Int($0) } ?? all
  }
}
