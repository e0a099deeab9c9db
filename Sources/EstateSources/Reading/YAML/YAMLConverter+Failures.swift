extension YAMLConverter {
  /// An error at the current event; the conversion cannot go on after it.
  mutating func failure(expected: String, found: String) -> ImportError {
    let place = events.line + 1
    let written = takeOutput()
    return ImportError(
      file: label, line: place,
      path: JSONPathLocator.path(to: written.count, in: written, isMadeOfYAML: true),
      problem: "found \(found)", expected: expected)
  }

  /// The error of a tag that means nothing here, or that does not suit its value.
  mutating func unknownTag() -> ImportError {
    failure(
      expected:
        "no tag, or one of !!str !!int !!float !!bool !!null !!map !!seq that suits its value",
      found: "another tag")
  }

  /// The error of too many sequences and mappings inside one another.
  mutating func nestingError() -> ImportError {
    failure(
      expected: "at most \(JSONScanner.depthMax) lists and mappings inside one another",
      found: "one more")
  }

  /// The error that libyaml has come upon; its words never quote the file.
  mutating func syntaxError() -> ImportError {
    let problem = events.problem
    if problem.text.hasPrefix("Maximum nesting level") { return nestingError() }
    guard let place = problem.place else { return encodingError(problem) }
    var text = "\(problem.text) at column \(place.column + 1)"
    if let context = problem.context {
      text += ", \(context) that starts in line \(problem.contextLine + 1)"
    }
    return ImportError(file: label, line: place.line + 1, problem: "not YAML: \(text)")
  }

  private func encodingError(_ problem: YAMLEvents.Problem) -> ImportError {
    let offset = min(problem.offset ?? 0, source.count)
    let line = 1 + source.bytes[..<offset].count { $0 == 0x0A }
    return ImportError(
      file: label, byteOffset: offset, line: line, problem: "found: \(problem.text)",
      expected: "text in UTF-8, or in UTF-16 with a byte order mark")
  }
}

extension SecretBuffer {
  /// Takes out the line breaks from an offset on.
  mutating func removeLineBreaks(from start: Int) {
    guard bytes[start...].contains(0x0A) else { return }
    var kept = SecretBuffer(capacity: count - start)
    for byte in bytes[start...] where byte != 0x0A { kept.append(byte) }
    truncate(to: start)
    append(kept.bytes)
  }
}
