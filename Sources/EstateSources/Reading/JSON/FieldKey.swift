/// A key of an object, compared with others without making a string of it.
struct FieldKey {
  /// Up to this many bytes, keys that resemble each other are equal.
  static let exactLengthMax = 32

  /// Where the key stands in the document, without its quotes.
  let range: Range<Int>
  /// Whether the document spells the key with escapes.
  let hasEscapes: Bool
  /// How many bytes the key has once its escapes are replaced.
  let length: Int
  /// The key's first bytes in memory order, then zeros.
  private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

  /// - Parameters:
  ///   - range: where the key stands.
  ///   - bytes: what it is once its escapes are replaced.
  @inline(__always)
  init(_ range: Range<Int>, hasEscapes: Bool, bytes: UnsafeBufferPointer<UInt8>) {
    self.range = range
    self.hasEscapes = hasEscapes
    length = bytes.count
    let start = UnsafeRawBufferPointer(
      start: bytes.baseAddress, count: min(length, Self.exactLengthMax))
    withUnsafeMutableBytes(of: &words) { $0.copyMemory(from: start) }
  }

  /// Whether both keys begin alike and are equally long.
  @inline(__always)
  func resembles(_ other: FieldKey) -> Bool {
    length == other.length && words.0 == other.words.0 && words.1 == other.words.1
      && words.2 == other.words.2 && words.3 == other.words.3
  }

  /// A number that is the same for keys that resemble each other.
  @inline(__always)
  var fingerprint: Int {
    let mixed = (words.0 ^ (words.1 &* 3) ^ (words.2 &* 5) ^ (words.3 &* 7) ^ UInt64(length))
    // Fibonacci hashing: the golden ratio's bits spread what differs over the upper half.
    return Int(truncatingIfNeeded: (mixed &* 0x9E37_79B9_7F4A_7C15) >> 32)
  }
}
