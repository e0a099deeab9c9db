/// The stretch over which a timeline's figures are taken, and how counts become rates.
///
/// Warm-up and tail are left out: the first has not settled, the second only follows what leaked.
struct MeasuredTime: Sendable {
  let window: TimeWindow

  init(_ clock: TimelineClock) {
    window = clock.measured
  }

  /// Whether something happened in it.
  func contains(_ instant: Int64) -> Bool { window.contains(instant) }

  /// 86,400 s each.
  var days: Double { Double(window.until - window.from) / 86_400 }

  /// Occurrences per day; `nil` where nothing is measured.
  func perDay(_ count: Int) -> Double? {
    days > 0 ? Double(count) / days : nil
  }

  /// Occurrences per week of seven days; `nil` where nothing is measured.
  func perWeek(_ count: Int) -> Double? {
    days > 0 ? Double(count) / (days / 7) : nil
  }

  /// A part of a whole; `nil` of nothing.
  static func share(_ part: Int, of whole: Int) -> Double? {
    whole == 0 ? nil : Double(part) / Double(whole)
  }
}
