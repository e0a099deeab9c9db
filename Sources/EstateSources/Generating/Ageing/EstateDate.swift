import Estate

/// The day on which a synthetic estate is looked at; only differences to it mean anything.
enum EstateDate {
  /// - Source: assumption; any day would do.
  static let today = CalendarDay(number: 20_454)

  /// The instant of so many days ago, as the API server prints it.
  static func timestamp(daysAgo: Int) -> String {
    CalendarDay(number: today.number - Int32(daysAgo)).text + "T08:00:00Z"
  }
}
