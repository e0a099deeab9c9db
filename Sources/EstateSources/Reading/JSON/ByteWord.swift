/// Eight bytes looked at together; the first in memory is the least significant.
///
/// - Source: S. E. Anderson, *Bit Twiddling Hacks*, "Determine if a word has a zero byte". Borrows
///   run upwards only, so that the lowest byte found is exact and those above it may not be.
struct ByteWord {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  let bits: UInt64

  /// Loads the bytes at a place, of which eight must be readable.
  @inline(__always)
  init(_ place: UnsafePointer<UInt8>) {
    bits = UInt64(littleEndian: UnsafeRawPointer(place).loadUnaligned(as: UInt64.self))
  }

  @inline(__always)
  private static func repeated(_ byte: UInt8) -> UInt64 {
    UInt64(byte) &* ones
  }

  /// Marks the bytes that are zero.
  @inline(__always)
  private static func zeros(_ word: UInt64) -> UInt64 {
    (word &- ones) & ~word
  }

  /// How many bytes precede the first that is marked; 8 when none is.
  @inline(__always)
  private static func first(_ marks: UInt64) -> Int {
    (marks & highs).trailingZeroBitCount >> 3
  }

  /// How many bytes precede the first that is no space.
  @inline(__always)
  var spaces: Int {
    (bits ^ Self.repeated(0x20)).trailingZeroBitCount >> 3
  }

  /// How many bytes precede the first that is a quote, a backslash, a control character or not
  /// ASCII.
  @inline(__always)
  var plainText: Int {
    let quotes = Self.zeros(bits ^ Self.repeated(UInt8(ascii: "\"")))
    let escapes = Self.zeros(bits ^ Self.repeated(UInt8(ascii: "\\")))
    let controls = (bits &- Self.repeated(0x20)) & ~bits
    return Self.first(quotes | escapes | controls | bits)
  }

  /// How many bytes precede the first that is a quote or a backslash.
  @inline(__always)
  var stringText: Int {
    let quotes = Self.zeros(bits ^ Self.repeated(UInt8(ascii: "\"")))
    let escapes = Self.zeros(bits ^ Self.repeated(UInt8(ascii: "\\")))
    return Self.first(quotes | escapes)
  }

  /// How many bytes precede the first that is a quote, a brace or a bracket (or one of `Y`, `y`, `_`
  /// and delete, none of which occurs in JSON outside of strings).
  @inline(__always)
  var scalars: Int {
    // Of the bytes that occur, only the four brackets are 0x7F when bits 1, 2 and 5 do not count.
    let brackets = Self.zeros((bits | Self.repeated(0x26)) ^ Self.repeated(0x7F))
    let quotes = Self.zeros(bits ^ Self.repeated(UInt8(ascii: "\"")))
    return Self.first(brackets | quotes)
  }
}
