import EstateSources
import Foundation
import Testing

extension Dumps {
  /// Reads every file of a fixture's folder, in order of the paths.
  static func readFolder(_ name: String) throws -> DumpReader {
    let folder = try fixture("dumps").appendingPathComponent(name)
    var reader = DumpReader(clusterName: "c")
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted() {
      let file = folder.appendingPathComponent(path)
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder)
      if !isFolder.boolValue { try reader.read(JSONInput(file: file, label: path), path: path) }
    }
    return reader
  }

  /// Reads files given as paths and texts, in this order.
  static func readFiles(_ files: KeyValuePairs<String, String>) throws -> DumpReader {
    var reader = DumpReader(clusterName: "c")
    for (path, text) in files {
      try reader.read(JSONInput(bytes: Array(text.utf8), label: path), path: path)
    }
    return reader
  }
}
