/// Names of levels of the dial of misconfigurations.
package enum MisconfigurationLevel: String, Sendable, Hashable, CaseIterable {
  case secure
  case typical
  case vulnerable

  /// Where on the dial it is.
  package var value: Double {
    switch self {
    case .secure: 0
    case .typical: 1
    case .vulnerable: 2
    }
  }

  /// The level that a name, or a number from 0 to 2, stands for; `nil` for any other text.
  package static func value(of text: String) -> Double? {
    if let named = MisconfigurationLevel(rawValue: text) { return named.value }
    guard let number = DecimalText.number(text), (0...2).contains(number) else { return nil }
    return number
  }
}
