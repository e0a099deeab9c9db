/// What is wrong with an input file, and where.
package struct ImportError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What kind of remedy the user needs.
  package enum Cause: Sendable, Hashable {
    /// What the file says must be corrected.
    case content
    /// The file itself cannot be read.
    case unreadable
  }

  /// Whether the content or the file is at fault.
  package var cause: Cause
  /// The file's name as the user gave it, or a label for bytes that are no file.
  package var file: String
  /// Bytes before the place; `nil` when the problem is the file itself.
  package var byteOffset: Int?
  /// The first line is 1.
  package var line: Int?
  /// The field, such as `items[3].metadata.name`; empty at the top of the document.
  package var path: String
  /// What was there instead; never a value that could be a secret.
  package var problem: String
  /// What should have been there; empty when there is no simple answer.
  package var expected: String

  /// Makes an error; leave the place out when the problem is the file itself.
  package init(
    cause: Cause = .content, file: String, byteOffset: Int? = nil, line: Int? = nil,
    path: String = "", problem: String, expected: String = ""
  ) {
    self.cause = cause
    self.file = file
    self.byteOffset = byteOffset
    self.line = line
    self.path = path
    self.problem = problem
    self.expected = expected
  }

  /// One line: `dump.json: byte 9 (line 2): items[3].metadata.name: expected a string, found 1`.
  package var description: String {
    var text = file
    if let byteOffset { text += ": byte \(byteOffset)" }
    if let line { text += " (line \(line))" }
    if !path.isEmpty { text += ": " + shownPath }
    return text + ": " + (expected.isEmpty ? problem : "expected \(expected), \(problem)")
  }

  /// The path, with its middle left out where deep nesting makes it longer than a line.
  private var shownPath: String {
    path.count <= 100 ? path : "\(path.prefix(60))…\(path.suffix(30))"
  }
}
