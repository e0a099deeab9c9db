/// One bit for each candidate of a block: whether a vertex is reached without that candidate.
typealias RemovalRow = SIMD8<UInt64>

extension SIMD where Scalar == UInt64 {
  /// Number of bits.
  static var bitCount: Int { scalarCount * UInt64.bitWidth }

  /// The row whose lowest bits are set.
  static func lowest(_ count: Int) -> Self {
    var row = Self.zero
    for word in row.indices {
      // A shift by the width or more leaves nothing, one by less than 0 goes the other way.
      let missing = (word + 1) * UInt64.bitWidth - count
      row[word] = missing <= 0 ? .max : UInt64.max >> missing
    }
    return row
  }

  @inline(__always)
  mutating func clear(_ bit: Int) {
    self[bit >> 6] &= ~(1 << UInt64(bit & 63))
  }

  /// Calls a function with every bit set, ascending.
  @inline(__always)
  func forEachBit(_ body: (Int) -> Void) {
    for word in indices {
      var rest = self[word]
      while rest != 0 {
        body(word << 6 + rest.trailingZeroBitCount)
        rest &= rest &- 1
      }
    }
  }
}
