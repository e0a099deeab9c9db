import Foundation
import GRDB

extension StoreError {
  /// Wraps whatever a database or file operation threw.
  init(_ error: any Error, file: String) {
    switch error {
    case let error as StoreError:
      self = error
    case let error as DatabaseError where error.resultCode == .SQLITE_NOTADB:
      self.init(file: file, problem: .notADatabase)
    case let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT:
      self.init(file: file, problem: .damaged(error.message ?? "malformed"))
    case let error as DatabaseError:
      let message = error.message ?? "unknown error"
      let code = error.extendedResultCode.rawValue
      self.init(file: file, problem: .inputOutput("\(message) (SQLite code \(code))"))
    default:
      self.init(file: file, problem: .inputOutput(error.localizedDescription))
    }
  }
}
