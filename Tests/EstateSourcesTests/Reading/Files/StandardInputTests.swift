import EstateSources
import Foundation
import Testing

@Suite("Standard input")
struct StandardInputTests {
  /// What is read when bytes come through a pipe.
  private func read(_ bytes: [UInt8], limits: DumpLimits = .standard) throws -> ReadDump {
    let pipe = Pipe()
    let writer = pipe.fileHandleForWriting
    let thread = Thread {
      try? writer.write(contentsOf: Data(bytes))
      try? writer.close()
    }
    thread.start()
    return try ReadDump(
      [.standardInput], limits: limits,
      standardInput: pipe.fileHandleForReading.fileDescriptor)
  }

  @Test("A dash is standard input, anything else a path")
  func arguments() {
    #expect(DumpSource(argument: "-") == .standardInput)
    #expect(DumpSource(argument: "./-") == .path("./-"))
    #expect(DumpSource(argument: "dump.json") == .path("dump.json"))
  }

  @Test("JSON, YAML, compressed files and archives are told apart by content")
  func content() throws {
    let tar = Archives.tar([.init("n/pods.json", "[1]"), .init("b.yaml", "a: 1")])
    let list = try JSONTree(json: "[1]")
    let cases: [([UInt8], [JSONTree], [String])] = [
      (Array("[1]".utf8), [list], [""]), (Array("- 1\n--- \n- 1\n".utf8), [list, list], ["", ""]),
      (Archives.gzip(Array("- 1\n".utf8)), [list], [""]),
      (tar, [list, try JSONTree(json: #"{"a":1}"#)], ["n/pods.json", "b.yaml"]),
      (Archives.gzip(tar), [list, try JSONTree(json: #"{"a":1}"#)], ["n/pods.json", "b.yaml"]),
      (Archives.zip([.init("a.json", "[1]")]), [list], ["a.json"]),
    ]
    for (bytes, trees, paths) in cases {
      let read = try read(bytes)
      #expect(read.trees == trees && read.paths == paths)
      #expect(read.documents.first?.label.hasPrefix("standard input") == true)
    }
  }

  @Test("More than one block comes through whole")
  func large() throws {
    let text = "[" + String(repeating: "123456789,", count: 100_000) + "0]"
    for bytes in [Array(text.utf8), Archives.gzip(Array(text.utf8))] {
      let read = try read(bytes)
      guard case .array(let elements)? = read.trees.first else {
        Issue.record("a list")
        continue
      }
      #expect(elements.count == 100_001 && read.inventory.bytes == text.utf8.count)
    }
  }

  @Test("Nothing on standard input is an error")
  func nothing() throws {
    let error = try #require(throws: ImportError.self) { _ = try read([]) }
    #expect(error.file == "standard input" && error.problem == "found the end of the document")
  }

  @Test("Standard input can be named once")
  func twice() throws {
    let pipe = Pipe()
    try pipe.fileHandleForWriting.write(contentsOf: Data("[]".utf8))
    try pipe.fileHandleForWriting.close()
    let error = try #require(throws: ImportError.self) {
      _ = try ReadDump(
        [.standardInput, .standardInput],
        standardInput: pipe.fileHandleForReading.fileDescriptor)
    }
    #expect(error.description == #"standard input: expected "-" once, found two"#)
  }

  @Test("A descriptor that cannot be read is an error")
  func unreadable() throws {
    let error = try #require(throws: ImportError.self) {
      _ = try ReadDump([.standardInput], standardInput: -1)
    }
    #expect(error.cause == .unreadable && error.file == "standard input")
  }

  @Test("Input longer than the limit is an error")
  func limit() throws {
    let limits = DumpLimits(documentBytesMax: 10, unpackedBytesMax: 100)
    let error = try #require(throws: ImportError.self) {
      _ = try read(Array("[1234567890]".utf8), limits: limits)
    }
    #expect(
      error.description == "standard input: expected at most 10 bytes in one document, found more")
  }
}
