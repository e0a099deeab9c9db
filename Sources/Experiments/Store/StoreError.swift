/// Why a result database could not be written or read.
package struct StoreError: Error, Sendable, Hashable, CustomStringConvertible {
  package enum Problem: Sendable, Hashable {
    case missing
    /// No such file, but the partial file of a run that never finished.
    case unfinished(partial: String)
    case empty
    case notADatabase
    /// A SQLite database that blastlab did not write.
    case notResults
    case version(found: Int, supported: Int)
    case missingTable(String)
    /// A table or view that is not as this version writes it.
    case alteredTable(String)
    case damaged(String)
    /// Not all of the timelines and trials that the experiment asked for.
    case incomplete(String)
    case inputOutput(String)
  }

  /// Path as the user gave it.
  package var file: String
  package var problem: Problem

  package init(file: String, problem: Problem) {
    self.file = file
    self.problem = problem
  }

  /// Whether the system refused, rather than the content being wrong.
  package var isInputOutput: Bool {
    switch problem {
    case .missing, .unfinished, .inputOutput: true
    default: false
    }
  }

  package var description: String { "\(file): \(explanation)" }

  private var explanation: String {
    let expected = "expected a result database written by 'blastlab run'"
    switch problem {
    case .missing: return "no such file; \(expected)"
    case .unfinished(let partial):
      return "no such file, only \(partial) of a run that did not finish; run it again"
    case .empty: return "the file is empty; \(expected)"
    case .notADatabase: return "not a SQLite database; \(expected)"
    case .notResults: return "a SQLite database without blastlab's mark; \(expected)"
    case .version(let found, let supported) where found > supported:
      return "made by a newer blastlab (format \(found), this one reads \(supported)); update"
    case .version(let found, let supported):
      return "made by an older blastlab (format \(found), this one reads \(supported)); "
        + "run the experiment again"
    case .missingTable(let name): return "table '\(name)' is missing; \(expected)"
    case .alteredTable(let name):
      return "table '\(name)' has been altered; \(expected), unchanged"
    case .damaged(let detail): return "the database is damaged: \(detail)"
    case .incomplete(let detail):
      return "the run is not complete: \(detail); run the experiment again"
    case .inputOutput(let detail): return detail
    }
  }
}
