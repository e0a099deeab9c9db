/// A directed graph on plain integers, as compressed sparse rows; some of its vertices are joins.
///
/// The edges out of vertex v fill the slots `offsets[v] ..< offsets[v + 1]`. A join is entered only
/// when as many of its distinct in-neighbours are held as it needs; any other vertex, by any edge.
package struct Topology: Sendable, Hashable {
  /// Vertices are `0 ..< vertexCount`.
  package let vertexCount: Int

  /// First slot of each row; shape [vertexCount + 1].
  package let offsets: [UInt32]

  /// Vertex that the edge in each slot enters; shape [edgeCount].
  package let heads: [UInt32]

  /// 0 for an ordinary vertex, else how many distinct in-neighbours it needs; shape [vertexCount].
  ///
  /// A join given without a need gets the number of its distinct in-neighbours, at least 1.
  package let joinNeeds: [UInt32]

  /// The joins, ascending.
  package let joins: [UInt32]

  let inputs: JoinInputs

  /// Position in the edges given of the edge in each slot, nil where rows were given.
  private let order: [UInt32]?

  /// Creates a graph from a list of edges, which keep their order within a row.
  ///
  /// - Parameters:
  ///   - vertexCount: Vertices are `0 ..< vertexCount`.
  ///   - tails: Vertex that each edge leaves; shape [edge count]. Self loops and parallel edges are
  ///     welcome.
  ///   - heads: Vertex that each edge enters; shape [edge count].
  ///   - joinNeeds: The join vertices; how many distinct in-neighbours each needs, 1 or more, and
  ///     nil for all of them. Fixed here: no later change of the graph lowers it.
  /// - Complexity: O(V + E).
  package init(
    vertexCount: Int, tails: [UInt32], heads: [UInt32], joinNeeds: [UInt32: UInt32?] = [:]
  ) {
    Self.check(vertexCount: vertexCount, edgeCount: tails.count)
    precondition(tails.count == heads.count, "Every edge has a tail and a head.")
    let rows = Self.rows(tails: tails, heads: heads, vertexCount: vertexCount)
    self.init(
      offsets: rows.offsets, heads: rows.order.map { heads[Int($0)] }, order: rows.order,
      joinNeeds: joinNeeds)
  }

  /// Creates a graph from rows.
  ///
  /// - Parameters:
  ///   - offsets: First slot of each row, ascending from 0 to the number of edges;
  ///     shape [vertexCount + 1].
  ///   - heads: Vertex that the edge in each slot enters; shape [edge count].
  ///   - joinNeeds: As for a list of edges.
  /// - Complexity: O(V + E).
  package init(offsets: [UInt32], heads: [UInt32], joinNeeds: [UInt32: UInt32?] = [:]) {
    Self.check(vertexCount: offsets.count - 1, edgeCount: heads.count)
    precondition(
      offsets.first == 0 && offsets.last.map(Int.init) == heads.count
        && zip(offsets, offsets.dropFirst()).allSatisfy { $0 <= $1 },
      "Offsets ascend from 0 to the number of edges.")
    precondition(
      heads.allSatisfy { $0 < offsets.count - 1 }, "An edge joins two of the topology's vertices.")
    self.init(offsets: offsets, heads: heads, order: nil, joinNeeds: joinNeeds)
  }

  private init(
    offsets: [UInt32], heads: [UInt32], order: [UInt32]?, joinNeeds: [UInt32: UInt32?]
  ) {
    vertexCount = offsets.count - 1
    self.offsets = offsets
    self.heads = heads
    self.order = order
    joins = joinNeeds.keys.sorted()
    var needs = Array(repeating: UInt32(0), count: vertexCount)
    for (join, need) in joinNeeds {
      precondition(join < needs.count, "A join is one of the topology's vertices.")
      precondition(need != 0, "A join needs at least one in-neighbour.")
      needs[Int(join)] = need ?? .max
    }
    inputs =
      joins.isEmpty
      ? JoinInputs() : JoinInputs(offsets: offsets, heads: heads, isJoin: needs.map { $0 > 0 })
    for (join, need) in joinNeeds where need == nil {
      needs[Int(join)] = max(1, UInt32(inputs.places(of: Int(join)).count))
    }
    self.joinNeeds = needs
  }

  /// Number of edges, parallel ones and self loops included.
  package var edgeCount: Int { heads.count }

  /// Returns the slots of the edges that leave a vertex.
  package func row(of vertex: UInt32) -> Range<Int> {
    Int(offsets[Int(vertex)])..<Int(offsets[Int(vertex) + 1])
  }

  /// Returns the position, in the edges or rows given, of the edge in a slot.
  package func originalEdge(ofSlot slot: UInt32) -> UInt32 {
    order.map { $0[Int(slot)] } ?? slot
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

  private static func check(vertexCount: Int, edgeCount: Int) {
    precondition(
      vertexCount >= 0 && vertexCount <= Int(Int32.max),
      "A topology has between 0 and 2147483647 vertices.")
    precondition(
      edgeCount < Int(Int32.max) * 2 - 64, "A topology has fewer than 4294967230 edges.")
  }

  /// Sorts edges by tail, keeping the order given within a tail.
  private static func rows(
    tails: [UInt32], heads: [UInt32], vertexCount: Int
  ) -> (offsets: [UInt32], order: [UInt32]) {
    var offsets = Array(repeating: UInt32(0), count: vertexCount + 1)
    for edge in tails.indices {
      precondition(
        tails[edge] < vertexCount && heads[edge] < vertexCount,
        "An edge joins two of the topology's vertices.")
      offsets[Int(tails[edge]) + 1] += 1
    }
    for vertex in 0..<vertexCount { offsets[vertex + 1] += offsets[vertex] }
    var next = offsets
    var order = Array(repeating: UInt32(0), count: tails.count)
    for (position, tail) in tails.enumerated() {
      order[Int(next[Int(tail)])] = UInt32(position)
      next[Int(tail)] += 1
    }
    return (offsets, order)
  }
}
