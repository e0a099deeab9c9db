/// One access request of a timeline.
package struct RequestObservation: Sendable, Hashable {
  /// What became of it; the raw values are those of the store.
  package enum Outcome: String, Sendable, Hashable, CaseIterable {
    case approved
    case denied
    /// Nobody decided in time.
    case expired
    /// The requester gave up waiting.
    case withdrawn
    /// Still undecided at the end of the run.
    case pending

    /// Whether an approval would have come later than the request was followed.
    var isCensored: Bool {
      switch self {
      case .approved, .denied: false
      case .expired, .withdrawn, .pending: true
      }
    }
  }

  /// Who decided it; the raw values are those of the store.
  package enum Decider: String, Sendable, Hashable, CaseIterable {
    case policy
    /// A person, or it still waits for one.
    case person
    /// Time: it expired, or was withdrawn.
    case nobody
  }

  /// Absolute seconds on the timeline's clock.
  package var requested: Int64
  /// When it was approved, denied, expired or withdrawn; `nil` while pending.
  package var decided: Int64?
  /// Seconds from the request until then, or to the end of the run when still undecided.
  package var latency: Int64
  package var outcome: Outcome
  package var decider: Decider
  /// 0 for the first request of a task, 1 for the next after an expiry, and so on.
  package var attempt: Int
  /// The environment of what was asked for, or `cluster`.
  package var environment: String

  package init(
    requested: Int64, decided: Int64?, latency: Int64, outcome: Outcome, decider: Decider,
    attempt: Int, environment: String
  ) {
    self.requested = requested
    self.decided = decided
    self.latency = latency
    self.outcome = outcome
    self.decider = decider
    self.attempt = attempt
    self.environment = environment
  }

  /// Whether a person decided it, or nobody though it waited for one.
  package var human: Bool { decider != .policy }
}
