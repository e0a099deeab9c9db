/// What became of checking a log.
package struct AuditVerdict: Sendable, Hashable {
  /// How many records are in order, from the first on.
  package var records: Int64
  /// Hash of the last of them.
  package var head: String
  /// What is wrong first; `nil` when nothing is.
  package var finding: Finding?

  /// The first thing that is wrong.
  package struct Finding: Sendable, Hashable {
    /// From 1.
    package var line: Int64
    /// The number that the record there gives itself; `nil` where none can be read.
    package var seq: Int64?
    package var problem: Problem

    package init(line: Int64, seq: Int64? = nil, problem: Problem) {
      self.line = line
      self.seq = seq
      self.problem = problem
    }
  }

  package enum Problem: Sendable, Hashable {
    /// The line is not one of a log; what it lacks.
    case malformed(String)
    /// The record does not have the hash that it says.
    case hashMismatch
    /// The record does not follow the one before.
    case brokenChain
    /// A number other than the line's.
    case sequenceGap(expected: Int64)
    /// Hashes fit each other but not the seal: made anew between two sealed heads.
    case rewritten(after: Int64, upTo: Int64)
    /// Fewer records than the seal says.
    case truncated(sealed: Int64)
    /// More records than the seal says.
    case extra(sealed: Int64)
    /// No record at all.
    case empty
  }
}

extension AuditVerdict.Problem {
  /// A name for programs.
  package var name: String {
    switch self {
    case .malformed: "malformed"
    case .hashMismatch: "hash-mismatch"
    case .brokenChain: "broken-chain"
    case .sequenceGap: "sequence-gap"
    case .rewritten: "rewritten"
    case .truncated: "truncated"
    case .extra: "extra-records"
    case .empty: "empty"
    }
  }

  /// In words, without a full stop.
  package var text: String {
    switch self {
    case .malformed(let what): "malformed record: \(what)"
    case .hashMismatch: "hash mismatch: the record was changed after it was written"
    case .brokenChain: "broken chain: prev is not the hash of the record before"
    case .sequenceGap(let expected):
      "sequence gap: expected seq \(expected); records were removed, added or moved"
    case .rewritten(let after, let upTo):
      "rewritten: the hashes fit each other but not the seal; a record from \(after + 1) to "
        + "\(upTo) was changed and the chain made anew"
    case .truncated(let sealed): "truncated: the seal says \(sealed) records"
    case .extra(let sealed): "extra records: the seal says \(sealed) records"
    case .empty: "no record; a log begins with log.opened"
    }
  }
}
