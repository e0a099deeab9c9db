/// Times of day as people write them: `HH:MM`, or `HH:MM:SS` where the seconds matter.
enum ClockText {
  /// Returns the seconds since midnight; `nil` when the text is no time.
  static func seconds(_ text: String) -> Int64? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count) else { return nil }
    var total: Int64 = 0
    for (index, part) in parts.enumerated() {
      guard part.utf8.count == 2, part.utf8.allSatisfy(DecimalText.isDigit),
        let number = Int64(part), index == 0 || number < 60
      else { return nil }
      total = total * 60 + number
    }
    return parts.count == 2 ? total * 60 : total
  }

  /// Returns the text of seconds since midnight.
  static func text(of seconds: Int64) -> String {
    let parts = [seconds / 3600, seconds / 60 % 60] + (seconds % 60 == 0 ? [] : [seconds % 60])
    return parts.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
  }

  /// Returns the text of an offset from UTC in seconds.
  static func offsetText(of seconds: Int64) -> String {
    (seconds < 0 ? "-" : "+") + text(of: abs(seconds))
  }
}
