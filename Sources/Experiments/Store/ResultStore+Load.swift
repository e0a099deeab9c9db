package import Foundation
import GRDB

extension ResultStore {
  /// Reads a database and computes its statistics from the observations in it.
  ///
  /// - Throws: `StoreError` naming what is wrong with the file.
  package static func load(_ url: URL) throws(StoreError) -> ResultSet {
    let run = try loadRun(url)
    if let missing = run.missingPart {
      throw StoreError(file: url.path, problem: .incomplete(missing))
    }
    return Aggregation.results(of: run)
  }

  /// Reads the observations of a database, in canonical order.
  ///
  /// The file is checked first: its mark and version, every table's definition, its pages, types
  /// and references.
  ///
  /// - Throws: `StoreError` naming what is wrong with the file.
  package static func loadRun(_ url: URL) throws(StoreError) -> RecordedRun {
    try checkFile(url)
    do {
      var configuration = Configuration()
      configuration.readonly = true
      let queue = try DatabaseQueue(path: url.path, configuration: configuration)
      defer { try? queue.close() }
      return try queue.read { database in
        try StoreVerifier(database: database, file: url.path).verify()
        return try StoreReader(database: database, file: url.path).run()
      }
    } catch {
      throw StoreError(error, file: url.path)
    }
  }

  private static func checkFile(_ url: URL) throws(StoreError) {
    let manager = FileManager.default
    guard manager.fileExists(atPath: url.path) else {
      let partial = partialFile(of: url)
      let isUnfinished = manager.fileExists(atPath: partial.path)
      throw StoreError(
        file: url.path, problem: isUnfinished ? .unfinished(partial: partial.path) : .missing)
    }
    var isFolder: ObjCBool = false
    if manager.fileExists(atPath: url.path, isDirectory: &isFolder), isFolder.boolValue {
      throw StoreError(file: url.path, problem: .inputOutput("is a folder, expected a file"))
    }
    // SQLite itself takes an empty or very short file for a database without tables.
    let start = try firstBytes(of: url)
    guard !start.isEmpty else { throw StoreError(file: url.path, problem: .empty) }
    guard start == Data("SQLite format 3\0".utf8) else {
      throw StoreError(file: url.path, problem: .notADatabase)
    }
  }

  private static func firstBytes(of url: URL) throws(StoreError) -> Data {
    do {
      let file = try FileHandle(forReadingFrom: url)
      defer { try? file.close() }
      return try file.read(upToCount: 16) ?? Data()
    } catch {
      throw StoreError(error, file: url.path)
    }
  }
}
