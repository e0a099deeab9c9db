import Foundation
import Testing

/// Expected texts kept as files of the Fixtures folder.
enum Golden {
  /// Compares a text with a fixture; with BLASTLAB_RECORD=1 writes the fixture and fails.
  static func check(_ text: String, against name: String, source: String = #filePath) throws {
    if ProcessInfo.processInfo.environment["BLASTLAB_RECORD"] == "1" {
      let fixtures = URL(fileURLWithPath: source)
        .deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Fixtures")
      try Data(text.utf8).write(to: fixtures.appendingPathComponent(name))
      Issue.record("recorded \(name): run again without BLASTLAB_RECORD")
      return
    }
    let expected = try String(decoding: Data(contentsOf: fixture(name)), as: UTF8.self)
    if text == expected { return }
    let pairs = zip(text.split(separator: "\n"), expected.split(separator: "\n"))
    let difference = pairs.first { $0 != $1 }
    #expect(
      difference?.0 == difference?.1,
      "the first line that differs from \(name); BLASTLAB_RECORD=1 records what is new")
    Issue.record("\(text.utf8.count) bytes instead of \(expected.utf8.count) in \(name)")
  }

  static func fixture(_ name: String) throws -> URL {
    let folder = try #require(Bundle.module.resourceURL).appendingPathComponent("Fixtures")
    return folder.appendingPathComponent(name)
  }
}
