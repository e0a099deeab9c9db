/// Numbers as people write them: digits, one point, no signs but minus, and a power of ten.
enum DecimalText {
  static func isInteger(_ text: String) -> Bool {
    let digits = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
    return !digits.isEmpty && digits.allSatisfy(isDigit)
  }

  /// Returns a finite number; `nil` for anything else, names of infinities and hexadecimals included.
  static func number(_ text: String) -> Double? {
    let allowed = text.utf8.allSatisfy { isDigit($0) || Array(".eE+-".utf8).contains($0) }
    guard allowed, text.utf8.contains(where: isDigit), text.utf8.first != UInt8(ascii: "+"),
      let value = Double(text), value.isFinite
    else { return nil }
    return value
  }

  /// Returns a share from 0 to 1, written as a fraction of one or in per cent.
  static func share(_ text: String) -> Double? {
    let value: Double?
    if text.utf8.last == UInt8(ascii: "%") {
      value = number(String(text.dropLast())).map { $0 / 100 }
    } else {
      value = number(text)
    }
    guard let value, (0...1).contains(value) else { return nil }
    return value
  }

  /// Returns the shortest text that reads back as the same number, without a point where it is whole.
  static func text(of value: Double) -> String {
    let isShort = value.rounded() == value && value.magnitude < 1e15
    return isShort ? "\(Int64(value))" : "\(value)"
  }

  static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
