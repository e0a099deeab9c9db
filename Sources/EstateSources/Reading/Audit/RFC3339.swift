import Estate

/// Instants as RFC 3339 writes them.
package enum RFC3339 {
  /// Returns whole seconds since 1970-01-01T00:00:00Z, fractions cut off; `nil` for anything else.
  static func seconds(_ text: String) -> Int64? {
    var parser = Parser(rest: text.utf8[...])
    guard let year = parser.number(4), parser.take("-"), let month = parser.number(2),
      parser.take("-"), let dayOfMonth = parser.number(2),
      let day = CalendarDay(year: year, month: month, day: dayOfMonth),
      parser.take("T") || parser.take("t"), let time = parser.time(secondsMax: 60)
    else { return nil }
    if parser.take("."), parser.digits() == 0 { return nil }
    guard let offset = parser.offset(), parser.rest.isEmpty else { return nil }
    return day.start + time - offset
  }

  /// Returns an instant in UTC, such as `2026-03-01T08:30:00Z`.
  package static func text(_ seconds: Int64) -> String {
    let day = CalendarDay(second: seconds)
    return "\(day.text)T\(clock(seconds - day.start))Z"
  }

  /// Returns the time of a day as `HH:MM:SS`.
  static func clock(_ second: Int64) -> String {
    let parts = [second / 3600, second / 60 % 60, second % 60]
    return parts.map { ($0 < 10 ? "0" : "") + String($0) }.joined(separator: ":")
  }

  /// Returns the seconds of a day written as `HH:MM:SS`; `nil` for anything else.
  static func second(ofClock text: String) -> Int64? {
    var parser = Parser(rest: text.utf8[...])
    guard let time = parser.time(secondsMax: 59), parser.rest.isEmpty else { return nil }
    return time
  }
}

private struct Parser {
  var rest: Substring.UTF8View

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: character) else { return false }
    rest.removeFirst()
    return true
  }

  /// A number of so many digits.
  mutating func number(_ count: Int) -> Int? {
    var value = 0
    for _ in 0..<count {
      guard let byte = rest.popFirst(), (0x30...0x39).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }

  /// Passes over digits; returns how many.
  mutating func digits() -> Int {
    let end = rest.firstIndex { !(0x30...0x39).contains($0) } ?? rest.endIndex
    let count = rest[..<end].count
    rest = rest[end...]
    return count
  }

  /// Seconds of a day, written `HH:MM:SS`; a leap second counts as the one before it.
  mutating func time(secondsMax: Int) -> Int64? {
    guard let hour = number(2), hour < 24, take(":"), let minute = number(2), minute < 60,
      take(":"), let second = number(2), second <= secondsMax
    else { return nil }
    return Int64(hour * 3600 + minute * 60 + min(second, 59))
  }

  /// Seconds that the written time is ahead of UTC.
  mutating func offset() -> Int64? {
    if take("Z") || take("z") { return 0 }
    let isAhead = rest.first == UInt8(ascii: "+")
    guard take("+") || take("-"), let hours = number(2), hours < 24, take(":"),
      let minutes = number(2), minutes < 60
    else { return nil }
    let seconds = Int64(hours * 3600 + minutes * 60)
    return isAhead ? seconds : -seconds
  }
}
