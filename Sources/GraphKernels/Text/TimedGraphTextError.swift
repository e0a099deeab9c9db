/// What is wrong with a timed graph text, or with a question asked of it.
package struct TimedGraphTextError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Line of the text, from 1; nil when the fault is in the question, not in the text.
  package let line: Int?

  /// What was found and what was expected.
  package let message: String

  package var description: String {
    line.map { "line \($0): \(message)" } ?? message
  }
}
