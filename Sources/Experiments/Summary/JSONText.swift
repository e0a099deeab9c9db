/// The JSON spelling of single values: the same bytes on every machine.
enum JSONText {
  /// Returns the shortest decimal that reads back as the same number.
  ///
  /// Whole numbers are written without a point; undefined, infinite and NaN are `null`; negative
  /// zero is 0.
  static func number(_ value: Double?) -> String {
    guard let value, value.isFinite else { return "null" }
    if value == 0 { return "0" }
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// Returns a quoted string; control characters, quotes and backslashes are escaped.
  static func string(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{0}"..."\u{1F}", "\u{7F}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// Returns both ends of an interval, or `null` unless both are defined.
  static func interval(_ lower: Double?, _ upper: Double?) -> String {
    guard let lower, let upper, lower.isFinite, upper.isFinite else { return "null" }
    return "[\(number(lower)), \(number(upper))]"
  }

  /// Returns an object on one line, its keys in the order given and its values spelled already.
  static func object(_ members: KeyValuePairs<String, String>) -> String {
    let spelled = members.map { "\(string($0.key)): \($0.value)" }
    return "{" + spelled.joined(separator: ", ") + "}"
  }

  /// Returns an array with one element per line, indented by four spaces below a key at two.
  static func lines(_ elements: [String]) -> String {
    elements.isEmpty ? "[]" : "[\n    " + elements.joined(separator: ",\n    ") + "\n  ]"
  }
}
