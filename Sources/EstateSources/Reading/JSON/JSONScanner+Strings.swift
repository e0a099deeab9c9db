extension JSONScanner {
  /// Reads a string.
  package mutating func string() throws(ImportError) -> String {
    try require(.string)
    let start = offset + 1
    let hasEscapes = try skipString()
    return text(start..<offset - 1, hasEscapes: hasEscapes)
  }

  /// Reads a key, whose opening quote comes next, without making a string of it.
  @inline(__always)
  mutating func fieldKey() throws(ImportError) -> FieldKey {
    let start = offset + 1
    let hasEscapes = try skipString()
    let range = start..<offset - 1
    if hasEscapes {
      var text = unescaped(range)
      return text.withUTF8 { FieldKey(range, hasEscapes: true, bytes: $0) }
    }
    return FieldKey(range, hasEscapes: false, bytes: input.bytes(range))
  }

  /// The string of a key.
  mutating func text(of key: FieldKey) -> String {
    key.hasEscapes ? unescaped(key.range) : pool.string(key, input.bytes(key.range))
  }

  /// Whether two keys are the same byte by byte once their escapes are replaced.
  mutating func hasSameText(_ one: FieldKey, _ other: FieldKey) -> Bool {
    if one.hasEscapes || other.hasEscapes {
      return text(of: one).utf8.elementsEqual(text(of: other).utf8)
    }
    return input.bytes(one.range).elementsEqual(input.bytes(other.range))
  }

  private mutating func text(_ range: Range<Int>, hasEscapes: Bool) -> String {
    hasEscapes ? unescaped(range) : pool.string(input.bytes(range))
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
      default: try skipMultibyte()
      }
    }
  }

  private mutating func skipMultibyte() throws(ImportError) {
    guard let length = input.lengthOfSequence(at: offset) else {
      throw failure(expected: "UTF-8 text", found: "an invalid byte sequence")
    }
    advance(by: length)
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
      guard let byte, let digit = JSONInput.hexadecimalValue(byte) else {
        throw failure(expected: "four hexadecimal digits")
      }
      unit = unit << 4 | digit
      advance()
    }
    return unit
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
        value << 4 | (JSONInput.hexadecimalValue(input[place]) ?? 0)
      }
    }
    let high = unit()
    guard (0xD800..<0xDC00).contains(high) else { return Unicode.Scalar(high) ?? "\u{FFFD}" }
    position += 2
    let low = unit()
    return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)) ?? "\u{FFFD}"
  }
}
