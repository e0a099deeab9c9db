/// The permissions that identities of one cluster really used while somebody watched.
///
/// Beside the grants, which say what is allowed, it says what is needed. Everything in it is in
/// order of bytes, so equal models have equal texts. Made by a ``UsageModelBuilder``.
package struct UsageModel: Sendable, Hashable {
  /// When somebody watched; `nil` when nobody ever did.
  package let window: UsageWindow?
  /// The days of the window on which anything at all was seen: a day that is missing may have been
  /// quiet, or its log may be.
  package let observedDays: [CalendarDay]
  /// Everybody who was seen, in order of their names.
  package let identities: [UsageIdentity]
  /// Every permission used, once per identity, by user and then by what was used.
  package let records: [UsageRecord]

  /// How many names of objects, or paths, are told apart where everything else is the same.
  ///
  /// RBAC can tell objects apart only by a rule's list of names, which are short: names beyond are
  /// of objects that come and go, such as pods. Assumption.
  package static let namesMax = 32

  init(
    window: UsageWindow?, observedDays: [CalendarDay], identities: [UsageIdentity],
    records: [UsageRecord]
  ) {
    self.window = window
    self.observedDays = observedDays
    self.identities = identities
    self.records = records
  }

  /// The usage of a cluster that nobody watched.
  package static let none = UsageModel(
    window: nil, observedDays: [], identities: [], records: [])

  /// The groups that the requests of a user came with; none for a user who was not seen.
  ///
  /// - Complexity: O(log identities).
  package func groups(of username: String) -> [String] {
    var (low, high) = (0, identities.count)
    while low < high {
      let middle = (low + high) / 2
      if identities[middle].username.precedesInBytes(username) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    guard low < identities.count, identities[low].username.hasSameBytes(as: username) else {
      return []
    }
    return identities[low].groups
  }

  /// What both models saw together.
  ///
  /// Commutative and associative, with ``none`` as neutral element: counts add up, so merging the
  /// same log twice counts it twice. Beyond ``namesMax`` names all of them become `.unrecorded`.
  ///
  /// - Complexity: O(n log n) for n records.
  package func merged(with other: UsageModel) -> UsageModel {
    var builder = UsageModelBuilder()
    builder.add(self)
    builder.add(other)
    return builder.model()
  }

  /// What was seen on some days only; names that are not recorded stay so.
  ///
  /// - Parameters:
  ///   - first: the first day that counts.
  ///   - end: the first day that does not count any more.
  package func during(_ first: CalendarDay, until end: CalendarDay) -> UsageModel {
    var builder = UsageModelBuilder()
    if let window, first < end, window.from < end.start, window.until > first.start {
      builder.observe(
        UsageWindow(from: max(window.from, first.start), until: min(window.until, end.start)))
    }
    func counts(_ day: CalendarDay) -> Bool { first <= day && day < end }
    for day in observedDays where counts(day) { builder.observe(day) }
    var seen: Set<ExactString> = []
    for record in records {
      let days = record.days.filter { counts($0.day) }
      guard !days.isEmpty else { continue }
      seen.insert(ExactString(record.username))
      builder.add(UsageRecord(username: record.username, permission: record.permission, days: days))
    }
    for identity in identities where seen.contains(ExactString(identity.username)) {
      builder.add(identity)
    }
    return builder.model()
  }
}

/// A half-open interval of time, in seconds since 1970-01-01T00:00:00Z.
///
/// It lies in the years 1 to 9999, which can be written.
package struct UsageWindow: Sendable, Hashable {
  package let from: Int64
  /// Above `from`.
  package let until: Int64

  /// The window from one instant up to, but not including, another.
  package init(from: Int64, until: Int64) {
    let (first, last) = (CalendarDay(number: .min).start, CalendarDay(number: .max).start)
    self.from = min(max(from, first), last)
    self.until = min(max(until, self.from + 1), last + CalendarDay.seconds - 1)
  }

  /// Whether there is an instant in both.
  package func overlaps(_ other: UsageWindow) -> Bool {
    from < other.until && other.from < until
  }

  /// The smallest window that contains both.
  func union(_ other: UsageWindow) -> UsageWindow {
    UsageWindow(from: min(from, other.from), until: max(until, other.until))
  }
}
