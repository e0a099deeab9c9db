import Estate
import EstateSources
import Foundation
import Testing

@Suite("Import of folders and archives")
struct DumpImportTests {
  private func namespace(_ name: String) -> String {
    #"{"kind":"Namespace","metadata":{"name":"\#(name)"}}"#
  }

  @Test("Sources are clusters of their own, named after the file or folder")
  func names() throws {
    try Dumps.withFolder { folder in
      let tar = Archives.tar([.init("a.json", namespace("a"))])
      let files: [(String, [UInt8])] = [
        ("prod.eu.tar.gz", Archives.gzip(tar)), ("prod.eu.tgz", Archives.gzip(tar)),
        ("stage.json.gz", Archives.gzip(Array(namespace("a").utf8))), ("test.zip", tar),
        ("dev.yaml", Array("kind: Namespace\nmetadata: {name: a}".utf8)),
        ("dump.txt", Array(namespace("a").utf8)), (".json", Array(namespace("a").utf8)),
      ]
      for (name, bytes) in files {
        try Data(bytes).write(to: folder.appendingPathComponent(name))
      }
      let inner = folder.appendingPathComponent("lab.json")
      try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: false)
      for name in ["a", "b"] {
        try Data(namespace(name).utf8).write(to: inner.appendingPathComponent("\(name).json"))
      }
      let sources = (files.map(\.0) + ["lab.json/"]).map { folder.path + "/" + $0 }
      let imported = try EstateImporter.importDump(
        sources.map { .path($0) }, name: "e", separate: true)
      #expect(
        imported.estate.clusters.map(\.name) == [
          "prod.eu", "prod.eu-2", "stage", "test", "dev", "dump.txt", "cluster", "lab.json",
        ])
      #expect(imported.estate.clusters.map(\.namespaces.count) == [1, 1, 1, 1, 1, 1, 1, 2])
      let joined = try EstateImporter.importDump(
        [.path(inner.path)], name: "e", clusterName: "all")
      #expect(joined.estate.clusters.map(\.name) == ["all"])
    }
  }

  @Test("What a dump calls its cluster names it, unless the user does")
  func statedNames() throws {
    try Dumps.withFolder { folder in
      let metadata = #"{"run_id":"r","cluster":{"name":"prod","version_major":"1"}}"#
      for name in ["one", "two"] {
        let dump = folder.appendingPathComponent(name)
        try FileManager.default.createDirectory(at: dump, withIntermediateDirectories: false)
        try Data(metadata.utf8).write(to: dump.appendingPathComponent("metadata.json"))
        try Data(namespace("a").utf8).write(to: dump.appendingPathComponent("a.json"))
      }
      func names(_ sources: [String], as name: String? = nil, separate: Bool = false) throws
        -> [String]
      {
        try EstateImporter.importDump(
          sources.map { .path(folder.path + "/" + $0) }, name: "e", clusterName: name,
          separate: separate
        ).estate.clusters.map(\.name)
      }
      #expect(try names(["one"]) == ["prod"])
      #expect(try names(["one"], as: "mine") == ["mine"])
      #expect(try names(["one", "two"], separate: true) == ["prod", "prod-2"])
      #expect(try names(["one/a.json"]) == ["cluster"])
      let offline = try Dumps.fixture("dumps/rbac-police-offline").path
      let imported = try EstateImporter.importDump([.path(offline)], name: "e")
      let stated = try String(
        contentsOfFile: offline + "/cluster_name", encoding: .utf8
      ).trimmingCharacters(in: .whitespacesAndNewlines)
      #expect(!stated.isEmpty && imported.estate.clusters.map(\.name) == [stated])
      // The context of the fixture is an ARN, whose slash no folder can have.
      let iceKube = try Dumps.fixture("dumps/icekube").path
      let arn = try EstateImporter.importDump([.path(iceKube)], name: "e")
      #expect(arn.estate.clusters.map(\.name) == ["shop"])
    }
  }

  @Test("Standard input is a cluster called cluster; its documents count as one file")
  func standardInput() throws {
    let yaml = "kind: Namespace\nmetadata: {name: a}\n---\nkind: Namespace\nmetadata: {name: b}\n"
    let pipe = Pipe()
    try pipe.fileHandleForWriting.write(contentsOf: Data(yaml.utf8))
    try pipe.fileHandleForWriting.close()
    let imported = try EstateImporter.importDump(
      [.standardInput], name: "e",
      standardInput: pipe.fileHandleForReading.fileDescriptor)
    #expect(imported.estate.clusters.map(\.name) == ["cluster"])
    #expect(imported.statistics.objects == ["Namespace": 2])
    #expect(imported.statistics.files == 1 && imported.statistics.bytes == yaml.utf8.count)
  }

  @Test("The statistics say what was passed over")
  func statistics() throws {
    try Dumps.withFolder { folder in
      for name in ["a.json", "b.json", "README", ".x", ".y"] {
        try Data(namespace(name).utf8).write(to: folder.appendingPathComponent(name))
      }
      let imported = try EstateImporter.importDump(
        [.path(folder.path)], name: "e", clusterName: "c")
      #expect(imported.statistics.files == 2)
      let counts = imported.statistics.passedOverCounts
      #expect(counts.map(\.reason) == [.hidden, .otherExtension])
      #expect(counts.map(\.count) == [2, 1])
    }
  }

  @Test("A dump without an object that matters is an error with the sources' names")
  func nothing() throws {
    try Dumps.withFolder { folder in
      let error = try #require(throws: ImportError.self) {
        _ = try EstateImporter.importDump([.path(folder.path)], name: "e")
      }
      #expect(error.file == folder.path && error.problem == "found none")
    }
  }
}
