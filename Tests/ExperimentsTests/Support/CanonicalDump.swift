import Foundation
import GRDB

/// A database as text: its schema and every row in the order of its key.
enum CanonicalDump {
  static func text(of url: URL) throws -> String {
    var configuration = Configuration()
    configuration.readonly = true
    let queue = try DatabaseQueue(path: url.path, configuration: configuration)
    defer { try? queue.close() }
    return try queue.read { database in
      let objects = try Row.fetchAll(
        database, sql: "SELECT type, name, sql FROM sqlite_schema ORDER BY type, name")
      var lines = objects.map { String(describing: $0) }
      for object in objects where object["type"] == "table" {
        let name: String = object["name"]
        let keys = try database.primaryKey(name).columns
        let order = keys.map { "\"\($0)\"" }.joined(separator: ", ")
        let rows = try Row.fetchAll(database, sql: "SELECT * FROM \(name) ORDER BY \(order)")
        lines += rows.map { name + ": " + String(describing: $0) }
      }
      return lines.joined(separator: "\n")
    }
  }
}
