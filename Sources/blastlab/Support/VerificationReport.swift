import AccessSimulation

/// What checking an audit log found, for people and for programs.
struct VerificationReport: Encodable {
  struct Finding: Encodable, Sendable {
    var line: Int64
    /// `null` where no number can be read.
    @Nullable var seq: Int64?
    var problem: String
    var message: String
  }

  /// What became of the seal's signature.
  enum Signature: String, Encodable {
    case valid
    case wrong
    /// A key was given, and the seal carries no signature.
    case missing
    /// The seal carries a signature, and no key was given.
    case unchecked
    /// Neither signature nor key.
    case none
  }

  var file: String
  var isIntact: Bool
  /// Records in order, from the first on, and the hash of the last of them.
  var records: Int64
  var head: String
  var isSealed: Bool
  @Nullable var sealedAt: String?
  var signature: Signature
  @Nullable var finding: Finding?

  init(file: String, _ verdict: AuditVerdict, seal: AuditSeal?, key: AuditPublicKey?) {
    self.file = file
    records = verdict.records
    head = verdict.head
    isSealed = seal != nil
    sealedAt = seal?.sealedAt
    let signature = Self.signature(of: seal, key)
    self.signature = signature
    finding = verdict.finding.map {
      Finding(line: $0.line, seq: $0.seq, problem: $0.problem.name, message: $0.problem.text)
    }
    isIntact = verdict.finding == nil && signature != .wrong && signature != .missing
  }

  private static func signature(of seal: AuditSeal?, _ key: AuditPublicKey?) -> Signature {
    guard let seal else { return .none }
    guard let key else { return seal.signature == nil ? .none : .unchecked }
    guard let isValid = key.verifies(seal) else { return .missing }
    return isValid ? .valid : .wrong
  }

  var text: String {
    var lines: [String] = []
    if let finding {
      let seq = finding.seq.map { " seq \($0):" } ?? ""
      lines.append("\(file):\(finding.line):\(seq) \(finding.message)")
      lines.append("in order  \(records) records before that")
    } else {
      lines.append("in order  \(records) records")
    }
    lines.append("head      \(head)")
    lines.append("seal      \(sealText)")
    if let text = signatureText { lines.append("signature \(text)") }
    return lines.joined(separator: "\n")
  }

  private var sealText: String {
    guard isSealed else {
      return "none given: only accidental change shows; whoever can recompute hashes can rewrite "
        + "an unsealed log"
    }
    let date = sealedAt ?? ""
    return finding == nil ? "matches, of \(date)" : "does not match, of \(date)"
  }

  private var signatureText: String? {
    switch signature {
    case .valid: "valid"
    case .wrong: "wrong: the seal was not signed with this key, or was changed"
    case .missing: "missing: the seal carries none"
    case .unchecked: "not checked: give the key with --public-key"
    case .none: nil
    }
  }
}
