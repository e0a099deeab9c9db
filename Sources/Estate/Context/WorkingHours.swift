/// A weekly calendar: the same hours on each of the given days.
package struct WorkingHours: Sendable, Hashable {
  /// Seconds after local midnight, `start < end <= 86,400`.
  package var start: Int64
  package var end: Int64
  /// 0 is Monday, 6 is Sunday; sorted, no duplicates.
  package var days: [Int]
  /// Local time minus UTC, in seconds.
  package var utcOffset: Int64

  package init(start: Int64, end: Int64, days: [Int], utcOffset: Int64 = 0) {
    self.start = start
    self.end = end
    self.days = days
    self.utcOffset = utcOffset
  }

  /// Every hour of every day.
  package static let always = WorkingHours(start: 0, end: 86_400, days: Array(0...6))

  /// Monday to Friday, 09:00 to 17:00 UTC (assumption: the 8×5 preset of the calibration notes).
  package static let office = WorkingHours(start: 9 * 3600, end: 17 * 3600, days: [0, 1, 2, 3, 4])
}
