/// 2048 bits, or 32 numbers, that are worked on together.
///
/// Four vectors are what a row of four cache lines takes; a row of that width was fastest on graphs
/// of 20,000 to 2,000,000 vertices, since wider rows mean fewer passes over the edges.
struct BitRow: Sendable {
  static let bitCount = 2048
  static let wordCount = 32

  typealias Words = SIMD8<UInt64>

  var first = Words()
  var second = Words()
  var third = Words()
  var fourth = Words()

  /// Word at a place below `wordCount`.
  subscript(word: Int) -> UInt64 {
    @inline(__always) get {
      switch word >> 3 {
      case 0: first[word & 7]
      case 1: second[word & 7]
      case 2: third[word & 7]
      default: fourth[word & 7]
      }
    }
    @inline(__always) set {
      switch word >> 3 {
      case 0: first[word & 7] = newValue
      case 1: second[word & 7] = newValue
      case 2: third[word & 7] = newValue
      default: fourth[word & 7] = newValue
      }
    }
  }

  @inline(__always)
  mutating func insert(_ bit: UInt32) {
    self[Int(bit >> 6) & (Self.wordCount - 1)] |= 1 &<< UInt64(bit & 63)
  }

  @inline(__always)
  mutating func formUnion(_ other: BitRow) {
    first |= other.first
    second |= other.second
    third |= other.third
    fourth |= other.fourth
  }

  /// Number of bits set.
  var bitCount: Int {
    let counts =
      Self.bitCounts(first) &+ Self.bitCounts(second) &+ Self.bitCounts(third)
      &+ Self.bitCounts(fourth)
    return Int(counts.wrappedSum())
  }

  /// Returns the sum over the words of a factor times the number of bits set, wrapping around.
  @inline(__always)
  func weighted(by factors: BitRow) -> UInt64 {
    let sums =
      Self.bitCounts(first) &* factors.first &+ Self.bitCounts(second) &* factors.second
      &+ Self.bitCounts(third) &* factors.third &+ Self.bitCounts(fourth) &* factors.fourth
    return sums.wrappedSum()
  }

  @inline(__always)
  private static func bitCounts(_ words: Words) -> Words {
    var counts = Words()
    for lane in 0..<8 { counts[lane] = UInt64(truncatingIfNeeded: words[lane].nonzeroBitCount) }
    return counts
  }
}
