/// Finds what is best from every vertex to the nearest target, by one search backwards.
enum PathPotentials {
  /// Returns a bound on what remains from each vertex to a target, nil where none is reached.
  ///
  /// It stays a bound when vertices or edges are taken away. At a target it is exact.
  /// - Complexity: O(V + E log E).
  static func bounds<Measure: PathMeasure>(
    _ graph: PathGraph<Measure>, _ measure: Measure
  ) -> [Measure.Value?] {
    let reverse = Reverse(graph)
    var bounds = [Measure.Value?](repeating: nil, count: graph.vertices.count)
    var queue = OrderedHeap<Pending<Measure>>()
    for vertex in graph.isTarget.indices where graph.isTarget[vertex] {
      queue.push(Pending(value: measure.neutral, vertex: UInt32(vertex)), in: measure)
    }
    while let next = queue.pop(in: measure) {
      guard bounds[Int(next.vertex)] == nil else { continue }
      bounds[Int(next.vertex)] = next.value
      for place in reverse.row(of: next.vertex) where bounds[Int(reverse.tails[place])] == nil {
        let edge = graph.values[Int(reverse.edges[place])]
        queue.push(
          Pending(value: measure.extend(next.value, by: edge), vertex: reverse.tails[place]),
          in: measure)
      }
    }
    for vertex in bounds.indices where !graph.isTarget[vertex] {
      bounds[vertex] = bounds[vertex].map(measure.bound(for:))
    }
    return bounds
  }

  private struct Pending<Measure: PathMeasure>: HeapOrdered {
    let value: Measure.Value
    let vertex: UInt32

    func precedes(_ other: Pending, in measure: Measure) -> Bool {
      measure.isBetter(value, than: other.value)
    }
  }

  /// The edges by the vertex that they enter.
  private struct Reverse {
    private var offsets: [UInt32]
    private(set) var tails: [UInt32]
    private(set) var edges: [UInt32]

    init<Measure>(_ graph: PathGraph<Measure>) {
      offsets = Array(repeating: 0, count: graph.vertices.count + 1)
      for head in graph.heads { offsets[Int(head) + 1] += 1 }
      for vertex in graph.vertices.indices { offsets[vertex + 1] += offsets[vertex] }
      var next = offsets
      tails = Array(repeating: 0, count: graph.heads.count)
      edges = tails
      for tail in 0..<UInt32(graph.vertices.count) {
        for edge in graph.row(of: tail) {
          let place = Int(next[Int(graph.heads[edge])])
          next[Int(graph.heads[edge])] += 1
          tails[place] = tail
          edges[place] = UInt32(edge)
        }
      }
    }

    func row(of vertex: UInt32) -> Range<Int> {
      Int(offsets[Int(vertex)])..<Int(offsets[Int(vertex) + 1])
    }
  }
}
