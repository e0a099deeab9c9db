import EstateSources
import Foundation
import TestSupport
import Testing

@Suite("Dump archives")
struct ArchiveTests {
  private static let namespace = #"{"kind":"Namespace","metadata":{"name":"a"}}"#

  private let entries: [Archives.Entry] = [
    .init("dump/", type: "5"), .init("./dump/kube-system/pods.json", "[1]"),
    .init("dump/roles.yaml", "a: 1\n---\na: 2\n"), .init("dump/empty.json", "[]"),
  ]

  private func passed(_ read: ReadDump) -> [String] {
    read.inventory.passedOver.map {
      "\($0.label.split(separator: "!").last ?? ""): \($0.reason.rawValue)"
    }
  }

  // MARK: Formats

  @Test("Archives are known by their content, whatever their name")
  func formats() throws {
    let tar = Archives.tar(entries)
    let files = [
      ("dump.tar", tar), ("dump.tar.gz", Archives.gzip(tar)), ("dump.tgz", Archives.gzip(tar)),
      ("dump.tar.zst", Archives.zstandard(tar)), ("dump.zip", Archives.zip(entries)),
      ("dump", Archives.gzip(tar)), ("dump.json", tar), ("dump.yaml", Archives.zip(entries)),
    ]
    for (name, bytes) in files {
      let read = try ReadDump.of(bytes, named: name)
      #expect(
        read.paths == [
          "dump/kube-system/pods.json", "dump/roles.yaml", "dump/roles.yaml", "dump/empty.json",
        ], "\(name)")
      #expect(read.documents.first?.label.hasSuffix("/\(name)!/dump/kube-system/pods.json") == true)
      #expect(read.trees.first == .array([.number(1)]))
      #expect(read.inventory.read.count == 3 && read.inventory.bytes == 19)
    }
  }

  @Test("One compressed file is read by the name it has without compression")
  func compressedFiles() throws {
    let text = Array(Self.namespace.utf8)
    // Of the text above, written by other programs.
    let bzip2 =
      "QlpoOTFBWSZTWVr6MkkAABQdgBAEABAAAS4rTAogADFDTTAAQ1NHqAekXuDZpIgu0hUWtGBtOs1YMpmo94H4u5I"
      + "pwoSC19GSSA=="
    let xz =
      "/Td6WFoAAATm1rRGAgAhARYAAAB0L+WjAQAreyJraW5kIjoiTmFtZXNwYWNlIiwibWV0YWRhdGEiOnsibmFtZSI"
      + "6ImEifX0AfNunqQhk+BoAAUQsyVNLhh+2830BAAAAAARZWg=="
    let files = [
      ("a.json.gz", Archives.gzip(text)), ("a.json.zst", Archives.zstandard(text)),
      ("a.json.bz2", Array(try #require(Data(base64Encoded: bzip2)))),
      ("a.json.xz", Array(try #require(Data(base64Encoded: xz)))),
      ("a.json.gz", Archives.gzip(text.dropLast(20).map(\.self)) + Archives.gzip(text.suffix(20))),
    ]
    for (name, bytes) in files {
      let read = try ReadDump.of(bytes, named: name)
      #expect(try read.trees == [JSONTree(json: Self.namespace)], "\(name)")
      #expect(read.paths == ["a.json"])
      #expect(read.documents.first?.label.hasSuffix("/" + name) == true)
      let unnamed = try ReadDump.of(bytes, named: "dump")
      #expect(unnamed.trees == read.trees && unnamed.paths == ["dump"])
    }
    let yaml = try ReadDump.of(Archives.gzip(Array("{a: 1}".utf8)), named: "x.yaml.gz")
    #expect(try yaml.trees == [JSONTree(json: #"{"a":1}"#)])
  }

  @Test("Archives and compressed files in folders are read where they lie")
  func inFolders() throws {
    try Dumps.withFolder { folder in
      try Data(Archives.gzip(Archives.tar(entries)))
        .write(to: folder.appendingPathComponent("b.tar.gz"))
      try Data(Archives.gzip(Array("[]".utf8))).write(
        to: folder.appendingPathComponent("a.json.gz"))
      let read = try ReadDump([.path(folder.path)])
      #expect(read.paths.prefix(2) == ["a.json", "dump/kube-system/pods.json"])
    }
  }

  // MARK: What is passed over

  @Test("Folders, links, devices, hidden files and other names in an archive are passed over")
  func passedOver() throws {
    let entries: [Archives.Entry] = [
      .init("d.json/", type: "5"), .init("link.json", type: "2"), .init("hard.json", type: "1"),
      .init("device.json", type: "3"), .init("pipe.json", type: "6"), .init("._a.json", "CANARY"),
      .init("__MACOSX/a.json", "CANARY"), .init("a/.b/c.json", "CANARY"), .init("a.txt", "CANARY"),
      .init("inner.tar.gz", "CANARY"), .init("inner.json.gz", "CANARY"), .init("a.json", "1"),
    ]
    let read = try ReadDump.of(Archives.tar(entries), named: "x.tar")
    #expect(read.paths == ["a.json"])
    #expect(
      passed(read) == [
        "/link.json: not a file", "/hard.json: not a file", "/device.json: not a file",
        "/pipe.json: not a file", "/._a.json: hidden", "/__MACOSX/a.json: hidden",
        "/a/.b/c.json: hidden", "/a.txt: other extension",
        "/inner.tar.gz: packed within an archive", "/inner.json.gz: packed within an archive",
      ])
  }

  @Test("A path that leads out of the archive leads nowhere")
  func traversal() throws {
    let names = ["../../etc/a.json", "/etc/b.json", "x/../c.json", "./d.json"]
    let read = try ReadDump.of(Archives.tar(names.map { .init($0, "1") }), named: "x.tar")
    #expect(read.paths == ["etc/a.json", "etc/b.json", "x/c.json", "d.json"])
    #expect(read.documents.first?.label.hasSuffix("/x.tar!/etc/a.json") == true)
  }

  @Test("An archive of nothing has no documents")
  func empty() throws {
    for bytes in [Archives.tar([]), Archives.zip([]), Archives.gzip(Archives.tar([]))] {
      #expect(try ReadDump.of(bytes, named: "x").documents.isEmpty)
    }
  }

  // MARK: Errors

  @Test("An archive that is cut short or damaged is an error with its name, never a crash")
  func truncated() throws {
    let content = Array(repeating: "[1,2,3],", count: 400).joined()
    let tar = Archives.tar([.init("a.json", "[\(content)4]")])
    let wholes = [
      tar, Archives.gzip(tar), Archives.zstandard(tar),
      Archives.zip([.init("a.json", "[\(content)4]")]),
    ]
    for whole in wholes {
      // What comes after the last byte of content is only the archive's own closing.
      let closing = whole.count - 1500
      for count in stride(from: 40, to: closing, by: 131) {
        let error = try ReadDump.error(Array(whole[..<count]), named: "x")
        #expect(error?.cause == .content && error?.description.contains("/x") == true, "\(count)")
      }
    }
    let error = try #require(try ReadDump.error(Array(tar[..<1000]), named: "x.tar"))
    #expect(error.file.hasSuffix("/x.tar!/a.json"))
    #expect(error.expected == "a whole archive or compressed file")
    #expect(error.problem.hasPrefix("found: "))
  }

  @Test("An archive with random damage is read or an error, never a crash", arguments: 0..<6)
  func damaged(seed: Int) throws {
    var bits = SplitMix(seed: UInt64(seed))
    let tar = Archives.tar(entries)
    let wholes = [tar, Archives.gzip(tar), Archives.zip(entries), Archives.zstandard(tar)]
    for whole in wholes {
      for _ in 0..<25 {
        var bytes = whole
        for _ in 0..<(1 + bits.below(4)) {
          bytes[bits.below(bytes.count)] = UInt8(truncatingIfNeeded: bits.below(256))
        }
        if let error = try ReadDump.error(bytes, named: "x") {
          #expect(error.cause == .content && error.file.contains("/x"))
        }
      }
    }
  }

  @Test("A file that is packed twice is an error")
  func packedTwice() throws {
    let text = Array("{}".utf8)
    let twice = try #require(
      try ReadDump.error(Archives.gzip(Archives.gzip(text)), named: "x.json.gz"))
    #expect(twice.expected == "one layer of compression" && twice.problem == "found 2")
    let cases = [
      Archives.gzip(Archives.zstandard(text)), Archives.gzip(Archives.zip(entries)),
      Archives.tar([.init("a.json", String(decoding: Archives.tar(entries), as: UTF8.self))]),
    ]
    for bytes in cases {
      let error = try #require(try ReadDump.error(bytes, named: "x"))
      #expect(error.expected == "JSON or YAML" && error.cause == .content)
    }
  }

  @Test("An encrypted entry is an error")
  func encrypted() throws {
    let bytes = Archives.zip([.init("a.json", "CANARY")], flags: 1)
    let error = try #require(try ReadDump.error(bytes, named: "x.zip"))
    #expect(error.file.hasSuffix("/x.zip!/a.json") && error.problem == "found it encrypted")
  }

  @Test("What an archive unpacks to is limited, in one document and in all")
  func limits() throws {
    let entries: [Archives.Entry] = [.init("a.json", "[123456]"), .init("b.json", "[123456]")]
    let archives = [
      Archives.tar(entries), Archives.zip(entries), Archives.gzip(Archives.tar(entries)),
    ]
    for bytes in archives {
      func error(_ document: Int, _ all: Int) throws -> ImportError? {
        try ReadDump.error(
          bytes, named: "x", limits: DumpLimits(documentBytesMax: document, unpackedBytesMax: all))
      }
      #expect(try error(8, 16) == nil)
      let large = try #require(try error(7, 16))
      #expect(
        large.file.hasSuffix("x!/a.json") && large.expected == "at most 7 bytes in one document")
      let many = try #require(try error(8, 15))
      #expect(many.file.hasSuffix("x!/b.json"))
      #expect(many.expected == "at most 7 bytes in the rest of what is packed")
    }
    let file = Archives.gzip(Array("[123456]".utf8))
    let limits = DumpLimits(documentBytesMax: 7, unpackedBytesMax: 100)
    #expect(try ReadDump.error(file, named: "x.json.gz", limits: limits) != nil)
  }

  @Test("What an archive claims of a size is not believed")
  func claimedSize() throws {
    let bytes = Archives.tar([.init("a.json", "[]", claimedSize: 0o77777777777)])
    let error = try #require(try ReadDump.error(bytes, named: "x.tar"))
    #expect(error.file.hasSuffix("/x.tar!/a.json") && error.cause == .content)
  }

  @Test("Errors of a document in an archive name archive, entry and line")
  func documentErrors() throws {
    let bytes = Archives.tar([.init("n/a.yaml", "a: 1\nb: *CANARY\n")])
    let error = try #require(try ReadDump.error(Archives.gzip(bytes), named: "x.tar.gz"))
    #expect(error.file.hasSuffix("/x.tar.gz!/n/a.yaml") && error.line == 2 && error.path == "b")
  }

  @Test("Names in an archive are shown without control characters")
  func controlCharacters() throws {
    let bytes = Archives.tar([.init("a\u{1B}[2J.json", "{")])
    let error = try #require(try ReadDump.error(bytes, named: "x.tar"))
    #expect(error.file.hasSuffix("/x.tar!/a?[2J.json"))
  }
}
