/// Numbers as Go reads them, which is how kubectl reads them in YAML.
///
/// - Source: Go 1.24 `strconv.ParseInt` and `ParseUint` with base 0, `ParseFloat`; goyaml.v2
///   `resolve.go` for the order in which they are tried.
enum YAMLNumber {
  private typealias Digits = Slice<UnsafeMutableBufferPointer<UInt8>>

  /// The number that a text is: whole (decimal, `0b`, `0o` or `0`, `0x`) or not; underscores are
  /// left out. `nil` when it is none, or too large for a double.
  ///
  /// The text may be a secret that only starts like a number, so the copy without underscores is
  /// overwritten.
  static func value(of text: UnsafeRawBufferPointer) -> YAMLScalar? {
    let isFraction = text.first == UInt8(ascii: ".")
    if isFraction && !separatesDigits(text) { return nil }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: text.count) { room in
      var count = 0
      for byte in text where byte != UInt8(ascii: "_") {
        room[count] = byte
        count += 1
      }
      defer { FileBuffer.overwrite(UnsafeMutableRawBufferPointer(room)) }
      let digits = room[..<count]
      if isFraction { return float(digits) }
      return whole(digits) ?? float(digits) ?? wide(digits)
    }
  }

  /// Whether every underscore stands between two digits.
  private static func separatesDigits(_ text: UnsafeRawBufferPointer) -> Bool {
    text.indices.allSatisfy { index in
      guard text[index] == UInt8(ascii: "_") else { return true }
      return index > 0 && index + 1 < text.count && isDigit(text[index - 1])
        && isDigit(text[index + 1])
    }
  }

  // MARK: Whole numbers

  private static func whole(_ text: Digits) -> YAMLScalar? {
    let (sign, digits, radix) = parts(text)
    guard let magnitude = magnitude(digits, radix) else { return nil }
    switch sign {
    case UInt8(ascii: "-"):
      guard magnitude <= UInt64(Int64.max) + 1 else { return nil }
      return .integer(Int64(truncatingIfNeeded: 0 &- magnitude))
    case UInt8(ascii: "+"): return Int64(exactly: magnitude).map { .integer($0) }
    default: return Int64(exactly: magnitude).map { .integer($0) } ?? .unsigned(magnitude)
    }
  }

  /// The sign, the digits after the prefix, and the base that the prefix says.
  private static func parts(
    _ text: Digits
  ) -> (sign: UInt8?, digits: Digits, radix: UInt64) {
    var rest = text
    let sign = rest.first.flatMap {
      [UInt8(ascii: "+"), UInt8(ascii: "-")].contains($0) ? $0 : nil
    }
    if sign != nil { rest = rest.dropFirst() }
    guard rest.first == UInt8(ascii: "0"), rest.count > 1 else { return (sign, rest, 10) }
    switch rest[rest.startIndex + 1] | 0x20 {
    case UInt8(ascii: "x"): return (sign, rest.dropFirst(2), 16)
    case UInt8(ascii: "o"): return (sign, rest.dropFirst(2), 8)
    case UInt8(ascii: "b"): return (sign, rest.dropFirst(2), 2)
    default: return (sign, rest.dropFirst(), 8)
    }
  }

  private static func magnitude(_ digits: Digits, _ radix: UInt64) -> UInt64? {
    guard !digits.isEmpty else { return nil }
    var value: UInt64 = 0
    for byte in digits {
      guard let digit = digit(byte), digit < radix else { return nil }
      let (product, overflows) = value.multipliedReportingOverflow(by: radix)
      let (sum, carries) = product.addingReportingOverflow(digit)
      if overflows || carries { return nil }
      value = sum
    }
    return value
  }

  /// A whole number of more than 64 bits with a prefix and without a sign: the nearest double, since
  /// nothing in Kubernetes takes such a number.
  private static func wide(_ text: Digits) -> YAMLScalar? {
    let (sign, digits, radix) = parts(text)
    guard sign == nil, radix != 10, !digits.isEmpty else { return nil }
    var value = 0.0
    for byte in digits {
      guard let digit = digit(byte), digit < radix else { return nil }
      value = value * Double(radix) + Double(digit)
    }
    return value.isFinite ? .float(value) : nil
  }

  private static func digit(_ byte: UInt8) -> UInt64? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(byte - UInt8(ascii: "a")) + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt64(byte - UInt8(ascii: "A")) + 10
    default: nil
    }
  }

  // MARK: Other numbers

  /// A decimal number with point, exponent or both; `nil` for other texts and beyond the doubles.
  private static func float(_ text: Digits) -> YAMLScalar? {
    var rest = text
    if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") {
      rest = rest.dropFirst()
    }
    let before = takeDigits(&rest)
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      let after = takeDigits(&rest)
      guard before + after > 0 else { return nil }
    } else if before == 0 {
      return nil
    }
    if let mark = rest.first, mark | 0x20 == UInt8(ascii: "e") {
      rest = rest.dropFirst()
      if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") {
        rest = rest.dropFirst()
      }
      guard takeDigits(&rest) > 0 else { return nil }
    }
    guard rest.isEmpty, let value = Double(String(decoding: text, as: UTF8.self)), value.isFinite
    else { return nil }
    return .float(value)
  }

  private static func takeDigits(_ rest: inout Digits) -> Int {
    let digits = rest.prefix(while: isDigit)
    rest = rest.dropFirst(digits.count)
    return digits.count
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
