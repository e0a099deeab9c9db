package import Sampling

/// A credential that is renewed at a fixed interval.
///
/// Renewal `n` is due at `phase + n × period`. It fails by a draw of its own; then the version before
/// stays in use until the repair, which issues the version late. A repair that would take until the
/// next renewal or longer is overtaken by it: that version is never issued.
package struct PeriodicSchedule: Sendable, Hashable {
  /// When its first version is issued.
  package var phase: Int64
  package var period: Int64
  /// Seconds that a version works; `nil` means for ever.
  package var lifetime: Int64?
  /// Whether a replaced version dies, once the overlap is over.
  package var isRevoked: Bool
  package var overlap: Int64 = 0
  /// The share of renewals that fail; the version before stays until the repair.
  package var failureShare: Double = 0
  package var repair: Distribution = .constant(0)
  /// From then on no place keeps a copy and nothing is renewed.
  package var end: Int64 = .max
  /// Renewals due from then on succeed: nobody looks any more.
  package var horizon: Int64 = .max
  /// The number of the version that is issued at the phase.
  package var first: Int = 0
  /// What failures are keyed by.
  package var key: EntityKey
  package var streams: RandomStreams

  private static let phase = StreamPurpose("rotation-phase")
  private static let failure = StreamPurpose("rotation-failure")
  private static let repair = StreamPurpose("rotation-repair")

  package init(
    phase: Int64, period: Int64, lifetime: Int64?, isRevoked: Bool, key: EntityKey,
    streams: RandomStreams
  ) {
    precondition(period > 0, "a renewal interval is at least a second")
    self.phase = phase
    self.period = period
    self.lifetime = lifetime
    self.isRevoked = isRevoked
    self.key = key
    self.streams = streams
  }

  /// A schedule that was always there: its phase is uniform over the period, drawn by key.
  package init(
    period: Int64, lifetime: Int64?, isRevoked: Bool, key: EntityKey, streams: RandomStreams
  ) {
    let u = streams.uniform(Self.phase, key, 0)
    self.init(
      phase: Int64(u * Double(period)) - period, period: period, lifetime: lifetime,
      isRevoked: isRevoked, key: key, streams: streams)
  }

  /// How many renewals are due before the end, the first issue included.
  ///
  /// - Precondition: it ends.
  var count: Int { end <= phase ? 0 : Int((end - phase - 1) / period) + 1 }

  func due(_ position: Int) -> Int64 { phase + Int64(position) * period }

  func fails(_ position: Int) -> Bool {
    position > 0 && failureShare > 0 && due(position) < horizon
      && streams.uniform(Self.failure, key, UInt64(first + position)) < failureShare
  }

  /// When the version of a position is issued; `nil` where its repair is overtaken.
  private func issue(_ position: Int) -> Int64? {
    let due = due(position)
    guard fails(position) else { return due }
    let delay = streams.seconds(Self.repair, key, UInt64(first + position), from: repair)
    return delay < period ? due + delay : nil
  }

  /// When the version of a position gives way to the next; the end where there is none.
  private func replacement(_ position: Int) -> Int64 {
    var next = position + 1
    while due(next) < end {
      if let issued = issue(next) { return min(issued, end) }
      next += 1
    }
    return end
  }

  private func version(_ position: Int) -> CredentialVersion? {
    guard let issued = issue(position), issued < end else { return nil }
    let replaced = replacement(position)
    let expiry = issued.adding(lifetime ?? .max)
    let isLast = replaced == end
    let revoked = isRevoked ? (isLast ? end : replaced.adding(overlap)) : .max
    return CredentialVersion(
      number: first + position, stored: TimeWindow(from: issued, until: replaced),
      valid: TimeWindow(from: issued, until: min(revoked, expiry)),
      reason: fails(position) ? .repair : .renewal)
  }

  func version(number: Int) -> CredentialVersion? {
    guard number >= first, due(number - first) < end else { return nil }
    return version(number - first)
  }
}

extension PeriodicSchedule {
  /// The versions of which some place keeps a copy at some time of a window, ascending by issue.
  func versions(storedIn window: TimeWindow) -> [CredentialVersion] {
    guard window.from < window.until else { return [] }
    return versions(from: stored(at: window.from), until: window.until) {
      $0.stored.overlaps(window)
    }
  }

  /// The versions of which a copy works at some time of a window, ascending by issue.
  func versions(validIn window: TimeWindow) -> [CredentialVersion] {
    guard window.from < window.until else { return [] }
    let start: Int
    if isRevoked {
      start = stored(at: window.from.adding(-overlap))
    } else if let lifetime {
      start = max(0, position(at: window.from.adding(-lifetime)) - 1)
    } else {
      start = 0
    }
    return versions(from: start, until: window.until) { $0.valid.overlaps(window) }
  }

  /// How many renewals that were due in a window failed.
  func incidents(in window: TimeWindow) -> Int {
    guard failureShare > 0, window.from < window.until else { return 0 }
    var count = 0
    var position = position(at: window.from)
    while due(position) < min(window.until, end) {
      if due(position) >= window.from, fails(position) { count += 1 }
      position += 1
    }
    return count
  }

  /// The last position due at or before an instant, 0 where that is before the first.
  private func position(at instant: Int64) -> Int {
    instant <= phase ? 0 : Int((instant - phase) / period)
  }

  /// The position whose version is kept at an instant.
  private func stored(at instant: Int64) -> Int {
    var position = position(at: instant)
    while position > 0, issue(position).map({ $0 > instant }) ?? true { position -= 1 }
    return position
  }

  private func versions(
    from start: Int, until limit: Int64, where isMeant: (CredentialVersion) -> Bool
  ) -> [CredentialVersion] {
    precondition(min(limit, end) < .max, "versions without end need a window that ends")
    var result: [CredentialVersion] = []
    var position = start
    while due(position) < min(limit, end) {
      if let version = version(position), isMeant(version) { result.append(version) }
      position += 1
    }
    return result
  }
}
