/// Checks a log as it streams by, up to the first thing that is wrong.
///
/// Each line's hash and place in the chain are checked as they stand; against a seal also the number
/// of records and the hashes at every sealed head. Whether the seal itself is genuine is
/// ``AuditPublicKey/verifies(_:)``'s to say.
package struct AuditVerifier: Sendable {
  private let sealed: [AuditSeal.Head]
  private var nextSealed = 0
  private var rest: [UInt8] = []
  private var records: Int64 = 0
  private var head = Array(AuditChain.origin.utf8)
  private var finding: AuditVerdict.Finding?

  /// A longer line is taken for damage rather than kept in memory.
  private static let longestLine = 1 << 24

  package init(seal: AuditSeal? = nil) {
    sealed = seal.map { $0.interim + [$0.head] } ?? []
  }

  /// Whether the rest of the log need not be read.
  package var isDecided: Bool { finding != nil }

  /// Checks the next bytes of the log; they may end anywhere.
  ///
  /// - Complexity: O(bytes).
  package mutating func feed(_ bytes: [UInt8]) {
    guard !isDecided else { return }
    var start = bytes.startIndex
    while !isDecided, let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
      if rest.isEmpty {
        check(bytes[start..<end])
      } else {
        let line = rest + bytes[start..<end]
        rest = []
        check(line[...])
      }
      start = end + 1
    }
    guard !isDecided else { return }
    rest += bytes[start...]
    if rest.count > Self.longestLine { find(.malformed("longer than any record")) }
  }

  /// The verdict once the whole log was fed.
  package mutating func finish() -> AuditVerdict {
    if !isDecided, !rest.isEmpty { find(.malformed("the line does not end with a line feed")) }
    if !isDecided, let last = sealed.last, records < last.records {
      find(.truncated(sealed: last.records))
    }
    if !isDecided, records == 0 { find(.empty) }
    return AuditVerdict(
      records: records, head: String(decoding: head, as: UTF8.self), finding: finding)
  }

  private mutating func check(_ line: ArraySlice<UInt8>) {
    if let last = sealed.last, records == last.records {
      return find(.extra(sealed: last.records), seq: AuditLine(line)?.seq)
    }
    guard let parts = AuditLine(line) else {
      return find(.malformed("expected {\"seq\":…,\"prev\":\"…\",\"hash\":\"…\"}"))
    }
    guard AuditChain.hash(parts.hashed)[...] == parts.hash else {
      return find(.hashMismatch, seq: parts.seq)
    }
    guard parts.seq == records + 1 else {
      return find(.sequenceGap(expected: records + 1), seq: parts.seq)
    }
    guard parts.prev == head[...] else { return find(.brokenChain, seq: parts.seq) }
    compare(Array(parts.hash))
  }

  /// Holds a good record against the seal, where that has a head for it.
  private mutating func compare(_ hash: [UInt8]) {
    let seq = records + 1
    if nextSealed < sealed.count, sealed[nextSealed].records == seq {
      let after = nextSealed > 0 ? sealed[nextSealed - 1].records : 0
      // Two heads may be of the same record.
      while nextSealed < sealed.count, sealed[nextSealed].records == seq {
        guard sealed[nextSealed].hash.utf8.elementsEqual(hash) else {
          return find(.rewritten(after: after, upTo: seq), seq: seq)
        }
        nextSealed += 1
      }
    }
    records = seq
    head = hash
  }

  private mutating func find(_ problem: AuditVerdict.Problem, seq: Int64? = nil) {
    finding = AuditVerdict.Finding(line: records + 1, seq: seq, problem: problem)
    rest = []
  }
}

/// The parts of a line that the chain is made of.
private struct AuditLine {
  var seq: Int64
  var prev: ArraySlice<UInt8>
  var hash: ArraySlice<UInt8>
  /// What the hash is of, but for the closing brace.
  var hashed: ArraySlice<UInt8>

  /// `nil` where the line has another form.
  init?(_ line: ArraySlice<UInt8>) {
    let tail =
      AuditChain.prevMember.count + AuditChain.hashLength + AuditChain.hashMember.count
      + AuditChain.hashLength + AuditChain.ending.count
    guard line.count > AuditChain.seqMember.count + tail,
      line.starts(with: AuditChain.seqMember), line.suffix(2) == AuditChain.ending[...]
    else { return nil }
    var end = line.endIndex - AuditChain.ending.count
    hash = line[(end - AuditChain.hashLength)..<end]
    end -= AuditChain.hashLength
    let hashStart = end - AuditChain.hashMember.count
    guard line[hashStart..<end] == AuditChain.hashMember[...] else { return nil }
    prev = line[(hashStart - AuditChain.hashLength)..<hashStart]
    end = hashStart - AuditChain.hashLength
    guard line[(end - AuditChain.prevMember.count)..<end] == AuditChain.prevMember[...],
      AuditChain.isHash(hash), AuditChain.isHash(prev), let number = Self.number(line)
    else { return nil }
    seq = number
    // The quotation mark that closes `prev` is hashed; the comma after it is not.
    hashed = line[line.startIndex...hashStart]
  }

  /// The digits after `{"seq":`, up to a comma.
  private static func number(_ line: ArraySlice<UInt8>) -> Int64? {
    let digits = line.dropFirst(AuditChain.seqMember.count).prefix { (48...57).contains($0) }
    guard (1...18).contains(digits.count), digits.first != UInt8(ascii: "0"),
      line[digits.endIndex] == UInt8(ascii: ",")
    else { return nil }
    return Int64(String(decoding: digits, as: UTF8.self))
  }
}
