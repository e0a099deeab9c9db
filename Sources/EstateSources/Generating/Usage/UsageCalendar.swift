import Estate
import Sampling

/// The days for which the use of permissions is known: those before the day of the estate.
struct UsageCalendar {
  /// In order.
  let days: [CalendarDay]
  /// Those of the days on which people work, in order.
  let workingDays: [CalendarDay]

  /// The calendar of so many days; at least 1.
  init(dayCount: Int) {
    days = (1...dayCount).reversed().map {
      CalendarDay(number: EstateDate.today.number - Int32($0))
    }
    workingDays = days.filter(Self.isWorkingDay)
  }

  var window: UsageWindow {
    UsageWindow(from: days[0].start, until: EstateDate.today.start)
  }

  /// Whether people work on a day: no holidays (assumption).
  static func isWorkingDay(_ day: CalendarDay) -> Bool {
    // 1970-01-01 was a Thursday, which is day 3 of a week that starts on Monday.
    let weekday = ((Int(day.number) + 3) % 7 + 7) % 7
    return WorkingHours.office.days.contains(weekday)
  }

  /// What a program does on one day: at any hour, so up to the last second (assumption).
  static func roundTheClock(_ day: CalendarDay, _ count: Int) -> UsageTally {
    UsageTally(day: day, count: count, lastSecond: Int32(CalendarDay.seconds - 1))
  }

  /// What is done in office hours on one day, up to their last second (assumption).
  static func inOfficeHours(_ day: CalendarDay, _ count: Int) -> UsageTally {
    UsageTally(day: day, count: count, lastSecond: Int32(WorkingHours.office.end - 1))
  }

  /// As many requests every day.
  func daily(_ count: Int) -> [UsageTally] {
    days.map { Self.roundTheClock($0, count) }
  }

  /// One request on each day that is drawn, each with the same probability.
  func drawn(_ share: Double, _ key: EntityKey, _ draws: EstateDraws) -> [UsageTally] {
    days.filter { draws.uniform(.estateUsage, key, Self.index(of: $0)) < share }
      .map { Self.roundTheClock($0, 1) }
  }

  /// How often something is done on each working day, of which there are so many on average;
  /// without the days on which it is not.
  func atWork(_ mean: Double, _ key: EntityKey, _ draws: EstateDraws) -> [UsageTally] {
    let whole = mean.rounded(.down)
    return workingDays.compactMap { day in
      let isMore = draws.uniform(.estateUsage, key, Self.index(of: day)) < mean - whole
      let count = Int(whole) + (isMore ? 1 : 0)
      return count > 0 ? Self.inOfficeHours(day, count) : nil
    }
  }

  /// The index of the draws of a day: the same however long the window is.
  static func index(of day: CalendarDay) -> UInt64 { UInt64(bitPattern: Int64(day.number)) }
}
