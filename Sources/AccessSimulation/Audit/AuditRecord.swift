/// One line of the audit log, before it gets its place in the chain.
package struct AuditRecord: Sendable, Hashable {
  /// What happened; the raw values are those of the log.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The first record: what the log is of.
    case opened = "log.opened"
    /// A credential that was there before the log began.
    case credentialPresent = "credential.present"
    /// A grant that was there before the log began.
    case grantPresent = "grant.present"
    case reviewConfirmed = "review.confirmed"
    case reviewWithdrawn = "review.withdrawn"
    /// A credential that was ended before it expired by itself.
    case credentialRevoked = "credential.revoked"
    /// A token made past the policy is gone.
    case tokenDeleted = "token.deleted"
    case grantEnded = "grant.ended"
    case requestCreated = "request.created"
    /// What one approver said.
    case requestVoted = "request.voted"
    case requestApproved = "request.approved"
    case requestDenied = "request.denied"
    case requestExpired = "request.expired"
    case requestWithdrawn = "request.withdrawn"
    case breakGlassUsed = "break-glass.used"
    case breakGlassAlarmed = "break-glass.alarmed"
    case grantStarted = "grant.started"
    case credentialIssued = "credential.issued"
    case credentialRotated = "credential.rotated"
    /// Somebody made a long-lived token; the API server cannot tell that it goes past the policy.
    case tokenCreated = "token.created"
    /// An exceptional action: reading a secret, exec, binding a role.
    case actionUsed = "action.used"
    /// Somebody changed who may do what.
    case accessChanged = "rbac.changed"
  }

  /// One further member of the record.
  package struct Detail: Sendable, Hashable {
    package var name: String
    package var value: Value

    package init(_ name: String, _ value: Value) {
      self.name = name
      self.value = value
    }
  }

  package enum Value: Sendable, Hashable {
    case text(String)
    case number(Int64)
    case list([String])
    /// An instant or an expiry that never comes.
    case never
  }

  /// Seconds on the timeline's clock.
  package var time: Int64
  package var kind: Kind
  /// Who did it: a user name, or ``policyActor``, ``clockActor`` and so on.
  package var actor: String
  /// Empty where it spans several.
  package var cluster: String
  /// What it was done to.
  package var object: String
  /// Empty where the kind says all there is to say.
  package var reason: String
  /// In the order in which the log has them.
  package var details: [Detail]

  /// Rules decided, without a person.
  package static let policyActor = "policy"
  /// Time ran out.
  package static let clockActor = "clock"
  /// The component that hands out credentials.
  package static let issuerActor = "issuer"
  /// The directory of people and groups: somebody joined, moved or left.
  package static let directoryActor = "directory"
  /// An access review.
  package static let reviewActor = "review"

  package init(
    time: Int64, kind: Kind, actor: String, cluster: String = "", object: String = "",
    reason: String = "", details: [Detail] = []
  ) {
    self.time = time
    self.kind = kind
    self.actor = actor
    self.cluster = cluster
    self.object = object
    self.reason = reason
    self.details = details
  }
}

extension JSONLine {
  mutating func member(_ detail: AuditRecord.Detail) {
    switch detail.value {
    case .text(let text): member(detail.name, text)
    case .number(let number): member(detail.name, number)
    case .list(let list): member(detail.name, list)
    case .never: member(detail.name, Int64?.none)
    }
  }
}
