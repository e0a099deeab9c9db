import Foundation

/// The head of a log, kept outside it: how many records there are and the hash of the last.
///
/// With it every edit, removal, reordering, duplication or truncation of the log is found; without
/// it only what left the chain broken. A seal that lies beside its log protects it only when it is
/// signed, as long as the key is safe.
package struct AuditSeal: Sendable, Hashable {
  /// The state of a log at some time.
  package struct Head: Sendable, Hashable {
    package var records: Int64
    /// Hash of the last record, 64 hexadecimal digits.
    package var hash: String
    /// Seconds on the timeline's clock.
    package var time: Int64

    package init(records: Int64, hash: String, time: Int64) {
      self.records = records
      self.hash = hash
      self.time = time
    }
  }

  package var head: Head
  /// The instant of the head in words.
  package var sealedAt: String
  /// Earlier heads, ascending by records: they tell about when a log was rewritten.
  package var interim: [Head]
  /// Ed25519 over ``message``, 64 bytes; `nil` where no key was given.
  package var signature: [UInt8]?

  package static let algorithm = "sha-256"
  package static let signatureAlgorithm = "ed25519"

  package init(head: Head, sealedAt: String, interim: [Head] = [], signature: [UInt8]? = nil) {
    self.head = head
    self.sealedAt = sealedAt
    self.interim = interim
    self.signature = signature
  }

  /// What is signed: lines of UTF-8 text, each with a line feed.
  ///
  ///     blastlab audit seal v1
  ///     sha-256
  ///     RECORDS HASH TIME
  ///     SEALED-AT
  ///     RECORDS HASH TIME      for each earlier head
  package var message: [UInt8] {
    var lines = ["blastlab audit seal v1", Self.algorithm, head.line, sealedAt]
    lines += interim.map(\.line)
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  /// The seal as `audit.seal.json` has it: one canonical line of JSON.
  package var json: [UInt8] {
    var line = JSONLine()
    line.open()
    line.member("records", head.records)
    line.member("head", head.hash)
    line.member("time", head.time)
    line.member("sealedAt", sealedAt)
    line.member("algorithm", Self.algorithm)
    line.member("interim", interim.map(\.line))
    if let signature {
      line.open("signature")
      line.member("algorithm", Self.signatureAlgorithm)
      line.member("value", Data(signature).base64EncodedString())
      line.close()
    }
    line.close()
    line.raw("\n")
    return line.bytes
  }
}

extension AuditSeal.Head {
  /// `RECORDS HASH TIME`.
  var line: String { "\(records) \(hash) \(time)" }

  init?(line: String) {
    let parts = line.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 3, let records = Int64(parts[0]), let time = Int64(parts[2]) else {
      return nil
    }
    self.init(records: records, hash: String(parts[1]), time: time)
    guard self.line == line else { return nil }
  }
}
