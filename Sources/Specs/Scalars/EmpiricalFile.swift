/// A file of observed durations: one per line, in seconds or with a unit; `#` starts a comment.
enum EmpiricalFile {
  /// Returns the values in ascending order.
  ///
  /// - Throws: `SpecificationError` at the first line that is no duration.
  static func values(_ bytes: [UInt8], path: String) throws(SpecificationError) -> [Double] {
    let source = try SourceFile(bytes: bytes, path: path)
    var values: [Double] = []
    let lines = source.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      let content = line.prefix { $0 != "#" }
      let start = content.drop(while: \.isWhitespace)
      guard !start.isEmpty else { continue }
      let text = String(start.reversed().drop(while: \.isWhitespace).reversed())
      guard let value = seconds(text) else {
        throw SpecificationError(
          file: path, line: index + 1,
          column: content.unicodeScalars.count - start.unicodeScalars.count + 1,
          problem: "found \(Quotation.quote(text))",
          expected: "one duration per line, such as 754 (seconds) or 12m")
      }
      values.append(value)
    }
    guard !values.isEmpty else {
      throw SpecificationError(
        file: path, line: 1, column: 1, problem: "found none", expected: "at least one duration")
    }
    return values.sorted()
  }

  private static func seconds(_ text: String) -> Double? {
    if let value = DurationText.seconds(text) { return value }
    guard let value = DecimalText.number(text), value >= 0, value <= Double(DurationText.limit)
    else { return nil }
    return value
  }
}
