/// The edges of a graph without joins, as compressed sparse rows.
struct PlainRows: Sendable {
  /// First slot of each row; shape [vertexCount + 1].
  let offsets: [UInt32]

  /// Vertex that the edge in each slot enters; shape [edge count].
  let heads: [UInt32]

  var vertexCount: Int { offsets.count - 1 }
}

extension PlainRows {
  struct Edge: Sendable {
    var tail: UInt32
    var head: UInt32
  }

  /// The edges of a topology whose heads are kept.
  init(_ topology: Topology, keepsHead: (Int) -> Bool) {
    self.init(topology, keepsSlot: { keepsHead(Int(topology.heads[$0])) })
  }

  /// The edges of a topology in the slots that are kept.
  init(_ topology: Topology, keepsSlot: (Int) -> Bool) {
    var offsets: [UInt32] = [0]
    var heads: [UInt32] = []
    offsets.reserveCapacity(topology.vertexCount + 1)
    for tail in 0..<UInt32(topology.vertexCount) {
      for slot in topology.row(of: tail) where keepsSlot(slot) {
        heads.append(topology.heads[slot])
      }
      offsets.append(UInt32(heads.count))
    }
    self.init(offsets: offsets, heads: heads)
  }

  /// Returns the rows with more edges, each behind the edges that its tail has.
  ///
  /// - Complexity: O(V + all edges).
  func adding(_ edges: [Edge]) -> PlainRows {
    var ends = Array(repeating: UInt32(0), count: offsets.count)
    for edge in edges { ends[Int(edge.tail) + 1] += 1 }
    for vertex in 0..<vertexCount { ends[vertex + 1] += ends[vertex] }
    var behind = Array(repeating: UInt32(0), count: edges.count)
    var next = ends
    for edge in edges {
      behind[Int(next[Int(edge.tail)])] = edge.head
      next[Int(edge.tail)] += 1
    }
    var all: [UInt32] = []
    all.reserveCapacity(heads.count + edges.count)
    var starts: [UInt32] = [0]
    for vertex in 0..<vertexCount {
      all += heads[Int(offsets[vertex])..<Int(offsets[vertex + 1])]
      all += behind[Int(ends[vertex])..<Int(ends[vertex + 1])]
      starts.append(UInt32(all.count))
    }
    return PlainRows(offsets: starts, heads: all)
  }

  /// Returns whether each vertex is reached from any of the roots.
  ///
  /// - Complexity: O(V + edges that leave what is reached).
  func reached(from roots: [UInt32]) -> [Bool] {
    var isReached = Array(repeating: false, count: vertexCount)
    var pending: [UInt32] = []
    for root in roots where !isReached[Int(root)] {
      isReached[Int(root)] = true
      pending.append(root)
    }
    while let vertex = pending.popLast() {
      for slot in Int(offsets[Int(vertex)])..<Int(offsets[Int(vertex) + 1])
      where !isReached[Int(heads[slot])] {
        isReached[Int(heads[slot])] = true
        pending.append(heads[slot])
      }
    }
    return isReached
  }
}
