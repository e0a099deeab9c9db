/// Something wrong in a file that the user wrote: what, where, and what was expected instead.
package struct SpecificationError: Error, Sendable, Hashable {
  /// What kind of remedy the user needs.
  package enum Cause: Sendable, Hashable {
    /// The text of the file must be corrected.
    case content
    /// The file itself cannot be read.
    case unreadable
  }

  package var cause: Cause
  /// Path of the file, as the user gave it.
  package var file: String
  /// Counted from 1; 0 when the error concerns the file as a whole.
  package var line: Int
  /// Counted from 1 in Unicode scalars; 0 when the error concerns the file as a whole.
  package var column: Int
  /// Such as `spec.policies[2]`; empty at the top of the document.
  package var field: String
  /// What is there, such as `found "-1h"`.
  package var problem: String
  /// What should be there, such as `a whole number`; empty when `problem` says it all.
  package var expected: String

  package init(
    cause: Cause = .content, file: String, line: Int = 0, column: Int = 0, field: String = "",
    problem: String, expected: String = ""
  ) {
    self.cause = cause
    self.file = file
    self.line = line
    self.column = column
    self.field = field
    self.problem = problem
    self.expected = expected
  }
}

extension SpecificationError: CustomStringConvertible {
  /// One line, `FILE:LINE:COLUMN: FIELD: expected …, found …`.
  package var description: String {
    var text = file
    if line > 0 { text += ":\(line):\(column)" }
    text += ": "
    if !field.isEmpty { text += "\(field): " }
    if !expected.isEmpty { text += "expected \(expected), " }
    return text + problem
  }
}
