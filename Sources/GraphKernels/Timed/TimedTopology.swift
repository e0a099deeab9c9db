/// The fixed part of a timed graph: who leads where, and which vertices are joins.
///
/// Compressed sparse rows: the edges out of vertex v fill the slots
/// `offsets[v] ..< offsets[v + 1]`, within a row in the order in which they were given. Windows
/// and, where they differ, durations come with each run.
package struct TimedTopology: Sendable, Hashable {
  /// Vertices are `0 ..< vertexCount`.
  package let vertexCount: Int

  /// First slot of each row; shape [vertexCount + 1].
  package let offsets: [UInt32]

  /// Vertex that the edge in each slot enters; shape [edgeCount].
  package let heads: [UInt32]

  /// Seconds by which a head outlives its tail, `TimeBound.forever` = durable; shape [edgeCount].
  package let extensions: [Int64]

  /// Seconds each step takes, as given; shape [edgeCount].
  package let durations: [Int64]

  /// Position in the edges given of the edge in each slot; shape [edgeCount].
  package let originalEdges: [UInt32]

  /// 0 for an ordinary vertex, else how many distinct in-neighbours it needs; shape [vertexCount].
  ///
  /// A join given without a need gets the number of its distinct in-neighbours, at least 1.
  package let joinNeeds: [UInt32]

  let inputs: JoinInputs

  /// Creates a topology from a list of edges.
  ///
  /// - Parameters:
  ///   - vertexCount: Vertices are `0 ..< vertexCount`.
  ///   - edges: Self loops and parallel edges are welcome.
  ///   - joinNeeds: The join vertices; how many distinct in-neighbours each needs, 1 or more, and
  ///     nil for all of them. Fixed here: no later change of the graph lowers it.
  /// - Complexity: O(V + E).
  package init(vertexCount: Int, edges: [TimedEdge], joinNeeds: [UInt32: UInt32?]) {
    precondition(
      vertexCount >= 0 && vertexCount <= Int(Int32.max),
      "A topology has between 0 and 2147483647 vertices.")
    precondition(
      edges.count < Int(TimedLabel.sourceEdge), "A topology has fewer than 4294967295 edges.")
    let rows = Self.rows(of: edges, vertexCount: vertexCount)
    self.vertexCount = vertexCount
    offsets = rows.offsets
    originalEdges = rows.order
    heads = rows.order.map { edges[Int($0)].head }
    extensions = rows.order.map { edges[Int($0)].lifetimeExtension }
    durations = rows.order.map { edges[Int($0)].duration }
    var isJoin = Array(repeating: false, count: vertexCount)
    for (vertex, need) in joinNeeds {
      precondition(vertex < vertexCount, "A join is one of the topology's vertices.")
      precondition(need != 0, "A join needs at least one in-neighbour.")
      isJoin[Int(vertex)] = true
    }
    inputs = JoinInputs(offsets: offsets, heads: heads, isJoin: isJoin)
    var needs = Array(repeating: UInt32(0), count: vertexCount)
    for (vertex, need) in joinNeeds {
      needs[Int(vertex)] = need ?? max(1, UInt32(inputs.places(of: Int(vertex)).count))
    }
    self.joinNeeds = needs
  }

  /// Number of edges, parallel ones and self loops included.
  package var edgeCount: Int { heads.count }

  /// Returns the slots of the edges that leave a vertex.
  package func row(of vertex: UInt32) -> Range<Int> {
    Int(offsets[Int(vertex)])..<Int(offsets[Int(vertex) + 1])
  }

  /// Returns the vertex that the edge in a slot leaves.
  ///
  /// - Complexity: O(log V).
  package func tail(ofSlot slot: UInt32) -> UInt32 {
    precondition(slot < edgeCount, "A slot is below the number of edges.")
    var low = 0
    var high = vertexCount
    while low + 1 < high {
      let middle = (low + high) / 2
      if offsets[middle] <= slot { low = middle } else { high = middle }
    }
    return UInt32(low)
  }

  /// Sorts edges by tail, keeping the order given within a tail, and checks every one.
  private static func rows(
    of edges: [TimedEdge], vertexCount: Int
  ) -> (offsets: [UInt32], order: [UInt32]) {
    var offsets = Array(repeating: UInt32(0), count: vertexCount + 1)
    for edge in edges {
      precondition(
        edge.tail < vertexCount && edge.head < vertexCount,
        "An edge joins two of the topology's vertices.")
      precondition(edge.duration >= 0, "A duration is 0 or more.")
      precondition(edge.lifetimeExtension >= 0, "A lifetime extension is 0 or more.")
      offsets[Int(edge.tail) + 1] += 1
    }
    for vertex in 0..<vertexCount { offsets[vertex + 1] += offsets[vertex] }
    var next = offsets
    var order = Array(repeating: UInt32(0), count: edges.count)
    for (position, edge) in edges.enumerated() {
      order[Int(next[Int(edge.tail)])] = UInt32(position)
      next[Int(edge.tail)] += 1
    }
    return (offsets, order)
  }
}
