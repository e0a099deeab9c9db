extension JSONScanner {
  /// Reads a string.
  package mutating func string() throws(ImportError) -> String {
    try require(.string)
    let start = offset + 1
    let escapes = try skipString()
    let end = offset - 1
    return escapes ? unescaped(start..<end) : input.string(start..<end)
  }

  /// Passes over a string, checking it; returns whether it has escapes.
  mutating func skipString() throws(ImportError) -> Bool {
    advance()
    var escapes = false
    while true {
      advance(by: input.endOfPlainText(from: offset) - offset)
      guard let byte else { throw failure(expected: "the end of a string") }
      switch byte {
      case UInt8(ascii: "\""):
        advance()
        return escapes
      case UInt8(ascii: "\\"):
        escapes = true
        try skipEscape()
      case 0x00..<0x20:
        throw failure(expected: "control characters in a string to be escaped")
      default: try skipMultibyte(byte)
      }
    }
  }

  /// Passes over one character of two to four bytes.
  ///
  /// - Source: the Unicode Standard, table 3-7, well-formed UTF-8 byte sequences.
  private mutating func skipMultibyte(_ first: UInt8) throws(ImportError) {
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch first {
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF:
      length = 3
      if first == 0xE0 { second = 0xA0...0xBF }
      if first == 0xED { second = 0x80...0x9F }
    case 0xF0...0xF4:
      length = 4
      if first == 0xF0 { second = 0x90...0xBF }
      if first == 0xF4 { second = 0x80...0x8F }
    default: throw invalidUTF8()
    }
    guard offset + length <= input.count, second.contains(input[offset + 1]) else {
      throw invalidUTF8()
    }
    for position in 2..<max(length, 2) where input[offset + position] & 0xC0 != 0x80 {
      throw invalidUTF8()
    }
    advance(by: length)
  }

  private func invalidUTF8() -> ImportError {
    failure(expected: "UTF-8 text", found: "an invalid byte sequence")
  }

  private mutating func skipEscape() throws(ImportError) {
    let start = offset
    advance()
    guard let byte else { throw failure(expected: "the end of a string") }
    advance()
    guard byte == UInt8(ascii: "u") else {
      guard Self.simpleEscapes[byte] != nil else {
        throw failure(
          expected: "one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u", found: "another escape",
          at: start)
      }
      return
    }
    let unit = try hexadecimal()
    guard (0xD800...0xDFFF).contains(unit) else { return }
    guard unit < 0xDC00, self.byte == UInt8(ascii: "\\") else { throw loneSurrogate(at: start) }
    advance()
    guard self.byte == UInt8(ascii: "u") else { throw loneSurrogate(at: start) }
    advance()
    guard (0xDC00...0xDFFF).contains(try hexadecimal()) else { throw loneSurrogate(at: start) }
  }

  private func loneSurrogate(at start: Int) -> ImportError {
    failure(expected: "a surrogate pair", found: "half of one", at: start)
  }

  /// Reads the four digits of a `\u` escape.
  private mutating func hexadecimal() throws(ImportError) -> UInt32 {
    var unit: UInt32 = 0
    for _ in 0..<4 {
      guard let byte, let digit = Self.hexadecimalValue(byte) else {
        throw failure(expected: "four hexadecimal digits")
      }
      unit = unit << 4 | digit
      advance()
    }
    return unit
  }

  private static func hexadecimalValue(_ byte: UInt8) -> UInt32? {
    Character(Unicode.Scalar(byte)).hexDigitValue.map(UInt32.init)
  }

  private static let simpleEscapes: [UInt8: UInt8] = [
    UInt8(ascii: "\""): UInt8(ascii: "\""), UInt8(ascii: "\\"): UInt8(ascii: "\\"),
    UInt8(ascii: "/"): UInt8(ascii: "/"), UInt8(ascii: "b"): 0x08, UInt8(ascii: "f"): 0x0C,
    UInt8(ascii: "n"): 0x0A, UInt8(ascii: "r"): 0x0D, UInt8(ascii: "t"): 0x09,
  ]

  /// The text of a string that has been checked and has escapes.
  private func unescaped(_ range: Range<Int>) -> String {
    var units: [UInt8] = []
    units.reserveCapacity(range.count)
    var position = range.lowerBound
    while position < range.upperBound {
      guard input[position] == UInt8(ascii: "\\") else {
        units.append(input[position])
        position += 1
        continue
      }
      let escape = input[position + 1]
      position += 2
      if let simple = Self.simpleEscapes[escape] {
        units.append(simple)
      } else {
        units.append(contentsOf: String(Character(unicodeEscape(&position))).utf8)
      }
    }
    return String(decoding: units, as: UTF8.self)
  }

  /// The character of a checked `\u` escape or pair, whose digits start at a position.
  private func unicodeEscape(_ position: inout Int) -> Unicode.Scalar {
    func unit() -> UInt32 {
      defer { position += 4 }
      return (position..<position + 4).reduce(0) { value, place in
        value << 4 | (Self.hexadecimalValue(input[place]) ?? 0)
      }
    }
    let high = unit()
    guard (0xD800..<0xDC00).contains(high) else { return Unicode.Scalar(high) ?? "\u{FFFD}" }
    position += 2
    let low = unit()
    return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)) ?? "\u{FFFD}"
  }
}
