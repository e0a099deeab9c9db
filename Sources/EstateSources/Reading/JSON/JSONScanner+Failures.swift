extension JSONScanner {
  /// An error at the current place, which says what was found there.
  func failure(expected: String) -> ImportError {
    failure(expected: expected, found: foundHere)
  }

  /// An error at the given place, by default the current one.
  func failure(expected: String, found: String, at place: Int? = nil) -> ImportError {
    let place = place ?? offset
    return ImportError(
      file: input.label, byteOffset: input.yamlLine == nil ? place : nil, line: line(at: place),
      path: JSONPathLocator.path(to: place, in: input), problem: "found \(found)",
      expected: expected)
  }

  /// A description of the next byte that cannot give a secret away: punctuation only.
  private var foundHere: String {
    guard let byte else { return "the end of the document" }
    if offset == 0 && (byte == 0xFF || byte == 0xFE) {
      return "a UTF-16 byte order mark (save the file as UTF-8)"
    }
    if "{}[]:,\"".utf8.contains(byte) { return "\"\(Character(Unicode.Scalar(byte)))\"" }
    if byte < 0x20 { return "a control character" }
    if isAtStart && ((0x61...0x7A).contains(byte) || byte == UInt8(ascii: "#")) {
      return "text that is not JSON (of kubectl, take the output with -o json)"
    }
    return "something else"
  }

  private var isAtStart: Bool {
    input.endOfWhitespace(from: 0) == offset
  }

  private func line(at place: Int) -> Int {
    (input.yamlLine ?? 1)
      + (0..<min(place, input.count)).reduce(0) { $0 + (input[$1] == 0x0A ? 1 : 0) }
  }
}
