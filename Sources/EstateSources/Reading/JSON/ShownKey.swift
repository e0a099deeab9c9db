/// A key as messages show it: cut where it is long, and without anything that could end the line or
/// confuse a terminal.
struct ShownKey: CustomStringConvertible {
  private static let lengthMax = 120

  let description: String

  init(_ key: String) {
    var text = ""
    for scalar in key.unicodeScalars.prefix(Self.lengthMax) {
      text += Self.isPrintable(scalar) ? String(scalar) : "\\u{\(String(scalar.value, radix: 16))}"
    }
    description = text + (key.unicodeScalars.count > Self.lengthMax ? "…" : "")
  }

  /// Whether a path can have it without quotes.
  var isPlain: Bool {
    !description.isEmpty
      && description.unicodeScalars.allSatisfy { scalar in
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "_", "…": true
        default: false
        }
      }
  }

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: false
    default: true
    }
  }
}
