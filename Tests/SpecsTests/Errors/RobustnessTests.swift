import Foundation
import Specs
import Testing

@Suite("Damaged documents")
struct RobustnessTests {
  private static let files = [
    "experiment.yaml", "estate/context.yaml", "parts/asking.yaml", "parts/leak.yaml",
    "parts/estate.yaml", "parts/scenario.yaml", "parts/controls.yaml",
  ]

  /// Reads a text and looks at the answer: whatever it is, it must be one line with a place.
  private func check(_ text: String) {
    do throws(SpecificationError) {
      _ = try SpecFile.read(text, path: Fixture.url("damaged.yaml").path)
    } catch {
      #expect(error.cause == .content)
      #expect(error.line >= 1 && error.column >= 1)
      #expect(!error.problem.isEmpty)
      #expect(!error.description.contains("\n"))
    }
  }

  @Test("a file cut off anywhere is read or refused, never more", arguments: files)
  func truncated(path: String) throws {
    let text = try String(contentsOf: Fixture.url(path), encoding: .utf8)
    for count in stride(from: 0, to: text.count, by: 3) { check(String(text.prefix(count))) }
  }

  @Test("a file with a character changed anywhere is read or refused", arguments: files)
  func changed(path: String) throws {
    let text = Array(try String(contentsOf: Fixture.url(path), encoding: .utf8))
    let characters = Array("\n\t :-{}[]\"'#&*!|>%@?,.0zé\u{0}\u{2028}")
    for index in stride(from: path.count % 3, to: text.count, by: 3) {
      var damaged = text
      damaged[index] = characters[(index / 3 + path.count) % characters.count]
      check(String(damaged))
    }
  }
}
