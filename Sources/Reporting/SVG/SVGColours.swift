internal import Foundation

/// The colours a picture may have and the CSS values they become in the page.
package struct SVGColours: Sendable {
  /// From `#rrggbb` in lower case to a CSS value.
  private let values: [String: String]

  init(_ pairs: [(colour: String, variable: String)]) {
    values = Dictionary(pairs.map { ($0.colour, $0.variable) }, uniquingKeysWith: { $1 })
  }

  /// The CSS value of a colour; `nil` for what is no colour.
  ///
  /// A known colour becomes its variable, black the colour of the text and white that of the
  /// surface; another colour stays as it is, since it is harmless.
  package func value(of paint: String) -> String? {
    let text = paint.filter { !$0.isWhitespace }.lowercased()
    switch text {
    case "none", "transparent": return "none"
    case "currentcolor": return "currentColor"
    default: break
    }
    guard let colour = Self.hexadecimal(text) else { return nil }
    switch colour {
    case "#000000": return "currentColor"
    case "#ffffff": return "var(--surface)"
    default: return values[colour] ?? colour
    }
  }

  /// Normalises `#rgb`, `#rrggbb`, `rgb(r,g,b)` and the few names the two programs write.
  private static func hexadecimal(_ text: String) -> String? {
    switch text {
    case "black": return "#000000"
    case "white": return "#ffffff"
    case "gray", "grey": return "#808080"
    case "lightgrey", "lightgray": return "#d3d3d3"
    default: break
    }
    if text.hasPrefix("#") {
      let digits = text.dropFirst()
      guard digits.utf8.allSatisfy(isHexDigit) else { return nil }
      switch digits.count {
      case 3: return "#" + digits.map { "\($0)\($0)" }.joined()
      case 6: return text
      default: return nil
      }
    }
    guard text.hasPrefix("rgb("), text.hasSuffix(")") else { return nil }
    let parts = text.dropFirst(4).dropLast().split(
      separator: ",", omittingEmptySubsequences: false)
    let channels = parts.compactMap { UInt8($0) }
    guard parts.count == 3, channels.count == 3 else { return nil }
    return "#" + channels.map { String(format: "%02x", Int($0)) }.joined()
  }

  private static func isHexDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
  }
}
