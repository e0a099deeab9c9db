import Estate
import EstateSources
import Testing

@Suite("YAML documents")
struct YAMLDocumentTests {
  private func trees(_ yaml: String) throws -> [JSONTree] {
    try ReadDump.of(Array(yaml.utf8), named: "x.yaml").trees
  }

  private func error(_ yaml: String) throws -> ImportError {
    try #require(try ReadDump.error(Array(yaml.utf8), named: "x.yaml"), "\(yaml)")
  }

  // MARK: Streams

  @Test(
    "Every document that holds anything is read",
    arguments: [
      ("a: 1\n---\na: 2\n", [#"{"a":1}"#, #"{"a":2}"#]),
      (
        "---\na: 1\n...\n---\n---\n# nothing\n---\nnull\n---\n~\n--- {a: 2}\n...\n",
        [#"{"a":1}"#, #"{"a":2}"#]
      ),
      ("%YAML 1.1\n---\na: 1\n", [#"{"a":1}"#]), ("--- [1]\n--- |\n  x\n", ["[1]", #""x\n""#]),
      ("", []), ("\n\n", []), ("# only a comment\n", []), ("---\n", []), ("''", ["\"\""]),
      ("\u{FEFF}a: 1\n", [#"{"a":1}"#]), ("a: 1", [#"{"a":1}"#]),
      ("a: 1\r\nb: 2\r\n", [#"{"a":1,"b":2}"#]),
    ])
  func streams(yaml: String, documents: [String]) throws {
    #expect(try trees(yaml) == documents.map { try JSONTree(json: $0) })
  }

  @Test("UTF-16 with a byte order mark is read")
  func utf16() throws {
    let text = "a: é😀\n"
    for isLittle in [true, false] {
      let units = [0xFEFF] + Array(text.utf16)
      let bytes = units.flatMap { unit in
        let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
        return isLittle ? pair.reversed() : pair
      }
      let read = try ReadDump.of(bytes, named: "dump")
      #expect(read.trees == [.object([ExactString("a"): .string(ExactString("é😀"))])])
    }
  }

  // MARK: Anchors

  @Test(
    "Aliases stand for what their anchors name, merge keys for members not there",
    arguments: [
      ("a: &x {k: 1}\nb: *x", #"{"a":{"k":1},"b":{"k":1}}"#),
      ("- &x\n  - 1\n  -\n    - 2\n- *x\n- [*x]", "[[1,[2]],[1,[2]],[[1,[2]]]]"),
      ("a: &x 1\nb: &x 2\nc: *x", #"{"a":1,"b":2,"c":2}"#),
      ("a: &x\n  b: &x 1\n  c: *x\nd: *x\n", #"{"a":{"b":1,"c":1},"d":1}"#),
      ("&k a: *k", #"{"a":"a"}"#), ("? &k 0x10\n: *k", #"{"16":16}"#),
      ("- &s true\n- {*s : 3}", #"[true,{"true":3}]"#), ("- &e\n- *e", "[null,null]"),
      ("a: &x {k: 1, l: 2}\nb: {<<: *x, l: 3}", #"{"a":{"k":1,"l":2},"b":{"k":1,"l":3}}"#),
      ("a: &x {k: 1, l: 2}\nb: {l: 3, <<: *x}", #"{"a":{"k":1,"l":2},"b":{"k":1,"l":3}}"#),
      (
        "a: &x {k: 1}\nc: &y {k: 2, m: {q: []}}\nb: {<<: [*x, *y], z: 1}",
        #"{"a":{"k":1},"c":{"k":2,"m":{"q":[]}},"b":{"k":1,"m":{"q":[]},"z":1}}"#
      ),
      (
        "b:\n  <<:\n    q: &z\n      r: 'a,}\"\\'\n  s: *z",
        #"{"b":{"q":{"r":"a,}\"\\"},"s":{"r":"a,}\"\\"}}}"#
      ),
      ("a: {<<: {b: {<<: {c: 1}, d: 2}}, e: 3}", #"{"a":{"b":{"c":1,"d":2},"e":3}}"#),
      ("a: {<<: {}}\nb: {<<: []}", #"{"a":{},"b":{}}"#), ("'<<': {a: 1}", #"{"<<":{"a":1}}"#),
      ("!!merge <<: {a: 1}", #"{"a":1}"#), ("- <<", #"["<<"]"#),
    ])
  func anchors(yaml: String, json: String) throws {
    #expect(try trees(yaml) == [JSONTree(json: json)], "\(yaml)")
  }

  @Test("Anchors end with their document")
  func anchorScope() throws {
    let error = try error("a: &x 1\n---\nb: *x\n")
    #expect(error.line == 3 && error.path == "b" && error.problem == "found one of no anchor")
  }

  @Test("A mapping of many keys may have each key once")
  func manyKeys() throws {
    let lines = (0..<300).map { "k\($0): \($0)" }
    #expect(try trees(lines.joined(separator: "\n")).count == 1)
    for repeated in [0, 15, 16, 17, 299] {
      let error = try error((lines + ["'k\(repeated)': x"]).joined(separator: "\n"))
      #expect(error.line == 301 && error.path == "k\(repeated)")
    }
  }

  // MARK: Errors

  @Test(
    "What is wrong is said with its line and field",
    arguments: [
      (
        "a:\n  b: 1\n  b: 2\n",
        "(line 3): a.b: expected each key once, found the same key a second time"
      ),
      ("1: a\n'1': b\n", "(line 2): 1: expected each key once, found the same key a second time"),
      (
        "a: {<<: {x: 1}, <<: {y: 1}}",
        "(line 1): a: expected each key once, found a second merge key"
      ),
      (
        "a:\n- <<: 3\n",
        "(line 2): a[0]: expected a mapping to merge, or a list of mappings, found something else"
      ),
      (
        "a: {<<: [{}, 3]}",
        "(line 1): a: expected a mapping to merge, or a list of mappings, found something else"
      ),
      (
        "a: &a [1, *a]",
        "(line 1): a[1]: expected an alias of an anchor before it, found a value within itself"
      ),
      ("a: *b", "(line 1): a: expected an alias of an anchor before it, found one of no anchor"),
      (
        "a: [\n  b",
        "(line 3): not YAML: did not find expected ',' or ']' at column 1, while parsing a flow sequence that starts in line 1"
      ),
      ("a: b: c", "(line 1): not YAML: mapping values are not allowed in this context at column 5"),
      (
        "a:\n\t- b",
        "(line 2): not YAML: found character that cannot start any token at column 1, while scanning for the next token that starts in line 2"
      ),
      (
        "a: 'b",
        "(line 1): not YAML: found unexpected end of stream at column 6, while scanning a quoted scalar that starts in line 1"
      ),
      (
        "a: \"\\q\"",
        "(line 1): not YAML: found unknown escape character at column 5, while parsing a quoted scalar that starts in line 1"
      ),
      (
        "a: @b",
        "(line 1): not YAML: found character that cannot start any token at column 4, while scanning for the next token that starts in line 1"
      ),
      ("%YAML 3.0\n---\na", "(line 1): not YAML: found incompatible YAML document at column 1"),
      (
        "a: %b\n",
        "(line 1): not YAML: found character that cannot start any token at column 4, while scanning for the next token that starts in line 1"
      ),
      (
        "a: !x!y z",
        "(line 1): not YAML: found undefined tag handle at column 4, while parsing a node that starts in line 1"
      ),
    ])
  func errors(yaml: String, expected: String) throws {
    let error = try error(yaml)
    #expect(error.description.hasSuffix("x.yaml " + expected), "\(error)")
    #expect(error.byteOffset == nil && error.cause == .content)
  }

  @Test("Text in no known encoding is an error with its line")
  func encodings() throws {
    let cases: [([UInt8], String)] = [
      ([0x61, 0x3A, 0x0A, 0x20, 0xFF], "invalid leading UTF-8 octet"),
      ([0x61, 0x3A, 0x0A, 0x20, 0xC3], "incomplete UTF-8 octet sequence"),
      ([0x61, 0x3A, 0x0A, 0x20, 0xED, 0xA0, 0x80], "invalid Unicode character"),
      ([0x61, 0x3A, 0x0A, 0x20, 0x00], "control characters are not allowed"),
      ([0x61, 0x3A, 0x0A, 0x20, 0x1B], "control characters are not allowed"),
    ]
    for (bytes, problem) in cases {
      let error = try #require(try ReadDump.error(bytes, named: "x.yaml"))
      #expect(error.line == 2 && error.byteOffset == 4 && error.problem == "found: " + problem)
    }
  }

  @Test("Errors of the objects in a document name the line of the file")
  func objectErrors() throws {
    let yaml = """
      # first
      kind: Namespace
      metadata: {name: a}
      ---

      kind: List
      items:
      - kind: Secret
        metadata:
          name: s
        data:
          key: |
            one
            two
      - &pod
        kind: Pod
        metadata: {name: p}
        spec: {containers: [{name: a,
          image: 7}]}
      - *pod
      """
    let error = try #require(throws: ImportError.self) { _ = try Dumps.readYAML(yaml) }
    #expect(error.line == 19 && error.path == "items[1].spec.containers[0].image")
    #expect(error.byteOffset == nil && error.problem == "found a number")
    let missing = try #require(throws: ImportError.self) {
      _ = try Dumps.readYAML("a: &x\n  b: [1,\n 2]\nkind: List\nitems:\n- c: *x\n")
    }
    #expect(missing.line == 6 && missing.path == "items[0].kind")
  }

  @Test("A document that is no object is an error")
  func noObject() throws {
    for yaml in ["text", "- 1", "12"] {
      let error = try #require(throws: ImportError.self) { _ = try Dumps.readYAML("\n" + yaml) }
      #expect(error.line == 2 && error.expected == "an object")
    }
  }
}
