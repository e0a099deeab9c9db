import GRDB

/// Checks that a database is one this version wrote, whole and unaltered, before it is read.
struct StoreVerifier {
  let database: Database
  let file: String

  func verify() throws {
    try verifyMark()
    try verifyTables()
    try verifyContent()
  }

  private func verifyMark() throws {
    let mark = try Int32.fetchOne(database, sql: "PRAGMA application_id")
    guard mark == Schema.applicationID else { throw failure(.notResults) }
    let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    guard version == Schema.version else {
      throw failure(.version(found: version, supported: Schema.version))
    }
  }

  /// Further tables of the user's own do no harm.
  private func verifyTables() throws {
    for object in Schema.objects {
      let sql = try String.fetchOne(
        database, sql: "SELECT sql FROM sqlite_schema WHERE name = ?", arguments: [object.name])
      guard let sql else { throw failure(.missingTable(object.name)) }
      guard sql == object.sql else { throw failure(.alteredTable(object.name)) }
    }
  }

  private func verifyContent() throws {
    let finding = try String.fetchOne(database, sql: "PRAGMA quick_check(1)")
    guard finding == "ok" else { throw failure(.damaged(finding ?? "it cannot be checked")) }
    if let row = try Row.fetchOne(database, sql: "PRAGMA foreign_key_check") {
      let table: String = row[0]
      let parent: String = row[2]
      throw failure(.damaged("a row of '\(table)' refers to a missing row of '\(parent)'"))
    }
  }

  private func failure(_ problem: StoreError.Problem) -> StoreError {
    StoreError(file: file, problem: problem)
  }
}
