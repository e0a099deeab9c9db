/// Writes one JSON text on one line, members in the order in which they are added.
///
/// No white space; strings in UTF-8 with the quotation mark, the reverse solidus and the characters
/// below U+0020 escaped (`\"`, `\\`, `\u00XX` in lower case) and no other; numbers are whole. The
/// same calls give the same bytes on every machine.
struct JSONLine {
  private(set) var bytes: [UInt8] = []
  private var needsComma = false

  private static let digits = Array("0123456789abcdef".utf8)

  mutating func open() {
    separate()
    raw("{")
    needsComma = false
  }

  mutating func open(_ name: String) {
    key(name)
    raw("{")
    needsComma = false
  }

  mutating func close() {
    raw("}")
    needsComma = true
  }

  mutating func member(_ name: String, _ value: String) {
    key(name)
    text(value)
    needsComma = true
  }

  /// `null` where there is no value.
  mutating func member(_ name: String, _ value: Int64?) {
    key(name)
    raw(value.map { String($0) } ?? "null")
    needsComma = true
  }

  mutating func member(_ name: String, _ values: [String]) {
    key(name)
    raw("[")
    for (position, value) in values.enumerated() {
      if position > 0 { raw(",") }
      text(value)
    }
    raw("]")
    needsComma = true
  }

  mutating func raw(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    needsComma = false
  }

  private mutating func separate() {
    if needsComma { raw(",") }
  }

  private mutating func key(_ name: String) {
    separate()
    text(name)
    raw(":")
  }

  private mutating func text(_ value: String) {
    raw("\"")
    for byte in value.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
      case ..<0x20:
        raw("\\u00")
        bytes.append(Self.digits[Int(byte >> 4)])
        bytes.append(Self.digits[Int(byte & 15)])
      default: bytes.append(byte)
      }
    }
    raw("\"")
  }
}
