import Yams

/// One value of a document, with where it stands.
struct YAMLValue {
  let node: Node
  let source: SourceFile
  let path: FieldPath

  /// Counted from 1.
  var line: Int { node.mark?.line ?? 1 }
  /// Counted from 1 in Unicode scalars.
  var column: Int { node.mark?.column ?? 1 }

  /// Returns an error about this value; without `found`, what the value is is described.
  func error(expected: String, found: String? = nil) -> SpecificationError {
    error(expected: expected, problem: "found \(found ?? description)")
  }

  func error(expected: String = "", problem: String) -> SpecificationError {
    SpecificationError(
      file: source.path, line: line, column: column, field: path.description, problem: problem,
      expected: expected)
  }

  /// What kind of value it is, or the value itself where it is a scalar.
  private var description: String {
    switch node {
    case .scalar(let scalar):
      if isNothing { return "nothing" }
      if scalar.style == .plain { return Quotation.quote(scalar.string) }
      return "\(Quotation.quote(scalar.string)) in quotes"
    case .mapping: return "a mapping"
    case .sequence: return "a list"
    case .alias: return "an alias"
    }
  }

  /// Whether nothing, or `null`, is written.
  var isNothing: Bool {
    guard case .scalar(let scalar) = node, scalar.style == .plain else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
  }

  /// The text of a scalar, quoted or not; `nil` for anything else and where nothing is written.
  var scalar: String? {
    guard case .scalar(let scalar) = node, !isNothing else { return nil }
    return scalar.string
  }

  /// The text of a scalar without quotes.
  var plainScalar: String? {
    guard case .scalar(let scalar) = node, scalar.style == .plain else { return nil }
    return self.scalar
  }

  /// A text for people; the line feeds at the end of a text block are not part of it.
  func prose() throws(SpecificationError) -> String {
    let text = try text()
    guard case .scalar(let scalar) = node, scalar.style == .literal || scalar.style == .folded
    else { return text }
    return String(text.reversed().drop { $0 == "\n" }.reversed())
  }

  // MARK: Collections

  func list() throws(SpecificationError) -> [YAMLValue] {
    guard case .sequence(let sequence) = node else { throw error(expected: "a list") }
    return sequence.enumerated().map { index, element in
      YAMLValue(node: element, source: source, path: .index(index, in: path))
    }
  }

  /// A list with at least one element.
  func nonEmptyList(of things: String) throws(SpecificationError) -> [YAMLValue] {
    let values = try list()
    guard !values.isEmpty else { throw error(expected: "at least one \(things)", found: "none") }
    return values
  }

  /// The entries of a mapping, in file order; a key's own path is the mapping's.
  func entries() throws(SpecificationError) -> [(key: YAMLValue, name: String, value: YAMLValue)] {
    guard case .mapping(let mapping) = node else { throw error(expected: "a mapping") }
    var entries: [(key: YAMLValue, name: String, value: YAMLValue)] = []
    var names: Set<String> = []
    for (keyNode, valueNode) in mapping {
      let key = YAMLValue(node: keyNode, source: source, path: path)
      guard case .scalar(let scalar) = keyNode else { throw key.error(expected: "a name as key") }
      let name = scalar.string
      guard names.insert(name).inserted else {
        throw key.error(expected: "each key once", found: "\(Quotation.quote(name)) again")
      }
      let value = YAMLValue(node: valueNode, source: source, path: .key(name, in: path))
      entries.append((key, name, value))
    }
    return entries
  }
}
