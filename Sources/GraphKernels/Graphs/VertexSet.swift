/// A set of vertices, one bit each.
struct VertexSet: Sendable {
  /// Bit v % 64 of word v / 64 is vertex v.
  var words: [UInt64]

  init(vertexCount: Int) {
    words = Array(repeating: 0, count: vertexCount / 64 + 1)
  }

  @inline(__always)
  func contains(_ vertex: UInt32) -> Bool {
    words[Int(vertex / 64)] & (1 << UInt64(vertex % 64)) != 0
  }

  /// Returns whether the vertex was not there.
  @inline(__always)
  @discardableResult
  mutating func insert(_ vertex: UInt32) -> Bool {
    let word = words[Int(vertex / 64)]
    let bit = UInt64(1) << UInt64(vertex % 64)
    words[Int(vertex / 64)] = word | bit
    return word & bit == 0
  }

  mutating func remove(_ vertex: UInt32) {
    words[Int(vertex / 64)] &= ~(1 << UInt64(vertex % 64))
  }

  /// Removes the vertices of the first of some discoveries, which are all there are.
  ///
  /// - Complexity: O(count), or O(V / 64) if that is less.
  mutating func remove(_ discoveries: [Discovery], count: Int) {
    var words = words.mutableSpan
    if count > words.count {
      for word in 0..<words.count { words[word] = 0 }
    } else {
      let discoveries = discoveries.span
      for place in 0..<count { words[Int(discoveries[place].vertex &>> 6)] = 0 }
    }
  }
}
