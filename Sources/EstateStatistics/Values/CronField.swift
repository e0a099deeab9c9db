/// One of the five fields of a schedule: which numbers it may have, and their names.
struct CronField {
  let numbers: ClosedRange<Int>
  /// Three letters each, in lower case, from the first number on.
  let names: [String]

  static let minute = CronField(numbers: 0...59, names: [])
  static let hour = CronField(numbers: 0...23, names: [])
  static let day = CronField(numbers: 1...31, names: [])
  static let month = CronField(
    numbers: 1...12,
    names: [
      "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ])
  /// 0 is Sunday.
  static let weekday = CronField(
    numbers: 0...6, names: ["sun", "mon", "tue", "wed", "thu", "fri", "sat"])

  /// Whether a field leaves its numbers open: a star or question mark, without a step but one.
  static func isAny(_ text: String) -> Bool {
    text.split(separator: ",").contains { ["*", "?", "*/1", "?/1"].contains($0) }
  }

  /// The numbers that a field's text stands for, a bit each; `nil` when it makes no sense.
  func bits(_ text: String) -> UInt64? {
    var bits: UInt64 = 0
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let numbers = numbers(String(part)) else { return nil }
      for number in numbers { bits |= 1 << UInt64(number) }
    }
    return bits
  }

  /// The numbers of one part of a list: `*`, `N`, `N-M`, each with or without `/STEP`.
  private func numbers(_ part: String) -> StrideThrough<Int>? {
    let halves = part.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard halves.count <= 2 else { return nil }
    var step = 1
    if halves.count == 2 {
      guard let given = Self.whole(halves[1]), given > 0 else { return nil }
      step = given
    }
    guard let range = range(halves[0], isOpen: halves.count == 2) else { return nil }
    return stride(from: range.lowerBound, through: range.upperBound, by: step)
  }

  /// - Parameter isOpen: Whether a single number goes on to the last one, as before a step.
  private func range(_ text: String, isOpen: Bool) -> ClosedRange<Int>? {
    if text == "*" || text == "?" { return numbers }
    let ends = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    guard let first = number(ends[0]), ends.count <= 2 else { return nil }
    guard ends.count == 2 else { return isOpen ? first...numbers.upperBound : first...first }
    guard let last = number(ends[1]), first <= last else { return nil }
    return first...last
  }

  private func number(_ text: String) -> Int? {
    if let place = names.firstIndex(of: text.lowercased()) { return numbers.lowerBound + place }
    guard let number = Self.whole(text), numbers.contains(number) else { return nil }
    return number
  }

  /// A number in digits only: no sign, no blanks.
  private static func whole(_ text: String) -> Int? {
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(text)
  }
}
