/// Takes JSON apart that is known to be well-formed and whose only white space is line breaks.
enum JSONParts {
  /// One member of an object, without the colon.
  struct Member {
    let key: Range<Int>
    let value: Range<Int>
  }

  /// The object at an offset, or the objects of the array there; `nil` for anything else.
  static func objects(in bytes: UnsafeRawBufferPointer, from start: Int) -> [Range<Int>]? {
    let end = endOfValue(in: bytes, from: start)
    if bytes[start] == UInt8(ascii: "{") { return [start..<end] }
    guard bytes[start] == UInt8(ascii: "[") else { return nil }
    let elements = elements(of: start..<end, in: bytes)
    return elements.allSatisfy { bytes[$0.lowerBound] == UInt8(ascii: "{") } ? elements : nil
  }

  /// The members of an object.
  static func members(of object: Range<Int>, in bytes: UnsafeRawBufferPointer) -> [Member] {
    var members: [Member] = []
    var offset = next(in: bytes, from: object.lowerBound + 1)
    while bytes[offset] != UInt8(ascii: "}") {
      let key = offset..<endOfValue(in: bytes, from: offset)
      let start = next(in: bytes, from: key.upperBound)
      let value = start..<endOfValue(in: bytes, from: start)
      members.append(Member(key: key, value: value))
      offset = next(in: bytes, from: value.upperBound)
    }
    return members
  }

  private static func elements(
    of array: Range<Int>, in bytes: UnsafeRawBufferPointer
  ) -> [Range<Int>] {
    var elements: [Range<Int>] = []
    var offset = next(in: bytes, from: array.lowerBound + 1)
    while bytes[offset] != UInt8(ascii: "]") {
      let element = offset..<endOfValue(in: bytes, from: offset)
      elements.append(element)
      offset = next(in: bytes, from: element.upperBound)
    }
    return elements
  }

  /// The first byte from an offset on that does not separate values.
  private static func next(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    var offset = start
    while isSeparator(bytes[offset]) { offset += 1 }
    return offset
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte == 0x0A || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ":")
  }

  /// Where the value that starts at an offset ends.
  private static func endOfValue(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    var offset = start
    var depth = 0
    repeat {
      switch bytes[offset] {
      case UInt8(ascii: "\""): offset = endOfString(in: bytes, from: offset)
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        offset += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        offset += 1
      case let byte where isSeparator(byte): offset += 1
      default: offset = endOfWord(in: bytes, from: offset)
      }
    } while depth > 0
    return offset
  }

  private static func endOfString(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    var offset = start + 1
    while bytes[offset] != UInt8(ascii: "\"") {
      offset += bytes[offset] == UInt8(ascii: "\\") ? 2 : 1
    }
    return offset + 1
  }

  /// Passes over a number, `true`, `false` or `null`.
  private static func endOfWord(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    var offset = start
    while offset < bytes.count, !isSeparator(bytes[offset]), bytes[offset] != UInt8(ascii: "]"),
      bytes[offset] != UInt8(ascii: "}")
    {
      offset += 1
    }
    return offset
  }
}
