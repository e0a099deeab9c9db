import Foundation
import Testing

/// The lines of the semantics checklist, each of which is at least one test of this folder.
@Suite("Checklist of Kubernetes semantics")
struct SemanticsChecklistTests {
  @Test("Each of the 40 lines has a test that carries its number in its title and its name")
  func everyLine() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix("SemanticsTests.swift") }.sorted()
    let source = try names.map {
      try String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8)
    }.joined()
    for line in 1...40 {
      let number = line < 10 ? "0\(line)" : "\(line)"
      #expect(source.contains("\"1b.\(number) "), "no test is titled 1b.\(number)")
      #expect(source.contains("func line\(number)"), "no test is named line\(number)")
    }
  }
}
