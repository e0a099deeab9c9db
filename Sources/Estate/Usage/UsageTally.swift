/// How often something was done on one day, and when last.
package struct UsageTally: Sendable, Hashable {
  package let day: CalendarDay
  /// At least 1; a sum that does not fit stays at the largest number.
  package private(set) var count: Int
  /// Seconds after the start of the day, below 86,400.
  package private(set) var lastSecond: Int32

  /// Counts what happened on a day, the last time at the given second of that day.
  package init(day: CalendarDay, count: Int, lastSecond: Int32) {
    self.day = day
    self.count = max(count, 1)
    self.lastSecond = min(max(lastSecond, 0), Int32(CalendarDay.seconds - 1))
  }

  /// Counts what happened at one instant, in seconds since 1970-01-01T00:00:00Z.
  package init(second: Int64, count: Int = 1) {
    let day = CalendarDay(second: second)
    self.init(day: day, count: count, lastSecond: Int32(clamping: second - day.start))
  }

  /// The last instant, in seconds since 1970-01-01T00:00:00Z.
  package var lastSeen: Int64 { day.start + Int64(lastSecond) }

  /// Adds what happened on the same day.
  mutating func add(_ other: UsageTally) {
    count = UsageTally.sum(count, other.count)
    lastSecond = max(lastSecond, other.lastSecond)
  }

  /// The sum, or the largest number where it does not fit.
  static func sum(_ left: Int, _ right: Int) -> Int {
    let (sum, overflows) = left.addingReportingOverflow(right)
    return overflows ? .max : sum
  }
}

extension [UsageTally] {
  /// Adds what happened on one day; the list is and stays in order of its days.
  ///
  /// - Complexity: O(1) when the day is the last one so far, else O(days).
  mutating func add(_ tally: UsageTally) {
    guard let last, tally.day <= last.day else { return append(tally) }
    let place = last.day == tally.day ? count - 1 : firstIndex { $0.day >= tally.day } ?? count
    if place < count, self[place].day == tally.day {
      self[place].add(tally)
    } else {
      insert(tally, at: place)
    }
  }

  /// Adds what happened on other days, which may be in any order; the list is and stays in order.
  ///
  /// - Complexity: O(days added) where there were none or only earlier ones.
  mutating func add(_ other: [UsageTally]) {
    guard !isEmpty else { return self = other.inOrder }
    for tally in other { add(tally) }
  }

  /// The same list with each day once, in order; itself where it is so already.
  var inOrder: [UsageTally] {
    let isInOrder = zip(self, dropFirst()).allSatisfy { $0.day < $1.day }
    if isInOrder { return self }
    return reduce(into: []) { list, tally in list.add(tally) }
  }
}
