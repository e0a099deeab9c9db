import EstateSources
import Foundation
import Testing

@Suite("Dump folders")
struct FolderTests {
  private func write(_ files: [String: String], to folder: URL) throws {
    for (path, text) in files {
      let file = folder.appendingPathComponent(path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
  }

  private func link(_ path: String, to target: String, in folder: URL) throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder.appendingPathComponent(path).path, withDestinationPath: target)
  }

  private func passed(_ read: ReadDump, in folder: URL) -> [String] {
    read.inventory.passedOver.map {
      "\($0.label.dropFirst(folder.path.count + 1)): \($0.reason.rawValue)"
    }
  }

  @Test("Folders are read in byte order of names, paths are relative to the folder")
  func order() throws {
    try Dumps.withFolder { folder in
      try write(
        [
          "b/z.json": "{}", "b/a.yaml": "a: 1\n---\na: 2", "a.json": "[1]", "B.yml": "1",
          "b.json": "2", "é.json": "3", "z/y/x/deep.JSON": "4", "c.jsonl": "5", "c.ndjson": "6",
        ], to: folder)
      let read = try ReadDump([.path(folder.path)])
      #expect(
        read.paths == [
          "B.yml", "a.json", "b/a.yaml", "b/a.yaml", "b/z.json", "b.json", "c.jsonl", "c.ndjson",
          "z/y/x/deep.JSON", "é.json",
        ])
      #expect(read.documents[4].label == folder.path + "/b/z.json")
      #expect(read.inventory.read.count == 9 && read.inventory.passedOver.isEmpty)
      #expect(read.inventory.bytes == 24)
      let slash = try ReadDump([.path(folder.path + "/")])
      #expect(slash.paths == read.paths && slash.documents[4].label == read.documents[4].label)
    }
  }

  @Test("What is hidden or has another extension is passed over and noted")
  func passedOver() throws {
    try Dumps.withFolder { folder in
      try write(
        [
          ".hidden.json": "CANARY", ".git/objects/a.json": "CANARY", "._a.json": "CANARY",
          "__MACOSX/a.json": "CANARY", "README.md": "CANARY", "noextension": "CANARY",
          "syslog.gz": "CANARY", "json": "CANARY", "a.json.bak": "CANARY", "a.json": "1",
        ], to: folder)
      let read = try ReadDump([.path(folder.path)])
      #expect(read.paths == ["a.json"])
      #expect(
        passed(read, in: folder) == [
          "._a.json: hidden", ".git: hidden", ".hidden.json: hidden",
          "README.md: other extension", "__MACOSX: hidden", "a.json.bak: other extension",
          "json: other extension", "noextension: other extension", "syslog.gz: other extension",
        ])
      #expect(read.inventory.read == [folder.path + "/a.json"])
    }
  }

  @Test("A file that is named is read whatever it is called")
  func named() throws {
    try Dumps.withFolder { folder in
      try write([".hidden": "{}", "dump.txt": "a: 1"], to: folder)
      let files = [".hidden", "dump.txt"].map { folder.path + "/" + $0 }
      let read = try ReadDump(files.map { .path($0) })
      #expect(read.paths == [".hidden", "dump.txt"])
      #expect(read.documents.map(\.label) == files)
    }
  }

  @Test("Links are followed, each folder is read once, loops end")
  func links() throws {
    try Dumps.withFolder { folder in
      try write(["a/x.json": "1", "real.json": "2", "other.txt": ""], to: folder)
      try link("a/up", to: "..", in: folder)
      try link("a/self", to: ".", in: folder)
      try link("b", to: "a", in: folder)
      try link("link.json", to: "real.json", in: folder)
      try link("loop.txt", to: "loop.txt", in: folder)
      try link("nowhere.md", to: "missing", in: folder)
      let read = try ReadDump([.path(folder.path)])
      #expect(read.paths == ["a/x.json", "link.json", "real.json"])
      #expect(
        passed(read, in: folder) == [
          "a/self: folder read before", "a/up: folder read before", "b: folder read before",
          "loop.txt: other extension", "nowhere.md: other extension",
          "other.txt: other extension",
        ])
      try link("nowhere.json", to: "missing", in: folder)
      let error = try #require(throws: ImportError.self) { _ = try ReadDump([.path(folder.path)]) }
      #expect(error.cause == .unreadable && error.file == folder.path + "/nowhere.json")
    }
  }

  @Test("A pipe in a folder is passed over, not waited for")
  func pipes() throws {
    try Dumps.withFolder { folder in
      let pipe = folder.appendingPathComponent("pipe.json").path
      #expect(mkfifo(pipe, 0o600) == 0)
      let read = try ReadDump([.path(folder.path)])
      #expect(read.documents.isEmpty && passed(read, in: folder) == ["pipe.json: not a file"])
    }
  }

  @Test("A name that is not UTF-8 is passed over, one with control characters shown without")
  func names() throws {
    try Dumps.withFolder { folder in
      let bytes: [CChar] = folder.path.utf8.map { CChar(bitPattern: $0) } + [47, -1, 46, 106, 0]
      let descriptor = open(bytes, O_CREAT | O_WRONLY, 0o600)
      #expect(descriptor >= 0)
      close(descriptor)
      try write(["a\u{1B}[2J.json": "{"], to: folder)
      let error = try #require(throws: ImportError.self) { _ = try ReadDump([.path(folder.path)]) }
      #expect(error.file == folder.path + "/a?[2J.json")
      try write(["a\u{1B}[2J.json": "{}"], to: folder)
      let read = try ReadDump([.path(folder.path)])
      #expect(read.inventory.passedOver.map(\.reason) == [.unreadableName])
    }
  }

  @Test("What is missing is an error with the path as it was given")
  func missing() throws {
    for path in ["no/such/file.json", "no-such-folder/"] {
      let error = try #require(throws: ImportError.self) { _ = try ReadDump([.path(path)]) }
      #expect(error.cause == .unreadable)
      #expect(error.description == "\(path): cannot be read: No such file or directory")
    }
  }

  @Test("Errors of files within a folder name the file")
  func errors() throws {
    try Dumps.withFolder { folder in
      try write(["a/b.json": "{}", "a/c.json": "[\n1,"], to: folder)
      let error = try #require(throws: ImportError.self) { _ = try ReadDump([.path(folder.path)]) }
      #expect(error.file == folder.path + "/a/c.json" && error.line == 2)
    }
  }

  @Test("The extension decides between JSON and YAML, without one the first byte")
  func syntax() throws {
    #expect(
      try ReadDump.of(Array("{a: 1}".utf8), named: "x.yml").trees == [JSONTree(json: #"{"a":1}"#)])
    #expect(try ReadDump.error(Array("{a: 1}".utf8), named: "x.json") != nil)
    #expect(try ReadDump.error(Array("a: 1".utf8), named: "x.json") != nil)
    #expect(try ReadDump.error(Array("{a: 1}".utf8), named: "x") != nil)
    for text in ["\u{FEFF} \n{}", "[]", "a: 1", "# x\n{}", "---\n[]"] {
      #expect(try ReadDump.of(Array(text.utf8), named: "x").trees.count == 1, "\(text)")
    }
    let empty = try #require(try ReadDump.error([], named: "x"))
    #expect(empty.problem == "found the end of the document")
    #expect(try ReadDump.of([], named: "x.yaml").trees.isEmpty)
  }

  @Test("A document larger than the limit is an error")
  func limit() throws {
    let limits = DumpLimits(documentBytesMax: 10, unpackedBytesMax: 10)
    #expect(
      try ReadDump.of(Array("[12345678]".utf8), named: "x.json", limits: limits).trees.count == 1)
    let error = try #require(
      try ReadDump.error(Array("[123456789]".utf8), named: "x.json", limits: limits))
    #expect(
      error.description.hasSuffix("x.json: expected at most 10 bytes in one document, found more"))
  }
}
