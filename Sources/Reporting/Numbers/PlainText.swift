/// Text from outside made fit for one line of a picture.
package enum PlainText {
  /// Replaces control characters, line ends and what XML forbids; other scalars stay as they are.
  package static func clean(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x00...0x1F, 0x7F...0x9F, 0x2028, 0x2029: out.append(" ")
      case 0x202A...0x202E, 0x2066...0x2069: out.append("\u{FFFD}")
      case let value where value & 0xFFFE == 0xFFFE: out.append("\u{FFFD}")
      default: out.append(scalar)
      }
    }
    return String(out)
  }

  /// Cuts text to at most `limit` scalars, the last one an ellipsis where something is missing.
  package static func shortened(_ text: String, to limit: Int) -> String {
    let scalars = text.unicodeScalars
    guard scalars.count > limit else { return text }
    var out = String.UnicodeScalarView(scalars.prefix(limit - 1))
    out.append("…")
    return String(out)
  }

  /// Breaks text into at most `lines` lines of about `width` scalars.
  ///
  /// Breaks after a blank, or after `/ @ : . -` where a word is too long; what does not fit is cut.
  package static func wrapped(_ text: String, width: Int, lines: Int) -> [String] {
    var rest = Array(clean(text).unicodeScalars)
    var out: [String] = []
    while rest.count > width, out.count < lines - 1 {
      let head = rest.prefix(width + 1)
      let cut =
        head.lastIndex(of: " ")
        ?? head.prefix(width).lastIndex { breakable.contains($0) }.map { $0 + 1 } ?? width
      let end = cut == 0 ? width : cut
      out.append(string(rest[..<end]))
      rest = Array(rest[end...].drop { $0 == " " })
    }
    out.append(shortened(string(rest[...]), to: width + 1))
    return out.filter { !$0.isEmpty }
  }

  private static let breakable: Set<Unicode.Scalar> = ["/", "@", ":", ".", "-"]

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
