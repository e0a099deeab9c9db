/// A half-open interval of simulated time, `[from, until)` in whole seconds.
package struct TimeWindow: Sendable, Hashable {
  package var from: Int64
  package var until: Int64

  package init(from: Int64, until: Int64) {
    self.from = from
    self.until = until
  }

  /// From before the clock starts to after it stops.
  package static let always = TimeWindow(from: .min, until: .max)

  package func contains(_ instant: Int64) -> Bool {
    from <= instant && instant < until
  }

  package func overlaps(_ other: TimeWindow) -> Bool {
    from < other.until && other.from < until
  }
}

/// One version of a credential slot.
package struct CredentialVersion: Sendable, Hashable {
  /// While copies are kept in the slot's places.
  package var stored: TimeWindow
  /// From issue to expiry or revocation; a copy works this long.
  package var valid: TimeWindow

  package init(stored: TimeWindow, valid: TimeWindow) {
    self.stored = stored
    self.valid = valid
  }
}

/// One request for elevation and what became of it.
package struct ElevationRequest: Sendable, Hashable {
  package enum Decider: Sendable, Hashable {
    case policy
    /// Someone of the approver pool; the position in the pool once somebody has decided.
    case person(Int?)
  }

  package enum Outcome: Sendable, Hashable {
    case approved
    case denied
    /// Still undecided when the timeline ends.
    case pending
  }

  /// Position in the overlay's entitlements.
  package var entitlement: Int
  package var requested: Int64
  /// `nil` while pending.
  package var decided: Int64?
  package var decider: Decider
  package var outcome: Outcome

  package init(
    entitlement: Int, requested: Int64, decided: Int64?, decider: Decider, outcome: Outcome
  ) {
    self.entitlement = entitlement
    self.requested = requested
    self.decided = decided
    self.decider = decider
    self.outcome = outcome
  }
}

/// What one simulated stretch of time leaves behind: when each credential version and each elevation
/// existed, and the history of requests.
package struct Timeline: Sendable, Hashable {
  /// The clock runs over `[0, end)`; 0 is a Monday, 00:00 UTC.
  package var clock: TimelineClock
  /// Versions by credential slot, ascending; shape [overlay.credentials].
  package var versions: [[CredentialVersion]]
  /// Windows by entitlement, ascending and disjoint; shape [overlay.entitlements].
  package var grants: [[TimeWindow]]
  /// Runs by pipeline, ascending; shape [context.pipelines]. The same under every policy.
  package var runs: [[TimeWindow]]
  /// In order of request.
  package var requests: [ElevationRequest]
  /// Seconds the approver pool's members spent deciding inside their shifts, over the measured time.
  package var approverBusy: Int64
  /// Seconds the pool's members were on shift, over the measured time.
  package var approverOnShift: Int64

  /// A timeline of windows made elsewhere; shapes as the properties say.
  package init(
    clock: TimelineClock, versions: [[CredentialVersion]], grants: [[TimeWindow]],
    runs: [[TimeWindow]], requests: [ElevationRequest] = [], approverBusy: Int64 = 0,
    approverOnShift: Int64 = 0
  ) {
    self.clock = clock
    self.versions = versions
    self.grants = grants
    self.runs = runs
    self.requests = requests
    self.approverBusy = approverBusy
    self.approverOnShift = approverOnShift
  }
}

/// The stretches a timeline is made of, in seconds.
package struct TimelineClock: Sendable, Hashable {
  package var warmUp: Int64
  package var leakWindow: Int64
  package var end: Int64

  /// - Parameter tail: longest delay plus longest horizon after a leak.
  package init(warmUp: Int64, leakWindow: Int64, tail: Int64) {
    self.warmUp = warmUp
    self.leakWindow = leakWindow
    end = warmUp + leakWindow + tail
  }

  /// Where leaks fall, and where per-timeline metrics are measured.
  package var measured: TimeWindow {
    TimeWindow(from: warmUp, until: warmUp + leakWindow)
  }
}
