import Reporting
import Testing

@Suite("Text from outside")
struct TextTests {
  @Test(
    "markup characters are escaped scalar by scalar",
    arguments: [
      ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
      ("a & b", "a &amp; b"), ("it's `x`", "it&#39;s &#96;x&#96;"),
      ("\"\u{301} onload=x", "&quot;\u{301} onload=x"), ("<\u{338}b", "&lt;\u{338}b"),
      ("a\u{2028}b\u{2029}c", "a&#8232;b&#8233;c"), ("a\0b\u{1B}c", "a\u{FFFD}b\u{FFFD}c"),
      ("safe\u{202E}fdp", "safe\u{FFFD}fdp"),
      ("line\nnext\tcell", "line\nnext\tcell"), ("naïve 日本 🙂", "naïve 日本 🙂"),
    ])
  func escaping(text: String, expected: String) {
    let escaped = HTMLText.escaped(text)
    #expect(escaped.unicodeScalars.elementsEqual(expected.unicodeScalars))
  }

  @Test("noncharacters are replaced", arguments: [0xFFFE, 0xFFFF, 0x1FFFF, 0xFDD0] as [UInt32])
  func noncharacters(value: UInt32) throws {
    let scalar = try #require(Unicode.Scalar(value))
    #expect(HTMLText.escaped("a" + String(Character(scalar))) == "a\u{FFFD}")
  }

  @Test("text for pictures has no control characters, line ends or overrides")
  func cleaning() {
    #expect(PlainText.clean("a\u{0}\nb\u{2028}c\u{202E}d\u{85}") == "a  b c\u{FFFD}d ")
  }

  @Test("short text stays, long text ends in an ellipsis")
  func shortening() {
    #expect(PlainText.shortened("policy", to: 6) == "policy")
    #expect(PlainText.shortened("policies", to: 6) == "polic…")
  }

  @Test(
    "labels break at blanks, then after separators, then anywhere",
    arguments: [
      ("secret payments/ledger-db", 12, 3, ["secret", "payments/", "ledger-db"]),
      ("short", 12, 3, ["short"]), ("", 12, 3, []),
      ("abcdefghijklmnopqrstuvwxyz", 10, 2, ["abcdefghij", "klmnopqrst…"]),
      ("one two three four five six", 9, 2, ["one two", "three fou…"]),
      ("exactly ten", 11, 2, ["exactly ten"]),
    ])
  func wrapping(text: String, width: Int, lines: Int, expected: [String]) {
    #expect(PlainText.wrapped(text, width: width, lines: lines) == expected)
  }

  @Test("wrapping loses nothing but blanks where there is room")
  func wrappingKeepsText() {
    for width in 3...30 {
      let text = "system:serviceaccount:payments/deployer of cluster prod-eu"
      let lines = PlainText.wrapped(text, width: width, lines: 100)
      #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
      #expect(lines.allSatisfy { $0.count <= width + 1 })
    }
  }
}
