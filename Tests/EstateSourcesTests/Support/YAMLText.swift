import Estate
import EstateSources
import TestSupport

/// Writes JSON values as YAML in randomly chosen styles.
struct YAMLText {
  private var bits: SplitMix
  private var text = ""

  /// Writes a value as one document.
  static func of(_ value: JSONTree, seed: Int) -> String {
    var writer = YAMLText(bits: SplitMix(seed: UInt64(seed)))
    writer.node(value, indent: 0, isInline: false)
    if !writer.text.hasSuffix("\n") { writer.text += "\n" }
    return writer.text
  }

  private init(bits: SplitMix) {
    self.bits = bits
  }

  /// Writes a value after what is there: on the same line, or in lines of its own.
  private mutating func node(_ value: JSONTree, indent: Int, isInline: Bool) {
    switch value {
    case .array(let elements) where !elements.isEmpty && !bits.chance(25):
      if isInline { text += bits.pick(["\n", " # a note\n", "\n\n", "\r\n"]) }
      for element in elements {
        text += blanks(indent) + "-"
        node(element, indent: indent + bits.pick([1, 2, 4]), isInline: true)
        endLine()
      }
    case .object(let members) where !members.isEmpty && !bits.chance(25):
      if isInline { text += bits.pick(["\n", " # a note\n", "\n\n"]) }
      for (key, value) in members.sorted(by: { $0.key < $1.key }) {
        text += blanks(indent) + simpleKey(key.value) + ":"
        node(value, indent: indent + bits.pick([1, 2, 4]), isInline: true)
        endLine()
      }
    default:
      if isInline { text += " " }
      if case .string(let string) = value, isInline, let block = block(string.value, indent) {
        text += block
      } else {
        flow(value)
      }
    }
  }

  private mutating func endLine() {
    if !text.hasSuffix("\n") { text += bits.pick(["\n", "  \n", " # note\n", "\r\n"]) }
  }

  private func blanks(_ count: Int) -> String { String(repeating: " ", count: count) }

  private mutating func flow(_ value: JSONTree) {
    switch value {
    case .null: text += bits.pick(["null", "~", "Null", "!!null null"])
    case .boolean(let value): text += bits.pick(value ? ["true", "Yes", "on"] : ["false", "NO"])
    case .number(let value): text += number(value)
    case .string(let string): text += scalar(string.value)
    case .array(let elements):
      text += "["
      for (index, element) in elements.enumerated() {
        if index > 0 { text += bits.pick([",", ", ", " , "]) }
        flow(element)
      }
      text += bits.pick([" ]", "]"])
    case .object(let members):
      text += "{"
      for (index, member) in members.sorted(by: { $0.key < $1.key }).enumerated() {
        if index > 0 { text += ", " }
        text += simpleKey(member.key.value) + ": "
        flow(member.value)
      }
      text += "}"
    }
  }

  private mutating func number(_ value: Double) -> String {
    guard let whole = Int(exactly: value), value.magnitude < 1e15 else { return "\(value)" }
    let sign = whole < 0 ? "-" : ""
    return bits.pick([
      "\(whole)", "\(whole).0", "\(whole)e0", "\(sign)0x\(String(whole.magnitude, radix: 16))",
      "\(sign)0o\(String(whole.magnitude, radix: 8))", "!!int \(whole)",
    ])
  }

  // MARK: Strings

  private mutating func simpleKey(_ key: String) -> String {
    scalar(key)
  }

  private mutating func scalar(_ string: String) -> String {
    if Self.isPlain(string) && bits.chance(60) { return string }
    if string.unicodeScalars.allSatisfy({ Self.isPrintable($0) }) && bits.chance(50) {
      return "'"
        + string.split(separator: "'", omittingEmptySubsequences: false)
        .joined(separator: "''") + "'"
    }
    return "\"" + string.unicodeScalars.map { Self.escaped($0) }.joined() + "\""
  }

  /// A literal block, where the string can be one.
  private mutating func block(_ string: String, _ indent: Int) -> String? {
    guard bits.chance(50), let first = string.unicodeScalars.first, first != " ",
      string.unicodeScalars.allSatisfy({ Self.isPrintable($0) || $0 == "\n" }), first != "\n"
    else { return nil }
    var lines = string.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map { String(String.UnicodeScalarView($0)) }
    let endsLine = lines.last == ""
    if endsLine { lines.removeLast() }
    guard lines.allSatisfy({ !$0.isEmpty }) else { return nil }
    let margin = blanks(indent + 2)
    return (endsLine ? "|\n" : "|-\n") + lines.map { margin + $0 + "\n" }.joined()
  }

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E, 0xA1...0x2027, 0x202A...0xD7FF, 0x1_0000...0x10_FFFF: scalar.value != 0xFEFF
    default: false
    }
  }

  private static func isPlain(_ string: String) -> Bool {
    guard let first = string.utf8.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first)
    else { return false }
    let words = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"]
    return !words.contains(string)
      && string.utf8.allSatisfy { byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || "/._-".utf8.contains(byte)
      }
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"": "\\\""
    case "\\": "\\\\"
    case "\n": "\\n"
    case "\t": "\\t"
    case "\0": "\\0"
    case _ where isPrintable(scalar): String(Character(scalar))
    case _ where scalar.value > 0xFFFF: "\\U" + padded(scalar.value, 8)
    default: "\\u" + padded(scalar.value, 4)
    }
  }

  private static func padded(_ value: UInt32, _ width: Int) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: width - digits.count) + digits
  }
}
