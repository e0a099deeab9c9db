/// What a plain scalar is, by the rules that kubectl reads YAML with.
///
/// - Source: sigs.k8s.io/yaml 1.4 and its goyaml.v2 (`resolve.go`), which follow YAML 1.1 except
///   for base-60 numbers. Dates stay strings.
enum YAMLScalar: Sendable, Hashable {
  case null
  case boolean(Bool)
  case integer(Int64)
  case unsigned(UInt64)
  case float(Double)
  case string

  /// Finds out what a text without quotes is.
  init(plain text: UnsafeRawBufferPointer) {
    guard let first = text.first else {
      self = .null
      return
    }
    switch first {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."):
      self = Self.word(text) ?? YAMLNumber.value(of: text) ?? .string
    case UInt8(ascii: "y"), UInt8(ascii: "Y"), UInt8(ascii: "n"), UInt8(ascii: "N"),
      UInt8(ascii: "t"), UInt8(ascii: "T"), UInt8(ascii: "f"), UInt8(ascii: "F"),
      UInt8(ascii: "o"), UInt8(ascii: "O"), UInt8(ascii: "~"):
      self = Self.word(text) ?? .string
    default: self = .string
    }
  }

  /// Finds out what a text with a tag is, quoted or not; `nil` when it is not of the tag's type or
  /// the tag is none of those for scalars that JSON can hold.
  init?(_ text: UnsafeRawBufferPointer, tag: String) {
    let plain = YAMLScalar(plain: text)
    switch (tag, plain) {
    case ("!", _), (Self.tagPrefix + "str", _), (Self.tagPrefix + "timestamp", .string):
      self = .string
    case (Self.tagPrefix + "null", .null), (Self.tagPrefix + "bool", .boolean),
      (Self.tagPrefix + "int", .integer), (Self.tagPrefix + "int", .unsigned),
      (Self.tagPrefix + "float", .float):
      self = plain
    case (Self.tagPrefix + "float", .integer(let value)): self = .float(Double(value))
    case (Self.tagPrefix + "float", .unsigned(let value)): self = .float(Double(value))
    default: return nil
    }
  }

  /// What `!!` stands for.
  static let tagPrefix = "tag:yaml.org,2002:"

  // MARK: Words

  private static let lengthMax = 5

  private static func word(_ text: UnsafeRawBufferPointer) -> YAMLScalar? {
    text.count > lengthMax ? nil : words[packed(text)]
  }

  /// Words of at most eight bytes as numbers, so that looking one up makes no string.
  private static func packed(_ text: some Sequence<UInt8>) -> UInt64 {
    text.reduce(0) { $0 << 8 | UInt64($1) }
  }

  private static let words: [UInt64: YAMLScalar] = {
    let meanings: [(YAMLScalar, [String])] = [
      (.null, ["~", "null", "Null", "NULL"]),
      (.boolean(true), ["y", "Y", "yes", "Yes", "YES", "on", "On", "ON"]),
      (.boolean(true), ["true", "True", "TRUE"]),
      (.boolean(false), ["n", "N", "no", "No", "NO", "off", "Off", "OFF"]),
      (.boolean(false), ["false", "False", "FALSE"]),
      (.float(.nan), [".nan", ".NaN", ".NAN"]),
      (.float(.infinity), [".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"]),
      (.float(-.infinity), ["-.inf", "-.Inf", "-.INF"]),
    ]
    var words: [UInt64: YAMLScalar] = [:]
    for (meaning, texts) in meanings {
      for text in texts { words[packed(text.utf8)] = meaning }
    }
    return words
  }()
}
