/// The edges of a topology by the vertex that they enter.
package struct ReverseRows: Sendable, Hashable {
  /// First place of each row; shape [vertexCount + 1].
  package let offsets: [UInt32]

  /// Vertex that the edge at each place leaves, ascending within a row; shape [edgeCount].
  package let tails: [UInt32]

  /// Slot in the topology of the edge at each place; shape [edgeCount].
  package let slots: [UInt32]

  /// - Complexity: O(V + E).
  package init(_ topology: Topology) {
    var offsets = Array(repeating: UInt32(0), count: topology.vertexCount + 1)
    for head in topology.heads { offsets[Int(head) + 1] += 1 }
    for vertex in 0..<topology.vertexCount { offsets[vertex + 1] += offsets[vertex] }
    var next = offsets
    var tails = Array(repeating: UInt32(0), count: topology.edgeCount)
    var slots = tails
    for tail in 0..<UInt32(topology.vertexCount) {
      for slot in topology.row(of: tail) {
        let place = Int(next[Int(topology.heads[slot])])
        next[Int(topology.heads[slot])] += 1
        tails[place] = tail
        slots[place] = UInt32(slot)
      }
    }
    self.offsets = offsets
    self.tails = tails
    self.slots = slots
  }

  /// Returns the places of the edges that enter a vertex.
  package func row(of vertex: UInt32) -> Range<Int> {
    Int(offsets[Int(vertex)])..<Int(offsets[Int(vertex) + 1])
  }
}
