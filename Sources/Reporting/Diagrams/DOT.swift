/// Labels in the DOT language.
enum DOT {
  /// A quoted label of several lines, which Graphviz shows exactly as given.
  static func label(_ lines: [String]) -> String {
    "\"" + lines.map(escaped).joined(separator: "\\n") + "\""
  }

  /// Escapes quotes, the escape character of labels, and references, which Graphviz would expand.
  ///
  /// Works scalar by scalar, as the reader of the text does.
  private static func escaped(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    for scalar in PlainText.clean(text).unicodeScalars {
      switch scalar {
      case "\\": out.append(contentsOf: "\\\\".unicodeScalars)
      case "\"": out.append(contentsOf: "\\\"".unicodeScalars)
      case "&": out.append(contentsOf: "&amp;".unicodeScalars)
      default: out.append(scalar)
      }
    }
    return String(out)
  }
}
