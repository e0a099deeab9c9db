/// The calendar date of a timeline's second 0, in UTC.
///
/// Proleptic Gregorian calendar, no leap seconds, as POSIX time.
package struct AuditEpoch: Sendable, Hashable {
  /// Midnight of the date, in seconds since 1970-01-01T00:00:00Z.
  package let unixSeconds: Int64

  private static let day: Int64 = 86_400

  private init(days: Int64) {
    unixSeconds = days * Self.day
  }

  /// Monday, 2026-01-05.
  ///
  /// - Source: convention; a timeline starts on a Monday, 00:00 UTC.
  package static let standard = AuditEpoch(days: 20_458)

  /// Reads `YYYY-MM-DD` or `YYYY-MM-DDT00:00:00Z`; `nil` unless that is a Monday from 1970 to 9999.
  package init?(_ text: String) {
    let midnight = "T00:00:00Z"
    let date = text.hasSuffix(midnight) ? String(text.dropLast(midnight.count)) : text
    let parts = date.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2],
      parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let year = Int64(parts[0]), let month = Int64(parts[1]), let day = Int64(parts[2]),
      year >= 1970, (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    let days = Self.days(year: year, month: month, day: day)
    // 1970-01-01 was a Thursday; a day that the month lacks does not come back as itself.
    guard (days + 3) % 7 == 0, Self.date(days: days) == (year, month, day) else { return nil }
    self.init(days: days)
  }

  /// A second of a timeline as `YYYY-MM-DDTHH:MM:SSZ`; instants that no calendar has are cut to its
  /// first and last.
  package func text(at instant: Int64) -> String {
    let (sum, overflow) = unixSeconds.addingReportingOverflow(instant)
    // From 0000-01-01 to 9999-12-31.
    let seconds = min(max(overflow ? instant : sum, -62_167_219_200), 253_402_300_799)
    let days = seconds >= 0 ? seconds / Self.day : (seconds - Self.day + 1) / Self.day
    let second = seconds - days * Self.day
    let (year, month, day) = Self.date(days: days)
    let date = [Self.pad(year, 4), Self.pad(month, 2), Self.pad(day, 2)].joined(separator: "-")
    let clock = [second / 3600, second / 60 % 60, second % 60].map { Self.pad($0, 2) }
    return "\(date)T\(clock.joined(separator: ":"))Z"
  }

  /// Whether a text has the form of ``text(at:)``, so that it is one line and nothing but digits.
  static func isInstant(_ text: String) -> Bool {
    let form = Array("0000-00-00T00:00:00Z".utf8)
    let bytes = Array(text.utf8)
    return bytes.count == form.count
      && zip(bytes, form).allSatisfy { byte, expected in
        expected == UInt8(ascii: "0") ? (48...57).contains(byte) : byte == expected
      }
  }

  private static func pad(_ number: Int64, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  /// Days since 1970-01-01 of a date.
  ///
  /// - Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil`.
  private static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The date so many days after 1970-01-01.
  ///
  /// - Source: as above, `civil_from_days`.
  private static func date(days: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }
}
