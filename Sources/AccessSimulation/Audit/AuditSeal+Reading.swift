package import Foundation

extension AuditSeal {
  private struct Document: Decodable {
    struct Signature: Decodable {
      var algorithm: String
      var value: String
    }

    var records: Int64
    var head: String
    var time: Int64
    var sealedAt: String
    var algorithm: String
    var interim: [String]
    var signature: Signature?
  }

  /// Reads `audit.seal.json`.
  ///
  /// - Throws: ``AuditInputError`` saying which member is wrong and what was expected.
  package init(json: Data) throws(AuditInputError) {
    let document: Document
    do {
      document = try JSONDecoder().decode(Document.self, from: json)
    } catch {
      throw AuditInputError(problem: Self.problem(of: error))
    }
    guard document.algorithm == Self.algorithm else {
      throw AuditInputError(
        problem: "algorithm: \(document.algorithm) is not known; expected \(Self.algorithm)")
    }
    let head = Head(records: document.records, hash: document.head, time: document.time)
    self.init(
      head: head, sealedAt: document.sealedAt, interim: try Self.heads(document.interim),
      signature: try Self.signature(document.signature))
    try check()
  }

  private static func heads(_ lines: [String]) throws(AuditInputError) -> [Head] {
    var heads: [Head] = []
    for (position, line) in lines.enumerated() {
      guard let head = Head(line: line) else {
        throw AuditInputError(
          problem: "interim[\(position)]: expected the number of records, a hash and a time")
      }
      heads.append(head)
    }
    return heads
  }

  private static func signature(
    _ signature: Document.Signature?
  ) throws(AuditInputError) -> [UInt8]? {
    guard let signature else { return nil }
    guard signature.algorithm == signatureAlgorithm else {
      throw AuditInputError(
        problem: "signature.algorithm: \(signature.algorithm) is not known; "
          + "expected \(signatureAlgorithm)")
    }
    guard let bytes = Data(base64Encoded: signature.value), bytes.count == 64 else {
      throw AuditInputError(problem: "signature.value: expected 64 bytes in base64")
    }
    return Array(bytes)
  }

  /// Fails unless heads are hashes that ascend to the last.
  private func check() throws(AuditInputError) {
    guard AuditEpoch.isInstant(sealedAt) else {
      throw AuditInputError(problem: "sealedAt: expected an instant such as 2026-02-02T00:00:00Z")
    }
    var last: Int64 = 0
    for (position, head) in (interim + [head]).enumerated() {
      let isLast = position == interim.count
      let name = isLast ? "head" : "interim[\(position)]"
      guard AuditChain.isHash(head.hash.utf8) else {
        throw AuditInputError(problem: "\(name): expected a hash of 64 hexadecimal digits")
      }
      // The last may be the head of an interim seal after which nothing happened.
      guard head.records > last || (isLast && head.records == last && last > 0) else {
        throw AuditInputError(
          problem: "\(isLast ? "records" : name): \(head.records) does not follow \(last); "
            + "expected numbers of records above 0 that ascend")
      }
      last = head.records
    }
  }

  private static func name(_ path: [any CodingKey]) -> String {
    path.isEmpty ? "the document" : path.map(\.stringValue).joined(separator: ".")
  }

  private static func problem(of error: any Error) -> String {
    switch error {
    case DecodingError.keyNotFound(let key, _): "\(key.stringValue) is missing"
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      Self.name(context.codingPath) + ": not of the expected type"
    default: "is not the JSON of a seal"
    }
  }
}

/// A seal or a key that cannot be read; the file's name is the caller's to say.
package struct AuditInputError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong, and what was expected.
  package let problem: String

  package init(problem: String) {
    self.problem = problem
  }

  package var description: String { problem }
}
