import EstateSources
import Foundation

/// What a dump consists of, for tests that only care about that.
struct ReadDump {
  var documents: [(path: String, label: String, tree: JSONTree)] = []
  var inventory = DumpInventory()

  var paths: [String] { documents.map(\.path) }
  var trees: [JSONTree] { documents.map(\.tree) }

  /// Reads every document of the sources.
  init(
    _ sources: [DumpSource], limits: DumpLimits = .standard, standardInput: Int32 = 0
  ) throws(ImportError) {
    var documents: [(path: String, label: String, tree: JSONTree)] = []
    inventory = try DumpFiles.forEachDocument(
      in: sources, limits: limits, standardInput: standardInput
    ) { document throws(ImportError) in
      documents.append((document.path, document.label, try JSONTree(document.input)))
    }
    self.documents = documents
  }

  /// Reads the documents of one file with the given name and content.
  static func of(
    _ bytes: [UInt8], named name: String, limits: DumpLimits = .standard
  ) throws -> ReadDump {
    try Dumps.withFolder { folder in
      let file = folder.appendingPathComponent(name)
      try Data(bytes).write(to: file)
      return try ReadDump([.path(file.path)], limits: limits)
    }
  }

  /// The error that reading one file with the given name and content gives; `nil` without one.
  static func error(
    _ bytes: [UInt8], named name: String, limits: DumpLimits = .standard
  ) throws -> ImportError? {
    do {
      _ = try of(bytes, named: name, limits: limits)
      return nil
    } catch let error as ImportError {
      return error
    }
  }
}
