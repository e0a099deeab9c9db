/// Durations as people write them: `90s`, `10m`, `8h`, `30d`, `1.5h`.
package enum DurationText {
  /// What an error says it expected.
  package static let example = "a duration such as 90s, 10m, 8h or 30d"

  /// A hundred years; anything beyond is a mistake or should be `never`.
  static let limit: Int64 = 36_500 * 86_400

  private static let units: [(letter: Character, seconds: Int64)] = [
    ("d", 86_400), ("h", 3600), ("m", 60), ("s", 1),
  ]

  /// Returns whole seconds; `nil` when the text is no duration or has a fraction of a second.
  package static func wholeSeconds(_ text: String) -> Int64? {
    guard let (numerator, denominator) = fraction(text), numerator % denominator == 0 else {
      return nil
    }
    return numerator / denominator
  }

  /// Returns seconds; `nil` when the text is no duration.
  static func seconds(_ text: String) -> Double? {
    guard let (numerator, denominator) = fraction(text) else { return nil }
    return Double(numerator) / Double(denominator)
  }

  /// Returns the duration in seconds as a fraction, exactly; the denominator is a power of ten.
  private static func fraction(_ text: String) -> (numerator: Int64, denominator: Int64)? {
    guard let unit = units.first(where: { $0.letter == text.last }) else { return nil }
    let parts = text.dropLast().split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count) else { return nil }
    for part in parts where part.isEmpty || !part.utf8.allSatisfy(DecimalText.isDigit) {
      return nil
    }
    let decimals = parts.count == 2 ? String(parts[1]) : ""
    guard decimals.utf8.count <= 6, let digits = Int64(String(parts[0]) + decimals) else {
      return nil
    }
    let denominator = decimals.utf8.reduce(Int64(1)) { power, _ in power * 10 }
    let (numerator, overflow) = digits.multipliedReportingOverflow(by: unit.seconds)
    guard !overflow, numerator <= limit * denominator else { return nil }
    return (numerator, denominator)
  }

  /// Whether the text has the form of a duration and is only too long.
  static func isTooLong(_ text: String) -> Bool {
    guard let unit = units.first(where: { $0.letter == text.last }),
      let number = DecimalText.number(String(text.dropLast()))
    else { return false }
    return number * Double(unit.seconds) > Double(limit)
  }

  /// Returns the shortest text of whole seconds: in the largest unit that divides them.
  package static func text(of seconds: Int64) -> String {
    for unit in units where seconds != 0 && seconds % unit.seconds == 0 {
      return "\(seconds / unit.seconds)\(unit.letter)"
    }
    return "\(seconds)s"
  }

  /// Returns the text of an optional duration, where `nil` is `never`.
  static func text(of seconds: Int64?) -> String {
    seconds.map { text(of: $0) } ?? "never"
  }

  /// Returns the text of seconds that need not be whole.
  static func text(of seconds: Double) -> String {
    guard seconds.rounded() == seconds, seconds.magnitude < 1e15 else { return "\(seconds)s" }
    return text(of: Int64(seconds))
  }
}

extension YAMLValue {
  /// A duration in whole seconds.
  func duration() throws(SpecificationError) -> Int64 {
    guard let text = scalar, let seconds = DurationText.wholeSeconds(text) else {
      throw durationError(expected: DurationText.example)
    }
    return seconds
  }

  /// A duration in whole seconds that is not 0.
  func positiveDuration() throws(SpecificationError) -> Int64 {
    let seconds = try duration()
    guard seconds > 0 else { throw error(expected: "a duration above 0s") }
    return seconds
  }

  /// A duration of at least so many seconds.
  func duration(atLeast least: Int64) throws(SpecificationError) -> Int64 {
    let seconds = try duration()
    guard seconds >= least else {
      throw error(expected: "a duration of at least \(DurationText.text(of: least))")
    }
    return seconds
  }

  /// A duration above 0 seconds, or `nil` for `never`.
  func durationOrNever() throws(SpecificationError) -> Int64? {
    guard let text = scalar else {
      throw error(expected: DurationText.example + ", or never")
    }
    if text == "never" { return nil }
    guard let seconds = DurationText.wholeSeconds(text) else {
      throw durationError(expected: DurationText.example + ", or never")
    }
    guard seconds > 0 else { throw error(expected: "a duration above 0s, or never") }
    return seconds
  }

  /// A duration in seconds that need not be whole, as parameters of distributions are.
  func seconds() throws(SpecificationError) -> Double {
    guard let text = scalar, let seconds = DurationText.seconds(text) else {
      throw durationError(expected: DurationText.example)
    }
    return seconds
  }

  private func durationError(expected: String) -> SpecificationError {
    guard let text = scalar else { return error(expected: expected) }
    let found = Quotation.quote(text)
    if DecimalText.number(text) != nil {
      return error(expected: expected, found: "\(found) without a unit")
    }
    if DurationText.seconds(text) != nil {
      return error(expected: expected, found: "\(found), which is not a whole number of seconds")
    }
    if DurationText.isTooLong(text) {
      return error(expected: expected, found: "\(found), which is more than a hundred years")
    }
    return error(expected: expected, found: found)
  }
}
