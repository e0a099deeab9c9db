package import Sampling

/// Periodic recertification of standing grants.
package struct AccessReviewRule: Sendable, Hashable {
  /// Seconds between two reviews; the phase is drawn per unit.
  package var interval: Int64
  /// The share of grants that a reviewer confirms without looking.
  package var rubberStampShare: Double
  /// Seconds without use after which a reviewer who looks withdraws a grant.
  package var unusedFor: Int64
  /// Seconds from the review until a withdrawn grant is gone.
  package var removalLag: Distribution
  /// Seconds of a reviewer's time per grant.
  package var secondsPerGrant: Distribution
  package var populations: [Population]
  package var coverage: Coverage

  package init(
    interval: Int64, rubberStampShare: Double, unusedFor: Int64, removalLag: Distribution,
    secondsPerGrant: Distribution, populations: [Population] = SpecDefaults.reviewPopulations,
    coverage: Coverage = .all
  ) {
    self.interval = interval
    self.rubberStampShare = rubberStampShare
    self.unusedFor = unusedFor
    self.removalLag = removalLag
    self.secondsPerGrant = secondsPerGrant
    self.populations = populations
    self.coverage = coverage
  }
}

/// Emergency access: at once, alarmed, reviewed after.
package struct BreakGlassRule: Sendable, Hashable {
  /// Seconds a grant lasts.
  package var grantDuration: Int64
  /// Seconds that somebody with an urgent task waits for a decision before they break the glass.
  package var after: Int64
  /// Whether every use raises an alarm.
  package var alarmed: Bool
  /// Seconds of an approver's time to review one use after the fact; `nil` means nobody does.
  package var review: Distribution?
  package var coverage: Coverage

  package init(
    grantDuration: Int64, after: Int64, alarmed: Bool = SpecDefaults.breakGlassAlarmed,
    review: Distribution? = nil,
    coverage: Coverage = .all
  ) {
    self.grantDuration = grantDuration
    self.after = after
    self.alarmed = alarmed
    self.review = review
    self.coverage = coverage
  }
}

/// What is written down, and how well.
package struct AuditRule: Sendable, Hashable {
  /// How well the log withstands being altered.
  package enum Integrity: String, Sendable, Hashable, CaseIterable {
    case none
    /// Asynchronous sinks that may lose records.
    case bestEffort = "best-effort"
    /// An action that cannot be recorded does not happen.
    case failClosed = "fail-closed"
    case hashChain = "hash-chain"
    /// The head is kept by somebody else.
    case witness
  }

  package var integrity: Integrity
  /// Seconds between two seals of the log's head; with ``Integrity/hashChain`` and beyond.
  package var sealEvery: Int64

  package init(integrity: Integrity = .bestEffort, sealEvery: Int64 = SpecDefaults.auditSeal) {
    self.integrity = integrity
    self.sealEvery = sealEvery
  }
}
