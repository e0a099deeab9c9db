package import Sampling

import Estate

/// Single-sign-on sessions of one position: one per working day on which somebody fills it, from a
/// sign-in within the first hour of the day (assumption). A session stays on the laptop until the
/// next, or until the account ends.
package struct SessionSchedule: Sendable, Hashable {
  package var calendar: WorkingClock
  /// Seconds that a session works; `nil` means for as long as it is kept.
  package var lifetime: Int64?
  /// When somebody works; ascending, disjoint.
  package var presence: [TimeWindow]
  /// When accounts exist; ascending, disjoint, each presence within one.
  package var accounts: [TimeWindow]
  /// Sign-ins within it are this slot's; others have other claims.
  package var claims: TimeWindow
  /// What sign-ins are keyed by.
  package var key: EntityKey
  package var streams: RandomStreams

  private static let signIn = StreamPurpose("sign-in")

  package init(
    calendar: WorkingClock, lifetime: Int64?, tenure: Tenure, claims: TimeWindow = .always,
    key: EntityKey, streams: RandomStreams
  ) {
    self.calendar = calendar
    self.lifetime = lifetime
    presence = tenure.presence
    accounts = tenure.accounts
    self.claims = claims
    self.key = key
    self.streams = streams
  }

  /// The session of a working day, counted from the first Monday; `nil` when it is not this slot's.
  func version(number day: Int) -> CredentialVersion? {
    guard day >= 0, isSignIn(day) else { return nil }
    let issued = signIn(day)
    guard claims.contains(issued) else { return nil }
    let account = accounts.last { $0.from <= issued }
    let next = nextSignIn(after: day).map(signIn) ?? .max
    let until = min(next, account.map(\.until) ?? .max)
    return CredentialVersion(
      number: day, stored: TimeWindow(from: issued, until: until),
      valid: TimeWindow(from: issued, until: lifetime.map { issued.adding($0) } ?? until),
      reason: .signIn)
  }

  /// The versions of which some place keeps a copy at some time of a window, ascending by issue.
  func versions(storedIn window: TimeWindow) -> [CredentialVersion] {
    versions(from: window.from, until: window.until) { $0.stored.overlaps(window) }
  }

  /// The versions of which a copy works at some time of a window, ascending by issue.
  func versions(validIn window: TimeWindow) -> [CredentialVersion] {
    versions(from: window.from.adding(-(lifetime ?? 0)), until: window.until) {
      $0.valid.overlaps(window)
    }
  }

  private func versions(
    from start: Int64, until limit: Int64, where isMeant: (CredentialVersion) -> Bool
  ) -> [CredentialVersion] {
    let limit = min(limit, claims.until)
    guard start < limit else { return [] }
    precondition(limit < .max, "sessions without end need a window that ends")
    var result: [CredentialVersion] = []
    var day = lastSignIn(at: max(start, claims.from)) ?? nextSignIn(after: -1)
    while let current = day, signIn(current) < limit {
      if let version = version(number: current), isMeant(version) { result.append(version) }
      day = nextSignIn(after: current)
    }
    return result
  }
}

extension SessionSchedule {
  /// When somebody would sign in on a working day.
  private func signIn(_ day: Int) -> Int64 {
    let start = calendar.instant(afterWorking: Int64(day) * calendar.secondsPerDay)
    return start + Int64(streams.uniform(Self.signIn, key, UInt64(day)) * 3600)
  }

  private func isSignIn(_ day: Int) -> Bool {
    let instant = signIn(day)
    return presence.partitioned { $0.until <= instant }.map { presence[$0].from <= instant }
      ?? false
  }

  /// The first working day whose sign-in is at or after an instant.
  ///
  /// - Complexity: O(working days of two weeks).
  private func day(signingInAtOrAfter instant: Int64) -> Int {
    guard instant > signIn(0) else { return 0 }
    let weeks = instant / WorkingClock.week
    var day = max(0, (Int(weeks) - 1) * calendar.hours.days.count)
    while signIn(day) < instant { day += 1 }
    return day
  }

  /// The next working day on which somebody signs in; `nil` where nobody ever does.
  ///
  /// - Parameter day: -1 for the first of all.
  private func nextSignIn(after day: Int) -> Int? {
    var candidate = day + 1
    while true {
      let instant = signIn(candidate)
      guard let window = presence.partitioned({ $0.until <= instant }) else { return nil }
      if presence[window].from <= instant { return candidate }
      candidate = self.day(signingInAtOrAfter: presence[window].from)
    }
  }

  /// The last working day on which somebody signed in at or before an instant.
  private func lastSignIn(at instant: Int64) -> Int? {
    for window in presence.reversed() where window.from <= instant {
      let last = day(signingInAtOrAfter: min(instant.adding(1), window.until)) - 1
      if last >= 0, signIn(last) >= window.from { return last }
    }
    return nil
  }
}
