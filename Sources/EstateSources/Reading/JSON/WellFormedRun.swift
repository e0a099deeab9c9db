/// A fast pass over one JSON value that accepts what is well-formed beyond doubt (RFC 8259).
///
/// It explains nothing: what it does not accept, ``JSONScanner`` checks again slowly, for an error
/// that says what is wrong where. Everything it accepts, the scanner accepts.
struct WellFormedRun {
  private let start: UnsafePointer<UInt8>
  private let limit: UnsafePointer<UInt8>
  private var place: UnsafePointer<UInt8>
  private(set) var ends = ContainerEnds()
  /// How deep containers are noted in ``ends``.
  private let notedDepth: Int

  /// - Parameters:
  ///   - offset: where the value or white space before it starts.
  ///   - isNoting: whether to fill ``ends``.
  init(_ input: JSONInput, from offset: Int, isNoting: Bool) {
    precondition(offset >= 0 && offset <= input.count, "offset outside the document")
    start = input.start
    limit = start + input.count
    place = start + offset
    notedDepth = isNoting ? ContainerEnds.depthMax : 0
  }

  /// The place of the next byte.
  var offset: Int { place - start }

  /// Passes over the value; returns whether it is well-formed.
  ///
  /// - Parameter depthMax: how many objects and arrays may be open at once.
  mutating func pass(depthMax: Int) -> Bool {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: depthMax) { closes in
      pass(closes)
    }
  }

  /// - Parameter closes: room for the bytes that end the containers around the innermost.
  private mutating func pass(_ closes: UnsafeMutableBufferPointer<UInt8>) -> Bool {
    var depth = 0
    // The byte that ends the innermost container.
    var close: UInt8 = 0
    while true {
      if close == UInt8(ascii: "}"), !key() { return false }
      let byte = token()
      if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
        guard depth < closes.count else { return false }
        if depth < notedDepth { ends.open(at: offset) }
        closes[depth] = close
        close = byte + 2
        depth += 1
        place += 1
        if token() != close { continue }
      } else if !scalar(byte) {
        return false
      }
      // A value is read, or an empty container is about to end.
      while depth > 0 {
        let byte = token()
        place += 1
        if byte == UInt8(ascii: ",") { break }
        guard byte == close else { return false }
        depth -= 1
        close = closes[depth]
        if depth < notedDepth { ends.close(at: offset) }
      }
      if depth == 0 { return true }
    }
  }

  /// Passes over white space; returns the byte behind it, which is zero at the end.
  @inline(__always)
  private mutating func token() -> UInt8 {
    place = JSONInput.endOfWhitespace(place)
    return place.pointee
  }

  /// Passes over a key and its colon.
  @inline(__always)
  private mutating func key() -> Bool {
    guard token() == UInt8(ascii: "\""), string(), token() == UInt8(ascii: ":") else {
      return false
    }
    place += 1
    return true
  }

  /// Passes over a value that is no container and starts with a byte.
  @inline(__always)
  private mutating func scalar(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""): string()
    case UInt8(ascii: "t"): literal("true")
    case UInt8(ascii: "f"): literal("false")
    case UInt8(ascii: "n"): literal("null")
    default: number()
    }
  }

  @inline(__always)
  private mutating func literal(_ text: StaticString) -> Bool {
    for index in 0..<text.utf8CodeUnitCount {
      guard place[index] == text.utf8Start[index] else { return false }
    }
    place += text.utf8CodeUnitCount
    return true
  }
}

extension WellFormedRun {
  /// Passes over a string whose opening quote comes next.
  @inline(__always)
  private mutating func string() -> Bool {
    place += 1
    while true {
      place = JSONInput.endOfPlainText(place)
      let byte = place.pointee
      if byte == UInt8(ascii: "\"") {
        place += 1
        return true
      }
      guard byte == UInt8(ascii: "\\") ? escape() : character(byte) else { return false }
    }
  }

  /// Passes over a character that is not ASCII.
  private mutating func character(_ byte: UInt8) -> Bool {
    guard byte >= 0x80, let length = UTF8Sequence.length(place) else { return false }
    place += length
    return true
  }

  @inline(__always)
  private mutating func escape() -> Bool {
    switch place[1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "n"), UInt8(ascii: "t"),
      UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "r"):
      place += 2
      return true
    case UInt8(ascii: "u"): return unicodeEscape()
    default: return false
    }
  }

  private mutating func unicodeEscape() -> Bool {
    guard let unit = hexadecimal(place + 2) else { return false }
    place += 6
    guard 0xD800...0xDFFF ~= unit else { return true }
    guard unit < 0xDC00, place[0] == UInt8(ascii: "\\"), place[1] == UInt8(ascii: "u"),
      let low = hexadecimal(place + 2), 0xDC00...0xDFFF ~= low
    else { return false }
    place += 6
    return true
  }

  /// The value of four hexadecimal digits.
  private func hexadecimal(_ digits: UnsafePointer<UInt8>) -> UInt32? {
    var value: UInt32 = 0
    for index in 0..<4 {
      guard let digit = JSONInput.hexadecimalValue(digits[index]) else { return nil }
      value = value << 4 | digit
    }
    return value
  }
}

extension WellFormedRun {
  @inline(__always)
  private mutating func number() -> Bool {
    if place.pointee == UInt8(ascii: "-") { place += 1 }
    if place.pointee == UInt8(ascii: "0") {
      place += 1
      if isDigit(place.pointee) { return false }
    } else if !digits() {
      return false
    }
    if place.pointee == UInt8(ascii: ".") {
      place += 1
      if !digits() { return false }
    }
    if place.pointee | 0x20 == UInt8(ascii: "e") {
      place += 1
      if place.pointee == UInt8(ascii: "+") || place.pointee == UInt8(ascii: "-") { place += 1 }
      if !digits() { return false }
    }
    return true
  }

  /// Passes over digits, of which there must be one.
  @inline(__always)
  private mutating func digits() -> Bool {
    let first = place
    while isDigit(place.pointee) { place += 1 }
    return place > first
  }

  @inline(__always)
  private func isDigit(_ byte: UInt8) -> Bool {
    byte &- UInt8(ascii: "0") < 10
  }
}
