package import Estate

/// How long credentials live in a timeline's measured time, and how often renewing them fails.
package struct CredentialMetrics: Sendable, Hashable {
  /// `live_credential_hours`: Σ over the versions of all slots of the hours of measured time in which
  /// the version is valid, divided by the measured weeks. A version counts once, however many places
  /// keep copies of it.
  package var liveHoursPerWeek: Double
  /// `credentials_valid_after_1h_share`: of all (copy, instant) pairs with the copy kept in its place
  /// at the instant and the instant in the measured time, the share whose version is valid an hour
  /// later. Every place of a slot keeps a copy of its own, Secrets of clusters included: they leak
  /// with backups. `nil` where no place ever keeps anything.
  package var validAfterHour: Double?
  /// `credentials_valid_after_24h_share`: the same a day later.
  package var validAfterDay: Double?
  /// `rotation_incidents_per_week`: renewals due in the measured time that failed, per week.
  package var rotationIncidentsPerWeek: Double

  /// - Complexity: O(slots + listed versions of the measured time); routine renewals only where they
  ///   can fail or end.
  package init(_ timeline: Timeline, _ overlay: Overlay) {
    let window = timeline.clock.measured
    let weeks = Double(window.until - window.from) / Double(WorkingClock.week)
    let schedules = timeline.schedules
    let live = schedules.reduce(0.0) { $0 + Double($1.validSeconds(in: window)) }
    liveHoursPerWeek = weeks > 0 ? live / 3600 / weeks : 0
    let incidents = schedules.reduce(0) { $0 + $1.rotationIncidents(in: window) }
    rotationIncidentsPerWeek = weeks > 0 ? Double(incidents) / weeks : 0
    let copies = overlay.credentials.map(\.places.count)
    validAfterHour = Self.validShare(schedules, copies, after: 3600, in: window)
    validAfterDay = Self.validShare(schedules, copies, after: 86_400, in: window)
  }

  private static func validShare(
    _ schedules: [SlotSchedule], _ copies: [Int], after delay: Int64, in window: TimeWindow
  ) -> Double? {
    var valid = 0.0
    var kept = 0.0
    for (schedule, copies) in zip(schedules, copies) where copies > 0 {
      let seconds = schedule.keptSeconds(in: window, after: delay)
      valid += Double(copies) * Double(seconds.valid)
      kept += Double(copies) * Double(seconds.all)
    }
    return kept > 0 ? valid / kept : nil
  }
}

extension SlotSchedule {
  /// Σ over versions of the seconds of a window in which the version is valid.
  func validSeconds(in window: TimeWindow) -> Int64 {
    if case .periodic(let schedule) = self, let life = schedule.regularLife(before: window.until) {
      return schedule.seconds(after: 0, upTo: life, in: window)
    }
    return versions(validIn: window).reduce(0) { $0 + $1.valid.seconds(in: window) }
  }

  /// Σ over versions of the seconds of a window in which a place keeps the version, and of those in
  /// which it is also valid so many seconds later.
  func keptSeconds(in window: TimeWindow, after delay: Int64) -> (all: Int64, valid: Int64) {
    if case .periodic(let schedule) = self, let life = schedule.regularLife(before: window.until) {
      let still = life == .max ? schedule.period : min(max(life - delay, 0), schedule.period)
      return (
        schedule.seconds(after: 0, upTo: schedule.period, in: window),
        schedule.seconds(after: 0, upTo: still, in: window)
      )
    }
    return versions(storedIn: window).reduce((0, 0)) { sum, version in
      let earlier = TimeWindow(
        from: version.valid.from.adding(-delay), until: version.valid.until.adding(-delay))
      let both = version.stored.clipped(to: earlier)
      return (
        sum.0 + version.stored.seconds(in: window), sum.1 + max(0, both.seconds(in: window))
      )
    }
  }
}

extension PeriodicSchedule {
  /// Seconds that each version is valid, `.max` for ever; `nil` where versions differ before an
  /// instant.
  func regularLife(before instant: Int64) -> Int64? {
    guard failureShare == 0, end >= instant.adding(period).adding(overlap) else { return nil }
    let life = lifetime ?? .max
    return isRevoked ? min(life, period.adding(overlap)) : life
  }

  /// Σ over versions of the seconds of a window from `start` after their issue until `length` after.
  ///
  /// The window overlap is a difference of ramps: Σ (x − issue)⁺ over an arithmetic sequence.
  func seconds(after start: Int64, upTo length: Int64, in window: TimeWindow) -> Int64 {
    guard start < length, window.from < window.until else { return 0 }
    let from = ramp(window.until.adding(-start)) - ramp(window.from.adding(-start))
    guard length < .max else { return from }
    return from - ramp(window.until.adding(-length)) + ramp(window.from.adding(-length))
  }

  /// Σ over versions of the seconds from their issue until an instant.
  private func ramp(_ instant: Int64) -> Int64 {
    guard instant > phase else { return 0 }
    let last = (instant - phase) / period
    return (last + 1) * (instant - phase) - period * (last * (last + 1) / 2)
  }
}
