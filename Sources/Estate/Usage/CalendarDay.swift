/// One day of the proleptic Gregorian calendar, in UTC.
package struct CalendarDay: Sendable, Hashable, Comparable {
  /// Days since 1970-01-01.
  package let number: Int32

  /// How long a day is, in seconds; POSIX time has no leap seconds.
  package static let seconds: Int64 = 86_400
  /// The days that can be written, from 0001-01-01 to 9999-12-31.
  package static let numbers: ClosedRange<Int32> = -719_162...2_932_896

  /// The day with a number, or the nearest one that can be written.
  package init(number: Int32) {
    self.number = min(max(number, Self.numbers.lowerBound), Self.numbers.upperBound)
  }

  /// The day on which an instant falls, in seconds since 1970-01-01T00:00:00Z.
  package init(second: Int64) {
    let (days, rest) = second.quotientAndRemainder(dividingBy: Self.seconds)
    self.init(number: Int32(clamping: rest < 0 ? days - 1 : days))
  }

  /// The day of a date; `nil` when there is no such date.
  ///
  /// - Source: Howard Hinnant, "chrono-compatible low-level date algorithms", days_from_civil.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      (1...Self.dayCount(year: year, month: month)).contains(day)
    else { return nil }
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    self.init(number: Int32(era * 146_097 + dayOfEra - 719_468))
  }

  /// The day's first instant, in seconds since 1970-01-01T00:00:00Z.
  package var start: Int64 { Int64(number) * Self.seconds }

  /// Whether the left day is the earlier one.
  package static func < (left: CalendarDay, right: CalendarDay) -> Bool {
    left.number < right.number
  }

  /// - Source: as for days_from_civil; the inverse, civil_from_days.
  private var date: (year: Int, month: Int, day: Int) {
    let shifted = Int(number) + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let year = yearOfEra + era * 400 + (month >= 10 ? 1 : 0)
    return (year, month + (month < 10 ? 3 : -9), dayOfYear - (153 * month + 2) / 5 + 1)
  }

  private static func dayCount(year: Int, month: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// The date as `YYYY-MM-DD`.
  package var text: String {
    let date = date
    return "\(Self.digits(date.year, 4))-\(Self.digits(date.month, 2))-\(Self.digits(date.day, 2))"
  }

  /// A number with leading zeros.
  static func digits(_ value: Int, _ count: Int) -> String {
    let text = String(value)
    return String(repeating: "0", count: max(count - text.utf8.count, 0)) + text
  }
}
