import Foundation
import Testing

@Suite("The assumptions in the code")
struct CodeAssumptionTests {
  private static let root = Fixture.scenarios.deletingLastPathComponent()
  private static let folders = [
    "Sources/AccessSimulation", "Sources/Replay", "Sources/EstateSources/Generating",
  ]

  /// Paths of the Swift files below a folder, relative to the root, in order of bytes.
  private static func files(in folder: String) throws -> [String] {
    let found = FileManager.default.enumerator(
      atPath: root.appendingPathComponent(folder).path)
    var paths: [String] = []
    while let entry = found?.nextObject() as? String {
      if entry.hasSuffix(".swift") { paths.append("\(folder)/\(entry)") }
    }
    return paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  @Test("the documentation lists every assumption that a comment of the simulation states")
  func table() throws {
    // Paths are given below Sources/.
    var rows = ["| where | what it says |", "|---|---|"]
    for path in try Self.folders.flatMap(Self.files) {
      let text = try String(
        contentsOf: Self.root.appendingPathComponent(path), encoding: .utf8)
      for entry in CommentSentences(with: "assumption", in: text).entries {
        let says = ([entry.about] + entry.sentences).joined(separator: " … ")
          .replacing("|", with: "\\|")
        rows.append("| `\(path.dropFirst(8))` | \(says) |")
      }
    }
    #expect(rows.count > 30)
    try Recorded.check(rows, between: "assumptions in the code", in: "docs/ASSUMPTIONS.md")
  }

  @Test("a comment is read sentence by sentence, whatever its lines")
  func sentences() {
    let source = """
      /// A share. It is
      /// small (assumption).
      ///
      /// - Source: ASSUMPTION; no
      ///   figure was found.
      static let share = 0.1  // no assumption beside code
      // The one assumption, in one line.
      let other = "assumption"
      /// Nothing of the kind.
      """
    let entries = CommentSentences(with: "assumption", in: source).entries
    #expect(
      entries == [
        .init(
          about: "A share.",
          sentences: [
            "It is small (assumption).", "Source: ASSUMPTION; no figure was found.",
          ]),
        .init(about: "The one assumption, in one line.", sentences: []),
      ])
  }
}
