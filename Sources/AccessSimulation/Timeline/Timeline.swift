package import Sampling

/// What one simulated stretch of time leaves behind: when each credential version and each elevation
/// existed and why, and the history of tasks and requests.
package struct Timeline: Sendable, Hashable {
  /// The clock runs over `[0, end)`; 0 is a Monday, 00:00 UTC.
  package var clock: TimelineClock
  /// When each slot's versions exist; shape [overlay.credentials].
  package var schedules: [SlotSchedule]
  /// Windows by entitlement, ascending and disjoint; shape [overlay.entitlements].
  package var grants: [[GrantWindow]]
  /// Runs by pipeline as planned, ascending; shape [context.pipelines]. The same under every policy.
  package var runs: [[TimeWindow]]
  /// In order of time.
  package var tasks: [AccessTask] = []
  /// Shape [tasks].
  package var records: [TaskRecord] = []
  /// In order of request.
  package var requests: [ElevationRequest] = []
  /// In order of time: everything that approvers said, also where others decided.
  package var votes: [ReviewVote] = []
  /// In order of issue.
  package var shadows: [ShadowCredential] = []
  /// In order of time.
  package var reviews: [ReviewRecord] = []
  /// Seconds that reviewers spent in the measured time.
  package var reviewerSeconds: Int64 = 0
  /// What it was drawn from; `nil` where it was made by hand.
  package var streams: RandomStreams?
  /// One for each pool of the estate that the policy asks.
  package var pools: [PoolLoad] = []

  package init(
    clock: TimelineClock, schedules: [SlotSchedule], grants: [[GrantWindow]], runs: [[TimeWindow]]
  ) {
    self.clock = clock
    self.schedules = schedules
    self.grants = grants
    self.runs = runs
  }

  /// A timeline of windows made elsewhere; shapes as the properties say.
  package init(
    clock: TimelineClock, versions: [[CredentialVersion]], grants: [[TimeWindow]],
    runs: [[TimeWindow]]
  ) {
    self.init(
      clock: clock, schedules: versions.map { .listed($0) },
      grants: grants.map { $0.map { GrantWindow($0, because: .standing) } }, runs: runs)
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

  /// Seconds after the measured stretch.
  package var tail: Int64 { end - measured.until }

  /// Where leaks fall, and where per-timeline metrics are measured.
  package var measured: TimeWindow {
    TimeWindow(from: warmUp, until: warmUp + leakWindow)
  }
}
