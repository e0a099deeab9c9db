/// Gives each distinct string a small number, byte by byte, so that rules compare as integers.
struct NameTable: Sendable {
  /// The number of the empty string: an absent subresource, name or namespace.
  static let empty: UInt32 = 0
  /// The number of every string that is not in the table; no rule and no binding holds it.
  static let unknown = UInt32.max

  private var numbers: [ExactString: UInt32] = [ExactString(""): NameTable.empty]

  /// Returns the string's number, giving it the next free one when it is new.
  mutating func intern(_ string: String) -> UInt32 {
    let key = ExactString(string)
    if let number = numbers[key] { return number }
    let number = UInt32(numbers.count)
    numbers[key] = number
    return number
  }

  /// Returns the string's number, or ``unknown``.
  func number(of string: String) -> UInt32 {
    numbers[ExactString(string)] ?? Self.unknown
  }
}
