import Estate
import EstateSources
import Foundation
import Testing

/// Small dumps written inline, and files for tests that need some.
enum Dumps {
  static func read(_ text: String) throws -> (cluster: Cluster, statistics: ImportStatistics) {
    try DumpReader.readCluster(named: "c", bytes: Array(text.utf8), source: "dump.json")
  }

  /// Reads YAML as a whole cluster.
  static func readYAML(
    _ text: String
  ) throws -> (cluster: Cluster, statistics: ImportStatistics) {
    try withFolder { folder in
      let file = folder.appendingPathComponent("dump.yaml")
      try Data(text.utf8).write(to: file)
      var reader = DumpReader(clusterName: "c")
      try DumpFiles.forEachDocument(in: [.path(file.path)]) { document throws(ImportError) in
        try reader.read(document.input)
      }
      return (reader.cluster, reader.statistics)
    }
  }

  /// A v1 List of objects given as JSON texts.
  static func list(_ objects: String...) -> String {
    #"{"apiVersion":"v1","kind":"List","items":["# + objects.joined(separator: ",") + "]}"
  }

  /// A Pod with the given members in its `spec`.
  static func pod(_ spec: String) -> String {
    #"{"apiVersion":"v1","kind":"Pod","metadata":{"name":"p","namespace":"n"},"spec":{\#(spec)}}"#
  }

  static func fixture(_ path: String) throws -> URL {
    let root = try #require(Bundle.module.resourceURL)
    return root.appendingPathComponent("Fixtures").appendingPathComponent(path)
  }

  /// Calls the closure with a folder that is removed afterwards.
  static func withFolder<Value>(_ body: (URL) throws -> Value) throws -> Value {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("estate-sources-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }
}
