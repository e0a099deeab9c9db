import Specs
import Testing

@Suite("Texts that are no document")
struct SyntaxErrorTests {
  private static let syntaxCases = [
    BadText(
      "a tab as indentation", "metadata:\n\tname: jit\n",
      "2:1: expected spaces, found a tab character; YAML does not indent with tabs"),
    BadText(
      "a tab after spaces", "metadata:\n  \tname: jit\n",
      "2:3: expected spaces, found a tab character; YAML does not indent with tabs"),
    BadText(
      "cut off inside a flow mapping", "metadata: {name: jit,\n",
      """
      2:1: expected valid YAML, but did not find expected node content, while parsing a flow node \
      at 2:1
      """),
    BadText(
      "cut off inside quotes", "metadata:\n  name: \"jit\n",
      """
      3:1: expected valid YAML, but found unexpected end of stream, while scanning a quoted scalar \
      at 2:9
      """),
    BadText(
      "a mapping inside a value", "a: b: c\n",
      "1:5: expected valid YAML, but mapping values are not allowed in this context"),
    BadText(
      "a key without a colon", "a: 1\nb\nc: 2\n",
      """
      3:1: expected valid YAML, but could not find expected ':', while scanning a simple key at 2:1
      """),
    BadText(
      "an unknown alias", "a: *nobody\n", "1:4: expected valid YAML, but found undefined alias"),
    BadText(
      "an unknown escape", "a: \"\\q\"\n",
      """
      1:5: expected valid YAML, but found unknown escape character, while parsing a quoted scalar \
      at 1:4
      """),
  ]

  private static let shapeCases = [
    BadText("empty", "", emptyAnswer),
    BadText("only a comment", "# later\n", emptyAnswer),
    BadText("a scalar", "hello\n", "1:1: expected a mapping, found \"hello\""),
    BadText("a list", "- a\n- b\n", "1:1: expected a mapping, found a list"),
    BadText("nothing", "null\n", "1:1: expected a mapping, found nothing"),
    BadText(
      "two documents", "a: 1\n---\nb: 2\n",
      "3:1: expected one document per file, found a second one"),
    BadText(
      "an open second document", "a: 1\n---\n",
      "3:1: expected one document per file, found a second one"),
    BadText(
      "a key twice", "spec:\n  seed: 1\n\n  teams:\n    seed: 2\n  seed: 3\n",
      "6:3: expected each key once, found \"seed\" again, first given in line 2"),
    BadText(
      "a key twice in one line", "metadata: {name: a, name: b}\n",
      "1:12: expected each key once, found \"name\" twice"),
    BadText(
      "a quoted key twice", "kind: 1\n# again\n'kind': 2\n",
      "3:1: expected each key once, found \"kind\" again, first given in line 1"),
    BadText("an own tag", "a: !secret x\n", "1:4: expected plain YAML, found the tag \"!secret\""),
    BadText("a list as key", "[a, b]: c\n", "1:1: expected a name as key, found a list"),
    BadText(
      "a merge key", "<<: {a: 1}\n",
      "1:1: expected one of the keys apiVersion, kind, metadata, spec, found \"<<\""),
  ]

  private static let characterCases = [
    BadText(
      "a null character", "a: \u{0}\n",
      "1:4: expected printable text, found the character U+0000"),
    BadText(
      "a second byte order mark", "a: 1\nb: é\u{FEFF}x\n",
      "2:5: expected printable text, found the character U+FEFF"),
    BadText(
      "an escape sequence", "a: \u{1B}[31m\n",
      "1:4: expected printable text, found the character U+001B"),
    BadText(
      "control characters inside quotes", "\"a\\u001B\\u202E\": 1\n",
      """
      1:1: expected one of the keys apiVersion, kind, metadata, spec, found "a\\u{1b}\\u{202e}"
      """),
  ]

  private static let sizeCases = [
    BadText(
      "cut off 41 levels deep", String(repeating: "[", count: 41),
      """
      2:1: expected valid YAML, but did not find expected node content, while parsing a flow node \
      at 2:1
      """),
    BadText(
      "nested 41 levels deep",
      String(repeating: "[", count: 41) + String(repeating: "]", count: 41),
      "1:41: expected at most 40 levels of nesting, found more"),
    BadText(
      "nested thousands of levels deep", String(repeating: "{a: ", count: 20_000),
      "1:3997: expected at most 40 levels of nesting, found more"),
    BadText(
      "aliases of aliases", laughs(levels: 12, width: 9) + "kind: *a11\n",
      "1:5: expected aliases that stand for at most 100000 values in all, found more"),
    BadText(
      "aliases of aliases as a key", laughs(levels: 30, width: 2) + "*a29 : x\n", compoundKeyAnswer),
    BadText(
      "aliases of aliases in a list as key", laughs(levels: 30, width: 2) + "[*a29]: x\n",
      compoundKeyAnswer.replacing("31:1", with: "31:6")),
    BadText(
      "aliases of aliases in an explicit key", laughs(levels: 30, width: 2) + "? [*a29]\n: x\n",
      compoundKeyAnswer),
  ]

  private static let emptyAnswer = """
    1:1: expected a document with apiVersion, kind, metadata and spec, found an empty file
    """

  private static let compoundKeyAnswer = """
    31:1: expected plain keys in a document with more than 16 aliases, found a list, a mapping or an \
    alias as a key
    """

  /// Lists of lists of lists, each made of aliases of the one before.
  private static func laughs(levels: Int, width: Int) -> String {
    var text = "a0: &a0 [ha]\n"
    for level in 1..<levels {
      let aliases = Array(repeating: "*a\(level - 1)", count: width).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(aliases)]\n"
    }
    return text
  }

  @Test("a mistake in the YAML gets one clear error", arguments: syntaxCases)
  func syntax(_ bad: BadText) {
    #expect(bad.answer == bad.error)
  }

  @Test("a document of the wrong shape gets one clear error", arguments: shapeCases)
  func shape(_ bad: BadText) {
    #expect(bad.answer == bad.error)
  }

  @Test("a character that has no place in a text gets one clear error", arguments: characterCases)
  func character(_ bad: BadText) {
    #expect(bad.answer == bad.error)
  }

  @Test("a document made to exhaust its reader gets one clear error", arguments: sizeCases)
  func size(_ bad: BadText) {
    #expect(bad.answer == bad.error)
  }
}

extension BadText {
  /// - Parameter error: Without the name of the file.
  fileprivate init(_ name: String, _ text: String, _ error: String) {
    self.init(name: name, text: text, error: "file.yaml:" + error)
  }
}
