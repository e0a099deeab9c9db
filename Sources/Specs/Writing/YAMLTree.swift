/// A document to be written; entries keep their order.
indirect enum YAMLTree: Sendable {
  /// Text that is already YAML: a number, a duration, a quoted text.
  case raw(String)
  case mapping([Entry])
  case list([YAMLTree])
  /// The value on one line.
  case flow(YAMLTree)

  struct Entry: Sendable {
    /// Lines above the entry, without `#`.
    var comment: [String] = []
    var key: String
    var value: YAMLTree

    init(_ key: String, _ value: YAMLTree, comment: [String] = []) {
      self.key = key
      self.value = value
      self.comment = comment
    }
  }

  static func text(_ text: String) -> YAMLTree { .raw(YAMLQuoting.scalar(text)) }
  static func number(_ value: Double) -> YAMLTree { .raw(DecimalText.text(of: value)) }
  static func integer(_ value: some BinaryInteger) -> YAMLTree { .raw("\(value)") }
  static func duration(_ seconds: Int64?) -> YAMLTree { .raw(DurationText.text(of: seconds)) }
  static func names(_ names: [String]) -> YAMLTree { .flow(.list(names.map(text))) }

  /// Labels in the order of their keys' bytes, which no version of Unicode changes.
  static func labels(_ labels: [String: String]) -> YAMLTree {
    let sorted = labels.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    return .flow(.mapping(sorted.map { Entry($0.key, text($0.value)) }))
  }

  // MARK: Text

  /// Returns the document in block style, two spaces per level, ending with a line feed.
  var document: String {
    var text = ""
    write(to: &text, indentation: 0)
    return text
  }

  private func write(to text: inout String, indentation: Int) {
    switch self {
    case .mapping(let entries):
      for (index, entry) in entries.enumerated() {
        Self.write(entry, isFirst: index == 0, to: &text, indentation: indentation)
      }
    case .list(let elements):
      for element in elements {
        text += Self.spaces(indentation) + "- "
        if element.isNested {
          // The element's first line continues behind the dash.
          var nested = ""
          element.write(to: &nested, indentation: indentation + 2)
          text += nested.dropFirst(indentation + 2)
        } else {
          text += element.line + "\n"
        }
      }
    case .raw, .flow:
      text += line + "\n"
    }
  }

  private static func write(
    _ entry: Entry, isFirst: Bool, to text: inout String, indentation: Int
  ) {
    if !entry.comment.isEmpty && !isFirst { text += "\n" }
    for line in entry.comment { text += spaces(indentation) + "# \(line)\n" }
    text += spaces(indentation) + YAMLQuoting.scalar(entry.key) + ":"
    if entry.value.isNested {
      text += "\n"
      entry.value.write(to: &text, indentation: indentation + 2)
    } else {
      text += " " + entry.value.line + "\n"
    }
  }

  /// Whether the value takes lines of its own.
  private var isNested: Bool {
    switch self {
    case .mapping(let entries): !entries.isEmpty
    case .list(let elements): !elements.isEmpty
    case .raw, .flow: false
    }
  }

  /// The value on one line.
  var line: String {
    switch self {
    case .raw(let text): text
    case .flow(let tree): tree.line
    case .list(let elements): "[" + elements.map(\.line).joined(separator: ", ") + "]"
    case .mapping(let entries):
      "{"
        + entries.map { "\(YAMLQuoting.scalar($0.key)): \($0.value.line)" }
        .joined(separator: ", ") + "}"
    }
  }

  private static func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }
}
