/// What one replay yields: the value of every per-trial metric, in `Metric.perTrial` order.
package struct TrialObservation: Sendable, Hashable {
  /// Absolute seconds of the leak and of first use on the timeline's clock; `nil` first use when the
  /// delay exceeds the experiment's bound.
  package var leakInstant: Int64
  package var firstUse: Int64?
  package var place: String
  /// Seconds from first use to eviction; `nil` when never evicted.
  package var evictionOffset: Int64?
  package var values: [Double?]

  package init(
    leakInstant: Int64, firstUse: Int64?, place: String, evictionOffset: Int64?,
    values: [Double?]
  ) {
    self.leakInstant = leakInstant
    self.firstUse = firstUse
    self.place = place
    self.evictionOffset = evictionOffset
    self.values = values
  }
}

/// The trials of one cell in one unit, and their mean curve.
package struct UnitObservation: Sendable, Hashable {
  package var unit: Int
  package var trials: [TrialObservation]
  /// Mean reached share at each of the experiment's curve offsets.
  package var curve: [Double]

  package init(unit: Int, trials: [TrialObservation], curve: [Double]) {
    self.unit = unit
    self.trials = trials
    self.curve = curve
  }
}

/// What one simulated timeline yields, whatever is compromised in it.
package struct TimelineObservation: Sendable, Hashable {
  package var unit: Int
  /// In order of request.
  package var requests: [RequestObservation]
  package var requestsPerDay: Double
  package var requestsDeniedPerWeek: Double
  /// Requests that policy approved over all requests; `nil` without requests.
  package var autoApprovedShare: Double?
  package var approverUtilisation: Double?

  package init(
    unit: Int, requests: [RequestObservation], requestsPerDay: Double,
    requestsDeniedPerWeek: Double, autoApprovedShare: Double?, approverUtilisation: Double?
  ) {
    self.unit = unit
    self.requests = requests
    self.requestsPerDay = requestsPerDay
    self.requestsDeniedPerWeek = requestsDeniedPerWeek
    self.autoApprovedShare = autoApprovedShare
    self.approverUtilisation = approverUtilisation
  }
}

/// One access request of a timeline.
package struct RequestObservation: Sendable, Hashable {
  /// What became of it; the raw values are those of the store.
  package enum Outcome: String, Sendable, Hashable, CaseIterable {
    case approved
    case denied
    /// Still undecided at the end of the run.
    case pending
  }

  /// Seconds from request to decision, or to the end of the run when still undecided.
  package var latency: Int64
  package var outcome: Outcome
  /// Decided by a person rather than by policy (or still waiting for one).
  package var human: Bool

  package init(latency: Int64, outcome: Outcome, human: Bool) {
    self.latency = latency
    self.outcome = outcome
    self.human = human
  }
}

extension Metric {
  /// The metrics observed once per trial, in the order of `TrialObservation.values`.
  package static let perTrial = allCases.filter { $0.population == .trial }
}
