import Estate

/// Writes JSON in one canonical form: sorted keys, four spaces as `kubectl` has it, UTF-8.
///
/// The same value gives the same bytes on every machine.
package struct JSONWriter {
  /// What has been written so far.
  package private(set) var bytes: [UInt8] = []
  private var depth = 0
  private let isCompact: Bool

  /// Starts with nothing written.
  ///
  /// - Parameter isCompact: writes everything on one line, without white space.
  package init(isCompact: Bool = false) {
    self.isCompact = isCompact
  }

  /// The bytes of one value, with a line feed at the end.
  package static func bytes(_ value: JSONValue) -> [UInt8] {
    var writer = JSONWriter()
    writer.write(value)
    writer.append("\n")
    return writer.bytes
  }

  /// Writes one value on a line of its own.
  package mutating func writeLine(_ value: JSONValue) {
    write(value)
    append("\n")
  }

  /// Writes one value at the current depth.
  package mutating func write(_ value: JSONValue) {
    switch value {
    case .null: append("null")
    case .boolean(let boolean): append(boolean ? "true" : "false")
    case .integer(let integer): append(String(integer))
    case .string(let string): write(string)
    case .array(let elements):
      writeArray { writer in
        for element in elements { writer.element(element) }
      }
    case .object(let members): write(members)
    }
  }

  /// Writes an array whose elements are added by the closure, so that they need not be held at once.
  mutating func writeArray(_ elements: (inout JSONWriter) -> Void) {
    append("[")
    let start = bytes.count
    depth += 1
    elements(&self)
    depth -= 1
    if bytes.count > start { newLine() }
    append("]")
  }

  /// Writes an object whose members are added by the closure, in order of their keys.
  mutating func writeObject(_ members: (inout JSONWriter) -> Void) {
    append("{")
    let start = bytes.count
    depth += 1
    members(&self)
    depth -= 1
    if bytes.count > start { newLine() }
    append("}")
  }

  /// Writes the next element of an array.
  mutating func element(_ value: JSONValue) {
    separate()
    write(value)
  }

  /// Writes the key of an object's next member; its value must follow.
  mutating func key(_ key: String) {
    separate()
    write(key)
    append(isCompact ? ":" : ": ")
  }

  mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func write(_ members: [String: JSONValue]) {
    writeObject { writer in
      for key in members.keys.sorted(by: { $0.precedesInBytes($1) }) {
        guard let value = members[key] else { continue }
        writer.key(key)
        writer.write(value)
      }
    }
  }

  /// Ends what stands before the next element or member.
  private mutating func separate() {
    let isFirst = bytes.last == UInt8(ascii: "[") || bytes.last == UInt8(ascii: "{")
    if !isFirst { append(",") }
    newLine()
  }

  private mutating func newLine() {
    if isCompact { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 4 * depth))
  }

  private mutating func write(_ string: String) {
    bytes.append(UInt8(ascii: "\""))
    defer { bytes.append(UInt8(ascii: "\"")) }
    guard string.utf8.contains(where: Self.needsEscape) else { return append(string) }
    for byte in string.utf8 {
      switch byte {
      case UInt8(ascii: "\""): append("\\\"")
      case UInt8(ascii: "\\"): append("\\\\")
      case 0x0A: append("\\n")
      case 0x0D: append("\\r")
      case 0x09: append("\\t")
      case 0x00..<0x20:
        append("\\u00")
        append(String(byte >> 4, radix: 16))
        append(String(byte & 0xF, radix: 16))
      default: bytes.append(byte)
      }
    }
  }

  private static func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }
}
