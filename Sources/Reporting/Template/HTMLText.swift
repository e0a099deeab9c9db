internal import Mustache

/// Escapes text for HTML, in text and in quoted attributes.
///
/// Works scalar by scalar: a browser reads scalars, so a quote followed by a combining mark, which
/// is one Swift `Character`, must be escaped like any other quote.
package struct HTMLText: MustacheContentType {
  /// The name under which the template asks for this escaping.
  static let name = "HTML-BY-SCALAR"

  /// Escapes a value for the template.
  package func escapeText(_ text: String) -> String { Self.escaped(text) }

  /// Returns text with markup characters as references and unusable scalars replaced by U+FFFD.
  ///
  /// Line and paragraph separators become references. Directional overrides, which can make a name
  /// read as another one, and control characters other than tab and line end are replaced.
  package static func escaped(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": out.append(contentsOf: "&amp;".unicodeScalars)
      case "<": out.append(contentsOf: "&lt;".unicodeScalars)
      case ">": out.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": out.append(contentsOf: "&quot;".unicodeScalars)
      case "'": out.append(contentsOf: "&#39;".unicodeScalars)
      case "`": out.append(contentsOf: "&#96;".unicodeScalars)
      case "\u{2028}": out.append(contentsOf: "&#8232;".unicodeScalars)
      case "\u{2029}": out.append(contentsOf: "&#8233;".unicodeScalars)
      case "\t", "\n": out.append(scalar)
      default: out.append(isUnusable(scalar.value) ? "\u{FFFD}" : scalar)
      }
    }
    return String(out)
  }

  private static func isUnusable(_ value: UInt32) -> Bool {
    switch value {
    case 0x00...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0xFDD0...0xFDEF: true
    default: value & 0xFFFE == 0xFFFE
    }
  }
}
