package import Estate

/// Converts between working time and calendar time for a weekly calendar, each in O(1).
///
/// Instants beyond ±2⁶¹ seconds, which stand for "for ever", count as these.
package struct WorkingClock: Sendable, Hashable {
  package let hours: WorkingHours
  /// Bit d says whether day d is worked.
  private let mask: UInt16
  private let daysPerWeek: Int64

  static let day: Int64 = 86_400
  static let week: Int64 = 7 * day
  /// Leaves room for a difference and for the offset from UTC.
  private static let limit: Int64 = 1 << 61

  /// - Precondition: at least one day, and `start < end`.
  package init(_ hours: WorkingHours) {
    precondition(!hours.days.isEmpty, "a calendar needs at least one working day")
    precondition(hours.start < hours.end, "a working day ends after it starts")
    self.hours = hours
    mask = hours.days.reduce(0) { $0 | 1 << UInt16($1) }
    daysPerWeek = Int64(mask.nonzeroBitCount)
  }

  package var secondsPerDay: Int64 { hours.end - hours.start }
  package var secondsPerWeek: Int64 { daysPerWeek * secondsPerDay }

  /// The calendar instant at which a given amount of working time, at least 0, has passed since
  /// local midnight of the first Monday. May lie before 0 east of Greenwich.
  package func instant(afterWorking seconds: Int64) -> Int64 {
    let count = Int64(hours.days.count)
    let workday = seconds / secondsPerDay
    let date = (workday / count) * 7 + Int64(hours.days[Int(workday % count)])
    return date * Self.day + hours.start + seconds % secondsPerDay - hours.utcOffset
  }

  /// Open seconds from local midnight of the first Monday until an instant; negative before it.
  package func workingTime(until instant: Int64) -> Int64 {
    let (weeks, day, second) = local(instant)
    let before = mask & (1 << UInt16(day) - 1)
    let today = min(max(second - hours.start, 0), secondsPerDay)
    return weeks * secondsPerWeek + Int64(before.nonzeroBitCount) * secondsPerDay
      + (isWorked(day) ? today : 0)
  }

  package func isOpen(_ instant: Int64) -> Bool {
    let (_, day, second) = local(instant)
    return isWorked(day) && hours.start <= second && second < hours.end
  }

  /// Seconds after local midnight.
  func timeOfDay(_ instant: Int64) -> Int64 { local(instant).second }

  /// The first instant at or after the given one that is open; `.max` where none is near.
  package func nextOpening(_ instant: Int64) -> Int64 {
    guard instant < Self.limit else { return .max }
    let from = max(instant, -Self.limit)
    let (_, day, second) = local(from)
    if isWorked(day), second < hours.end { return from + max(hours.start - second, 0) }
    let coming = (mask | mask << 7) >> UInt16(day + 1)
    let days = Int64(coming.trailingZeroBitCount) + 1
    return from - second + days * Self.day + hours.start
  }

  /// Open seconds inside a window; 0 where it is empty.
  package func openSeconds(in window: TimeWindow) -> Int64 {
    guard window.from < window.until else { return 0 }
    return workingTime(until: window.until) - workingTime(until: window.from)
  }

  private func isWorked(_ day: Int64) -> Bool { mask >> UInt16(day) & 1 == 1 }

  /// Where an instant lies in local time: weeks since the first Monday, day, second of that day.
  private func local(_ instant: Int64) -> (weeks: Int64, day: Int64, second: Int64) {
    let time = min(max(instant, -Self.limit), Self.limit) + hours.utcOffset
    var (weeks, rest) = time.quotientAndRemainder(dividingBy: Self.week)
    if rest < 0 {
      weeks -= 1
      rest += Self.week
    }
    return (weeks, rest / Self.day, rest % Self.day)
  }
}
