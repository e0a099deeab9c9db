/// When something is started, in cron's format of five fields.
///
/// - Source: Kubernetes documentation, "CronJob", schedule syntax; `robfig/cron` v3, standard
///   parser.
package struct CronSchedule: Sendable, Hashable {
  /// Numbers of each field that match, a bit each.
  private let minutes: UInt64
  private let hours: UInt64
  private let days: UInt64
  private let months: UInt64
  /// 0 is Sunday.
  private let weekdays: UInt64
  /// Whether the field is a star, so that the other day field alone decides.
  private let isAnyDay: Bool
  private let isAnyWeekday: Bool

  /// Reads a schedule, with or without a time zone before it.
  ///
  /// - Returns: `nil` for anything that the CronJob controller would not run at fixed times.
  package init?(_ text: String) {
    var words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    if let zone = words.first, zone.hasPrefix("TZ=") || zone.hasPrefix("CRON_TZ=") {
      words.removeFirst()
    }
    if words.count == 1, let fields = Self.macros[words[0]] {
      words = fields.split(separator: " ").map(String.init)
    }
    guard words.count == 5,
      let minutes = CronField.minute.bits(words[0]), let hours = CronField.hour.bits(words[1]),
      let days = CronField.day.bits(words[2]), let months = CronField.month.bits(words[3]),
      let weekdays = CronField.weekday.bits(words[4])
    else { return nil }
    self.minutes = minutes
    self.hours = hours
    self.days = days
    self.months = months
    self.weekdays = weekdays
    isAnyDay = CronField.isAny(words[2])
    isAnyWeekday = CronField.isAny(words[4])
  }

  private static let macros = [
    "@yearly": "0 0 1 1 *", "@annually": "0 0 1 1 *", "@monthly": "0 0 1 * *",
    "@weekly": "0 0 * * 0", "@daily": "0 0 * * *", "@midnight": "0 0 * * *",
    "@hourly": "0 * * * *",
  ]

  /// Mean number of starts a day over the 400 years after which the calendar repeats.
  package var startsPerDay: Double {
    let matching = CalendarCycle.dates.reduce(0) { $0 + (matches($1) ? $1.days : 0) }
    let perDay = minutes.nonzeroBitCount * hours.nonzeroBitCount
    return Double(perDay * matching) / Double(CalendarCycle.days)
  }

  private func matches(_ date: CalendarCycle.Date) -> Bool {
    guard months >> UInt64(date.month) & 1 == 1 else { return false }
    let isDay = days >> UInt64(date.day) & 1 == 1
    let isWeekday = weekdays >> UInt64(date.weekday) & 1 == 1
    // Where both fields say something, either will do.
    return isAnyDay || isAnyWeekday ? isDay && isWeekday : isDay || isWeekday
  }
}

/// How often each date falls on each day of the week while the Gregorian calendar repeats.
private enum CalendarCycle {
  struct Date: Sendable {
    var month: Int
    var day: Int
    /// 0 is Sunday.
    var weekday: Int
    /// How many days of the cycle are this date on this weekday.
    var days: Int
  }

  /// Days in 400 years.
  static let days = 146_097

  static let dates: [Date] = {
    var counts: [Int: Int] = [:]
    // The 1st of January 2000 was a Saturday.
    var weekday = 6
    for year in 2000..<2400 {
      for month in 1...12 {
        for day in 1...length(of: month, year) {
          counts[(month * 32 + day) * 7 + weekday, default: 0] += 1
          weekday = (weekday + 1) % 7
        }
      }
    }
    return counts.sorted { $0.key < $1.key }.map { key, days in
      Date(month: key / 7 / 32, day: key / 7 % 32, weekday: key % 7, days: days)
    }
  }()

  private static func length(of month: Int, _ year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
