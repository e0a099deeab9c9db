import Foundation
import Specs
import Testing

@Suite("Files that cannot be read")
struct FileErrorTests {
  private func refusal(_ path: String) -> SpecificationError? {
    #expect(throws: SpecificationError.self) { try SpecFile.read(Fixture.url(path)) }
  }

  @Test("a missing file is a matter of the file system")
  func missing() throws {
    let error = try #require(refusal("nowhere.yaml"))
    #expect(error.cause == .unreadable)
    #expect(
      error.description.hasSuffix(
        "/nowhere.yaml: expected a readable file, found none of that name"))
    #expect(error.line == 0)
  }

  @Test("so is a folder")
  func folder() throws {
    let error = try #require(refusal("parts"))
    #expect(error.cause == .unreadable)
    #expect(error.description.hasSuffix("/parts: expected a readable file, found a folder"))
  }

  @Test("an empty file is a matter of its content")
  func empty() throws {
    let error = try #require(refusal("broken/empty.yaml"))
    #expect(error.cause == .content)
    #expect(error.line == 1)
  }

  @Test("a missing file that a document refers to is a matter of the document")
  func reference() throws {
    let text = """
      apiVersion: blastlab/v1
      kind: Compromise
      metadata: {name: leak}
      spec:
        mechanism: pod
        leakToUse: {empirical: nowhere.csv}
      """
    let error = try #require(
      #expect(throws: SpecificationError.self) { try SpecFile.read(text, path: "leak.yaml") })
    #expect(error.cause == .content)
    #expect(error.field == "spec.leakToUse.empirical")
    #expect((error.line, error.column) == (6, 26))
    #expect(error.problem == "found none of that name at nowhere.csv")
    #expect(error.expected == "a readable file")
  }

  @Test("a text that is not UTF-8 gets the place of its first bad byte")
  func encoding() throws {
    let error = try #require(refusal("broken/latin1.yaml"))
    #expect((error.line, error.column) == (4, 12))
    #expect(error.problem == "found the byte 0xE9")
  }

  @Test("the typed readers take no other kind")
  func kind() {
    let policy = Fixture.url("parts/standing.yaml")
    let expectations: [(any Error)?] = [
      #expect(throws: SpecificationError.self) { try CompromiseSpec.read(file: policy) },
      #expect(throws: SpecificationError.self) { try EstateSpec.read(file: policy) },
      #expect(throws: SpecificationError.self) { try ExperimentSpec.read(file: policy) },
      #expect(throws: SpecificationError.self) { try EstateContextDocument.read(file: policy) },
    ]
    let kinds = ["Compromise", "EstateSpec", "Experiment", "EstateContext"]
    for (error, kind) in zip(expectations, kinds) {
      #expect(
        "\(error, default: "")".hasSuffix(
          "parts/standing.yaml:2:7: kind: expected \(kind), found \"Policy\""))
    }
  }

  @Test("a path is shown the way it was given")
  func relative() throws {
    let url = URL(fileURLWithPath: "some/where/../nothing.yaml")
    let error = try #require(
      #expect(throws: SpecificationError.self) { try SpecFile.read(url) })
    #expect(error.file == "some/where/../nothing.yaml")
  }
}
