internal import Foundation

/// How figures are written in reports: few digits, a unit, never a bare `NaN`.
///
/// A number and its unit are joined by a no-break space; minus is U+2212; an interval of signed
/// numbers is written with "to", since a dash would read as a minus.
package enum NumberFormat {
  /// What stands for an undefined figure.
  package static let missing = "—"
  static let minus = "\u{2212}"
  static let space = "\u{A0}"

  /// Writes a share from 0 to 1 as a percentage: `3.1 %`, `< 0.01 %`, `100 %`.
  package static func share(_ value: Double) -> String {
    guard value.isFinite else { return missing }
    if value < 0 { return minus + share(-value) }
    return percentNumber(value) + space + "%"
  }

  /// Writes the difference of two shares, `difference` × 100, as points: `−37.9 points`.
  package static func points(_ difference: Double) -> String {
    guard difference.isFinite else { return missing }
    return signedPoints(difference) + space + "points"
  }

  static func signedPoints(_ difference: Double) -> String {
    let points = abs(difference) * 100
    return signed(difference, fixed(points, points < 0.095 ? 2 : 1))
  }

  /// Writes seconds in the largest fitting unit: `45 s`, `18 min`, `2.1 h`, `3.4 d`.
  package static func duration(seconds: Double) -> String {
    guard seconds.isFinite else { return missing }
    if seconds < 0 { return minus + duration(seconds: -seconds) }
    if seconds == 0 { return "0" + space + "s" }
    if seconds < 0.1 { return "<" + space + "0.1" + space + "s" }
    let units = [(1.0, "s", 60.0), (60, "min", 90), (3_600, "h", 48), (86_400, "d", .infinity)]
    for (size, name, limit) in units {
      let text = brief(seconds / size)
      if (Double(text) ?? 0) < limit { return text + space + name }
    }
    return missing
  }

  /// Writes a count or a mean of counts: `12`, `12.3`, `1,234`, `< 0.001`.
  package static func count(_ value: Double) -> String {
    guard value.isFinite else { return missing }
    if value < 0 { return minus + count(-value) }
    if value > 0, value < 0.001 { return "<" + space + "0.001" }
    if value == value.rounded() { return grouped(fixed(value, 0)) }
    switch value {
    case 99.95...: return grouped(fixed(value, 0))
    case 9.995...: return fixed(value, 1)
    case 0.9995...: return fixed(value, 2)
    default: return fixed(value, 3)
    }
  }

  /// Writes a p-value: `0.032`, `< 0.001`; never `0.000`.
  package static func probability(_ value: Double) -> String {
    guard value.isFinite else { return missing }
    return value < 0.001 ? "<" + space + "0.001" : fixed(value, value < 0.0995 ? 3 : 2)
  }

  /// Writes a signed multiple of a standard deviation: `−4.2 SD`.
  package static func effect(_ value: Double) -> String {
    guard value.isFinite else { return missing }
    return signed(value, fixed(abs(value), abs(value) < 9.95 ? 1 : 0)) + space + "SD"
  }

  /// Puts a sign before a magnitude, none before one that is written as zero.
  static func signed(_ value: Double, _ magnitude: String) -> String {
    guard magnitude.utf8.contains(where: { (0x31...0x39).contains($0) }) else { return magnitude }
    return (value < 0 ? minus : "+") + magnitude
  }

  /// Writes a percentage without its sign, at the precision of `share`.
  static func percentNumber(_ value: Double) -> String {
    let percent = value * 100
    if percent == 0 { return "0" }
    if percent < 0.01 { return "<" + space + "0.01" }
    if percent < 0.995 { return fixed(percent, 2) }
    if percent < 100, percent >= 99.95 { return ">" + space + "99.9" }
    return percent == percent.rounded() && percent >= 100 ? fixed(percent, 0) : fixed(percent, 1)
  }

  static func fixed(_ value: Double, _ digits: Int) -> String {
    String(format: "%.\(digits)f", value)
  }

  /// Two significant digits below ten, whole numbers above; no trailing zero.
  private static func brief(_ value: Double) -> String {
    let text = fixed(value, value < 9.95 ? 1 : 0)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  private static func grouped(_ digits: String) -> String {
    var out = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { out += "," }
      out.append(digit)
    }
    return out
  }
}
