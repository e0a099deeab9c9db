package import Estate

/// Converts between working time and calendar time for a weekly calendar.
package struct WorkingClock: Sendable, Hashable {
  package let hours: WorkingHours

  static let day: Int64 = 86_400
  static let week: Int64 = 7 * day

  /// - Precondition: at least one day, and `start < end`.
  package init(_ hours: WorkingHours) {
    precondition(!hours.days.isEmpty, "a calendar needs at least one working day")
    precondition(hours.start < hours.end, "a working day ends after it starts")
    self.hours = hours
  }

  package var secondsPerDay: Int64 { hours.end - hours.start }

  /// The calendar instant at which a given amount of working time has passed since local midnight
  /// of the first Monday. May lie before 0 east of Greenwich.
  ///
  /// - Complexity: O(1).
  package func instant(afterWorking seconds: Int64) -> Int64 {
    let count = Int64(hours.days.count)
    let workday = seconds / secondsPerDay
    let date = (workday / count) * 7 + Int64(hours.days[Int(workday % count)])
    return date * Self.day + hours.start + seconds % secondsPerDay - hours.utcOffset
  }

  package func isOpen(_ instant: Int64) -> Bool {
    let local = Self.position(inWeek: instant + hours.utcOffset)
    let second = local % Self.day
    return hours.days.contains(Int(local / Self.day)) && hours.start <= second
      && second < hours.end
  }

  /// The first instant at or after the given one that is open.
  package func nextOpening(_ instant: Int64) -> Int64 {
    if isOpen(instant) { return instant }
    let local = instant + hours.utcOffset
    let midnight = local - Self.position(inWeek: local) % Self.day
    for offset in 0...7 {
      let start = midnight + Int64(offset) * Self.day + hours.start - hours.utcOffset
      if start >= instant, isOpen(start) { return start }
    }
    preconditionFailure("a calendar with a working day opens within a week")
  }

  /// Open seconds inside a window.
  ///
  /// - Complexity: O(days in the window).
  package func openSeconds(in window: TimeWindow) -> Int64 {
    var total: Int64 = 0
    var opening = nextOpening(window.from)
    while opening < window.until {
      let closing = opening + (hours.end - localSecond(opening))
      total += min(closing, window.until) - opening
      opening = nextOpening(closing)
    }
    return total
  }

  /// Seconds after local midnight.
  private func localSecond(_ instant: Int64) -> Int64 {
    Self.position(inWeek: instant + hours.utcOffset) % Self.day
  }

  private static func position(inWeek local: Int64) -> Int64 {
    let remainder = local % week
    return remainder < 0 ? remainder + week : remainder
  }
}
