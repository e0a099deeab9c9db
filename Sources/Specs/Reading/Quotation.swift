/// How errors show what the user wrote.
enum Quotation {
  /// Returns a text in quotation marks, shortened and on one line.
  static func quote(_ text: String) -> String {
    "\"\(clean(text))\""
  }

  /// Returns a text on one line, without control characters and shortened to some characters.
  static func clean(_ text: String, limit: Int = 60) -> String {
    var result = ""
    for scalar in text.unicodeScalars.prefix(limit) {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned:
        result += "\\u{\(String(scalar.value, radix: 16))}"
      default:
        result.unicodeScalars.append(scalar)
      }
    }
    return text.unicodeScalars.count > limit ? result + "…" : result
  }

  /// Returns a path on one line; it is not shortened, since its end is what matters.
  static func path(_ path: String) -> String {
    clean(path, limit: .max)
  }

  /// Returns names separated by commas.
  static func list(_ names: some Sequence<String>) -> String {
    names.map { clean($0) }.joined(separator: ", ")
  }
}
