import Foundation
import Testing

/// Texts kept as files; `BLASTLAB_RECORD=1` rewrites them and fails the test.
enum Golden {
  /// Compares a text with the file of that name, to the byte.
  static func check(
    _ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    if ProcessInfo.processInfo.environment["BLASTLAB_RECORD"] == "1" {
      let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Golden")
      try Data(text.utf8).write(to: folder.appendingPathComponent(name))
      Issue.record("recorded \(name)", sourceLocation: sourceLocation)
      return
    }
    let file = Bundle.module.bundleURL.appendingPathComponent("Golden/\(name)")
    let expected = try String(contentsOf: file, encoding: .utf8)
    guard text.utf8.elementsEqual(expected.utf8) else {
      Issue.record(
        "\(name) differs\(firstDifference(text, expected))", sourceLocation: sourceLocation)
      return
    }
  }

  private static func firstDifference(_ text: String, _ expected: String) -> String {
    let got = text.split(separator: "\n", omittingEmptySubsequences: false)
    let wanted = expected.split(separator: "\n", omittingEmptySubsequences: false)
    for (number, (left, right)) in zip(got, wanted).enumerated()
    where !left.utf8.elementsEqual(right.utf8) {
      return " in line \(number + 1):\n  expected \(right)\n  found    \(left)"
    }
    return ": \(wanted.count) lines expected, \(got.count) found"
  }
}
