/// Ends of runs of bytes, found eight bytes at a time.
///
/// The zeros behind the document end every run, so that none of these looks further.
extension JSONInput {
  /// Where the white space that starts at an offset ends.
  @inline(__always)
  func endOfWhitespace(from offset: Int) -> Int {
    precondition(offset >= 0 && offset <= count, "offset outside the document")
    return Self.endOfWhitespace(start + offset) - start
  }

  /// Where the run of ASCII characters that need no attention in a string ends.
  func endOfPlainText(from offset: Int) -> Int {
    precondition(offset >= 0 && offset <= count, "offset outside the document")
    return Self.endOfPlainText(start + offset) - start
  }

  /// Where an object or array ends that starts at an offset and is known to be well-formed.
  func endOfContainer(from offset: Int) -> Int {
    precondition(offset >= 0 && offset < count, "offset outside the document")
    let limit = start + count
    var place = start + offset
    var depth = 0
    while place < limit {
      let skipped = ByteWord(place).scalars
      place += skipped
      if skipped == 8 { continue }
      switch place.pointee {
      case UInt8(ascii: "\""): place = Self.endOfString(place + 1, limit)
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        place += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        place += 1
        if depth == 0 { return place - start }
      default: place += 1
      }
    }
    return count
  }

  /// What follows the closing quote of a string that is known to be well-formed.
  func endOfString(from offset: Int) -> Int {
    precondition(offset >= 0 && offset <= count, "offset outside the document")
    return Self.endOfString(start + offset, start + count) - start
  }

  @inline(__always)
  static func endOfWhitespace(_ from: UnsafePointer<UInt8>) -> UnsafePointer<UInt8> {
    var place = from
    while true {
      switch place.pointee {
      case 0x20:
        let spaces = ByteWord(place).spaces
        place += spaces
      case 0x0A, 0x0D, 0x09: place += 1
      default: return place
      }
    }
  }

  @inline(__always)
  static func endOfPlainText(_ from: UnsafePointer<UInt8>) -> UnsafePointer<UInt8> {
    var place = from
    while true {
      let plain = ByteWord(place).plainText
      place += plain
      if plain < 8 { return place }
    }
  }

  @inline(__always)
  private static func endOfString(
    _ from: UnsafePointer<UInt8>, _ limit: UnsafePointer<UInt8>
  ) -> UnsafePointer<UInt8> {
    var place = from
    while place < limit {
      let text = ByteWord(place).stringText
      place += text
      if text == 8 { continue }
      if place.pointee == UInt8(ascii: "\"") { return place + 1 }
      place += 2
    }
    return limit
  }
}
