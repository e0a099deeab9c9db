/// When the versions of one credential slot exist, in closed form where they are routine: its size
/// does not grow with the length of the run.
package enum SlotSchedule: Sendable, Hashable {
  /// Ascending by issue; the number of a version is its position.
  case listed([CredentialVersion])
  /// Renewed at a fixed interval, for ever or until the schedule's end.
  case periodic(PeriodicSchedule)
  /// Renewed at a fixed interval while somebody holds it; ascending, disjoint, numbered on.
  case stretches([PeriodicSchedule])
  /// One session per working day.
  case sessions(SessionSchedule)

  /// The versions of which some place keeps a copy at some time of a window, ascending by issue.
  ///
  /// - Precondition: the window ends, where versions go on for ever.
  /// - Complexity: O(versions in the window), after O(log) or O(1) to find the first; of a list
  ///   O(log versions + versions issued before the window's end).
  package func versions(storedIn window: TimeWindow) -> [CredentialVersion] {
    switch self {
    case .listed(let versions):
      Self.issued(versions, before: window.until).filter { $0.stored.overlaps(window) }
    case .periodic(let schedule): schedule.versions(storedIn: window)
    case .stretches(let stretches): stretches.flatMap { $0.versions(storedIn: window) }
    case .sessions(let schedule): schedule.versions(storedIn: window)
    }
  }

  /// The versions of which a copy works at some time of a window, ascending by issue.
  ///
  /// - Precondition: the window ends, where versions go on for ever.
  /// - Complexity: As ``versions(storedIn:)``.
  package func versions(validIn window: TimeWindow) -> [CredentialVersion] {
    switch self {
    case .listed(let versions):
      Self.issued(versions, before: window.until).filter { $0.valid.overlaps(window) }
    case .periodic(let schedule): schedule.versions(validIn: window)
    case .stretches(let stretches): stretches.flatMap { $0.versions(validIn: window) }
    case .sessions(let schedule): schedule.versions(validIn: window)
    }
  }

  /// The version with a number; `nil` where there is none, or its issue failed.
  ///
  /// - Complexity: O(log versions).
  package func version(number: Int) -> CredentialVersion? {
    switch self {
    case .listed(let versions):
      versions.partitioned { $0.number < number }.flatMap {
        versions[$0].number == number ? versions[$0] : nil
      }
    case .periodic(let schedule): schedule.version(number: number)
    case .stretches(let stretches):
      stretches.last { $0.first <= number }?.version(number: number)
    case .sessions(let schedule): schedule.version(number: number)
    }
  }

  /// How many renewals that were due in a window failed.
  ///
  /// - Complexity: O(renewals in the window) where renewals can fail at all, else O(1).
  package func rotationIncidents(in window: TimeWindow) -> Int {
    switch self {
    case .listed, .sessions: 0
    case .periodic(let schedule): schedule.incidents(in: window)
    case .stretches(let stretches): stretches.reduce(0) { $0 + $1.incidents(in: window) }
    }
  }

  private static func issued(
    _ versions: [CredentialVersion], before instant: Int64
  ) -> ArraySlice<CredentialVersion> {
    let end = versions.partitioned { min($0.stored.from, $0.valid.from) < instant }
    return versions[..<(end ?? versions.count)]
  }
}

extension Array {
  /// The first position from which on a condition holds no more; `nil` where it always does.
  ///
  /// - Precondition: the condition holds for a first part of the elements and for none after it.
  /// - Complexity: O(log n).
  func partitioned(_ holds: (Element) -> Bool) -> Int? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low < count ? low : nil
  }
}

extension SlotSchedule {
  /// About how many versions are issued in a window by routine renewal at a fixed interval; 0 for
  /// schedules of another kind, whose versions people and pipelines bring about.
  ///
  /// - Complexity: O(stretches).
  package func routineVersions(in window: TimeWindow) -> Int {
    renewals.reduce(0) { count, schedule in
      let from = max(window.from, schedule.phase)
      let until = min(window.until, schedule.end)
      return from < until ? count + Int((until - from) / schedule.period) + 1 : count
    }
  }

  /// The longest time that any version which is kept in a window is valid after its issue; `.max`
  /// for ever, `nil` where there is none.
  ///
  /// - Complexity: O(stretches), or O(versions in the window) where renewals can fail.
  package func longestLife(in window: TimeWindow) -> Int64? {
    renewals.compactMap { schedule -> Int64? in
      guard schedule.failureShare > 0, schedule.isRevoked else { return schedule.longestLife }
      return schedule.versions(storedIn: window).map { $0.valid.until.adding(-$0.valid.from) }
        .max()
    }.max()
  }

  /// From the first version that is kept at an instant or later until there are none, stored and
  /// valid.
  ///
  /// - Complexity: O(stretches).
  package func span(from instant: Int64) -> (stored: TimeWindow, valid: TimeWindow)? {
    let left = renewals.filter { $0.end > instant }
    guard let first = left.first, let last = left.last else { return nil }
    let from = first.versions(
      storedIn: TimeWindow(from: instant, until: max(instant, first.phase).adding(1))
    ).first?.stored.from
    let start = from ?? first.phase
    return (
      TimeWindow(from: start, until: last.end),
      TimeWindow(from: start, until: last.isRevoked ? last.end : .max)
    )
  }

  private var renewals: [PeriodicSchedule] {
    switch self {
    case .periodic(let schedule): [schedule]
    case .stretches(let stretches): stretches
    case .listed, .sessions: []
    }
  }
}

extension PeriodicSchedule {
  /// The longest time that a version is valid where none fails.
  fileprivate var longestLife: Int64 {
    let life = lifetime ?? .max
    return isRevoked ? Swift.min(life, period.adding(overlap)) : life
  }
}
