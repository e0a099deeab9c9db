import Estate
import EstateSources

/// A JSON value; strings are compared byte by byte, members of objects in any order.
indirect enum JSONTree: Hashable, Sendable {
  case null
  case boolean(Bool)
  case number(Double)
  case string(ExactString)
  case array([JSONTree])
  case object([ExactString: JSONTree])

  /// Reads a whole document.
  init(_ input: JSONInput) throws(ImportError) {
    var scanner = JSONScanner(input)
    self = try JSONTree(&scanner)
    try scanner.end()
  }

  init(json: String) throws(ImportError) {
    try self.init(JSONInput(bytes: Array(json.utf8), label: "test.json"))
  }

  private init(_ scanner: inout JSONScanner) throws(ImportError) {
    switch try scanner.kind() {
    case .null:
      _ = try scanner.takeNull()
      self = .null
    case .boolean: self = .boolean(try scanner.boolean())
    case .string: self = .string(ExactString(try scanner.string()))
    case .number: self = .number(Double(try scanner.number()) ?? .nan)
    case .array:
      var elements: [JSONTree] = []
      try scanner.array { scanner throws(ImportError) in
        elements.append(try JSONTree(&scanner))
      }
      self = .array(elements)
    case .object:
      var members: [ExactString: JSONTree] = [:]
      try scanner.object { scanner, key throws(ImportError) in
        members[ExactString(key)] = try JSONTree(&scanner)
      }
      self = .object(members)
    }
  }
}
