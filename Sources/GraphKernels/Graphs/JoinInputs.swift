/// The places at which a join's distinct in-neighbours are counted.
///
/// Parallel edges share a place, so they count once. A graph without joins has no arrays here.
struct JoinInputs: Sendable, Hashable {
  /// The `places` entry of an edge whose head is no join.
  static let none: UInt32 = .max

  /// First place of each vertex; ordinary vertices have none; shape [vertexCount + 1].
  let offsets: [UInt32]

  /// Place of the edge in each slot, `none` where its head is no join; shape [edgeCount].
  let places: [UInt32]

  /// The places of a graph without joins: none.
  init() {
    offsets = []
    places = []
  }

  /// - Complexity: O(V + E).
  init(offsets rows: [UInt32], heads: [UInt32], isJoin: [Bool]) {
    let vertexCount = isJoin.count
    var counts = Array(repeating: UInt32(0), count: vertexCount)
    var latestTail = Array(repeating: UInt32.max, count: vertexCount)
    var ordinals = Array(repeating: Self.none, count: heads.count)
    for tail in 0..<vertexCount {
      for slot in Int(rows[tail])..<Int(rows[tail + 1]) where isJoin[Int(heads[slot])] {
        let head = Int(heads[slot])
        // Rows are grouped by tail, so a neighbour seen before is the latest one seen.
        if latestTail[head] != UInt32(tail) {
          latestTail[head] = UInt32(tail)
          counts[head] += 1
        }
        ordinals[slot] = counts[head] - 1
      }
    }
    var offsets = Array(repeating: UInt32(0), count: vertexCount + 1)
    for vertex in 0..<vertexCount { offsets[vertex + 1] = offsets[vertex] + counts[vertex] }
    for slot in heads.indices where ordinals[slot] != Self.none {
      ordinals[slot] += offsets[Int(heads[slot])]
    }
    self.offsets = offsets
    places = ordinals
  }

  var count: Int { offsets.last.map(Int.init) ?? 0 }

  /// Returns the places of a vertex, one per distinct in-neighbour, none unless it is a join.
  ///
  /// - Precondition: The graph has joins.
  @inline(__always)
  func places(of vertex: Int) -> Range<Int> {
    Int(offsets[vertex])..<Int(offsets[vertex + 1])
  }
}
