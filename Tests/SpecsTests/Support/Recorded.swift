import Foundation
import Testing

/// Texts that the repository holds and that follow from the program; `BLASTLAB_RECORD=1` rewrites
/// them and fails the test.
enum Recorded {
  private static let root = Fixture.scenarios.deletingLastPathComponent()

  /// Compares a text with a file of the repository, to the byte.
  static func check(
    _ text: String, _ path: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = root.appendingPathComponent(path)
    if isRecording {
      try Data(text.utf8).write(to: file)
      Issue.record("recorded \(path)", sourceLocation: sourceLocation)
      return
    }
    let isSame = try String(contentsOf: file, encoding: .utf8).utf8.elementsEqual(text.utf8)
    #expect(isSame, "\(path) differs", sourceLocation: sourceLocation)
  }

  /// Compares lines with those that stand between two comments in a Markdown file.
  static func check(
    _ lines: [String], between mark: String, in path: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = root.appendingPathComponent(path)
    let text = try String(contentsOf: file, encoding: .utf8)
    let parts = text.components(separatedBy: "<!-- \(mark) -->\n")
    try #require(parts.count == 3, "\(path) has the mark twice")
    let wanted = lines.joined(separator: "\n") + "\n"
    if isRecording {
      let mark = "<!-- \(mark) -->\n"
      try Data((parts[0] + mark + wanted + mark + parts[2]).utf8).write(to: file)
      Issue.record("recorded a part of \(path)", sourceLocation: sourceLocation)
      return
    }
    #expect(parts[1] == wanted, "\(path) differs", sourceLocation: sourceLocation)
  }

  private static var isRecording: Bool {
    ProcessInfo.processInfo.environment["BLASTLAB_RECORD"] == "1"
  }
}
