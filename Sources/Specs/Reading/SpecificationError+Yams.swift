import Yams

extension SpecificationError {
  /// Puts what the YAML parser found into the form of all our errors.
  init(_ error: YamlError, in source: SourceFile) {
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      self.init(problem: problem, context: context, mark: mark, in: source)
    case .duplicatedKeysInMapping(let names, let context):
      self.init(duplicate: names.first ?? "", first: context.mark, in: source)
    default:
      self.init(
        file: source.path, line: 1, column: 1, problem: "found: \(Quotation.clean("\(error)"))",
        expected: "valid YAML")
    }
  }

  private init(problem: String, context: YamlError.Context?, mark: Mark, in source: SourceFile) {
    self.init(
      file: source.path, line: mark.line, column: mark.column, problem: "", expected: "valid YAML")
    if problem.hasPrefix("Maximum nesting level") {
      self.expected = "at most \(NodeGuard.depthLimit) levels of nesting"
      self.problem = "found more"
    } else if Self.isTab(at: mark, in: source) {
      self.expected = "spaces"
      self.problem = "found a tab character; YAML does not indent with tabs"
    } else {
      self.problem = "but \(problem)"
      if let context { self.problem += ", \(context.text) at \(context.mark)" }
    }
  }

  /// - Parameter first: Where the key stands first; the parser does not say where it returns.
  private init(duplicate name: String, first: Mark, in source: SourceFile) {
    let again = Self.line(ofKey: name, after: first, in: source)
    self.init(
      file: source.path, line: again ?? first.line, column: first.column,
      problem: again == nil
        ? "found \(Quotation.quote(name)) twice"
        : "found \(Quotation.quote(name)) again, first given in line \(first.line)",
      expected: "each key once")
  }

  /// Returns the line of a block mapping's next entry of that name: the first line that has the
  /// same indentation and starts with the key, before any line with a smaller indentation.
  private static func line(ofKey name: String, after first: Mark, in source: SourceFile) -> Int? {
    let lines = lines(of: source)
    let indentation = first.column - 1
    for index in lines.indices.dropFirst(first.line) {
      let text = lines[index]
      let content = text.drop { $0 == " " }
      guard let start = content.first, start != "#" else { continue }
      let depth = text.count - content.count
      if depth < indentation { return nil }
      guard depth == indentation else { continue }
      let forms = [name, "\"\(name)\"", "'\(name)'"]
      let isKey = forms.contains { form in
        content.starts(with: form.unicodeScalars)
          && content.dropFirst(form.unicodeScalars.count).first { $0 != " " } == ":"
      }
      if isKey { return index + 1 }
    }
    return nil
  }

  private static func isTab(at mark: Mark, in source: SourceFile) -> Bool {
    let lines = lines(of: source)
    guard lines.indices.contains(mark.line - 1) else { return false }
    let text = lines[mark.line - 1]
    return text.dropFirst(mark.column - 1).first == "\t"
      || text.prefix(mark.column - 1).last == "\t"
  }

  private static func lines(of source: SourceFile) -> [Substring.UnicodeScalarView] {
    source.text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
  }
}
