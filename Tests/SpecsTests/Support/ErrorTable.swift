import Foundation
import Testing

/// A file of `Fixtures/errors`: a document that is right, then many ways to make it wrong.
///
/// Each way starts with a line `=== NAME`, followed by the lines to take out (`-`), the lines to put
/// in their place (`+`) and what reading must answer (`>`; where it starts with a number, that is a
/// line of the document itself).
struct ErrorTable {
  let good: String
  let cases: [BadText]

  init(_ name: String) throws {
    let text = try String(contentsOf: Fixture.url("errors/\(name).txt"), encoding: .utf8)
    let parts = text.split(separator: "=== ", omittingEmptySubsequences: false).map(String.init)
    let good = parts[0]
    self.good = good
    cases = try parts.dropFirst().map { try Self.badText($0, good: good) }
  }

  private static func badText(_ part: String, good: String) throws -> BadText {
    let lines = part.split(separator: "\n")
    func block(_ mark: Character) -> String {
      lines.dropFirst().filter { $0.first == mark }.map { $0.dropFirst() + "\n" }.joined()
    }
    let name = String(try #require(lines.first))
    try #require(good.contains(block("-")), "\(name): no such lines in the document")
    let answer = try #require(lines.last { $0.first == ">" }, "\(name): no answer")
    let error = answer.dropFirst(2)
    return BadText(
      name: name, text: good.replacing(block("-"), with: block("+"), maxReplacements: 1),
      error: (error.first?.isNumber == true ? "file.yaml:" : "") + error)
  }
}
