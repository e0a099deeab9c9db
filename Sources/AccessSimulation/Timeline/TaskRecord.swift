/// What became of one task; in the order of the timeline's tasks.
package struct TaskRecord: Sendable, Hashable {
  package enum Outcome: UInt8, Sendable, Hashable, CaseIterable {
    /// Access was there already: standing, or granted before.
    case held
    /// Access came through a request.
    case granted
    case brokeGlass
    /// Patience ended; a shadow credential serves.
    case bypassed
    /// Patience ended; nobody did it.
    case abandoned
    /// The last request was denied or expired, and nothing else was tried.
    case refused
    /// Still waiting at the end of the run.
    case pending
    /// There was nobody to do it: a vacancy, or no right to use.
    case void
  }

  package var outcome: Outcome
  /// Seconds from the task's instant until access was there, or until it was given up, refused or
  /// the run ended; without ``scheduled``.
  package var wait: Int64
  /// Seconds more until access was there, up to a start that the requester named.
  package var scheduled: Int64 = 0
  /// The last request made for it; negative for none.
  package var request: Int32
  /// Position in the timeline's shadow credentials of the one that served: the one it made when
  /// bypassed, one made before when held; negative for none.
  package var shadow: Int32

  package init(outcome: Outcome, wait: Int64 = 0, request: Int32 = -1, shadow: Int32 = -1) {
    self.outcome = outcome
    self.wait = wait
    self.request = request
    self.shadow = shadow
  }
}

/// A long-lived credential that somebody helped themselves to.
package struct ShadowCredential: Sendable, Hashable {
  /// Position in the timeline's tasks: whose patience ended.
  package var task: Int
  package var window: TimeWindow
  /// Position in ``CredentialPlace`` kinds that keep shadows: laptop, chat, wiki, repository.
  package var place: Place

  package enum Place: String, Sendable, Hashable, CaseIterable {
    case laptop
    case chat
    case wiki
    case repository
  }

  package init(task: Int, window: TimeWindow, place: Place) {
    self.task = task
    self.window = window
    self.place = place
  }
}

/// The work of one pool of approvers over the measured time.
package struct PoolLoad: Sendable, Hashable {
  package var pool: String
  /// Seconds that members spent deciding inside their shifts.
  package var busy: Int64
  /// Seconds that members were on shift.
  package var onShift: Int64

  package init(pool: String, busy: Int64, onShift: Int64) {
    self.pool = pool
    self.busy = busy
    self.onShift = onShift
  }
}

/// One grant that an access review looked at.
package struct ReviewRecord: Sendable, Hashable {
  /// Position in the overlay's entitlements.
  package var entitlement: Int
  package var instant: Int64
  /// When the grant ends for it; `nil` when it was confirmed.
  package var removal: Int64?

  package init(entitlement: Int, instant: Int64, removal: Int64?) {
    self.entitlement = entitlement
    self.instant = instant
    self.removal = removal
  }
}

extension Timeline {
  /// Busy time over on-shift time, per pool, then the mean; `nil` where no pool was ever on shift.
  package var approverUtilisation: Double? {
    let shares = pools.filter { $0.onShift > 0 }.map { Double($0.busy) / Double($0.onShift) }
    return shares.isEmpty ? nil : shares.reduce(0, +) / Double(shares.count)
  }
}
