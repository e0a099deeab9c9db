import GraphKernels

/// Finds what can be reached by forward chaining over the whole list of vertices.
package enum StaticOracle {
  /// Returns whether each vertex is reached, windows ignored and joins honoured.
  ///
  /// - Parameter admits: Which vertices may be held at all; shape [vertexCount].
  package static func reach(_ graph: TimedGraphCase, admits: [Bool]? = nil) -> [Bool] {
    var reached = Array(repeating: false, count: graph.vertexCount)
    for source in graph.sources where admits?[Int(source.vertex)] ?? true {
      reached[Int(source.vertex)] = true
    }
    var changed = true
    while changed {
      changed = false
      for vertex in 0..<graph.vertexCount where !reached[vertex] && admits?[vertex] ?? true {
        let neighbours = neighbours(into: UInt32(vertex), graph)
        let held = neighbours.filter { reached[Int($0)] }.count
        if held >= 1 && held >= need(of: UInt32(vertex), neighbours.count, graph) {
          reached[vertex] = true
          changed = true
        }
      }
    }
    return reached
  }

  /// Returns the distinct tails of the edges into a vertex.
  static func neighbours(into vertex: UInt32, _ graph: TimedGraphCase) -> Set<UInt32> {
    Set(graph.edges.filter { $0.head == vertex }.map(\.tail))
  }

  private static func need(of vertex: UInt32, _ all: Int, _ graph: TimedGraphCase) -> Int {
    guard let join = graph.joinNeeds[vertex] else { return 1 }
    return join.map { Int($0) } ?? all
  }
}
