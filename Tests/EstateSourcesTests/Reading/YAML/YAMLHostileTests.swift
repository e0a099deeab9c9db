import Estate
import EstateSources
import Testing

@Suite("Hostile YAML")
struct YAMLHostileTests {
  private func error(_ yaml: String) throws -> ImportError {
    try #require(try ReadDump.error(Array(yaml.utf8), named: "x.yaml"))
  }

  /// Lines of lists, each of aliases to the one before.
  private func laughs(_ levels: Int) -> String {
    let lines = (1..<levels).map { "a\($0): &a\($0) [*a\($0 - 1),*a\($0 - 1),*a\($0 - 1)]\n" }
    return "a0: &a0 [haha,haha]\n" + lines.joined()
  }

  @Test("Aliases that would fill memory are an error, few are not")
  func aliases() throws {
    #expect(try ReadDump.of(Array(laughs(8).utf8), named: "x.yaml").trees.count == 1)
    let error = try error(laughs(40))
    #expect(error.expected == "aliases that add at most 16 times the file's own bytes")
    #expect((error.line ?? 0) < 20 && error.problem == "found more")
  }

  @Test("Merge keys that would fill memory are an error")
  func merges() throws {
    let members = (0..<2000).map { "k\($0): value\($0)" }.joined(separator: ", ")
    let yaml = "a: &a {\(members)}\nb:\n" + String(repeating: "- {<<: *a}\n", count: 2000)
    #expect(try error(yaml).problem == "found more")
  }

  @Test("An alias grows a document no deeper than JSON may be")
  func deepAliases() throws {
    let open = String(repeating: "[", count: 300)
    let close = String(repeating: "]", count: 300)
    let yaml = "- &a \(open)\(close)\n- \(open)*a\(close)\n"
    let error = try #require(throws: ImportError.self) { _ = try Dumps.readYAML(yaml) }
    #expect(error.expected.hasPrefix("at most 512 ") && error.line == 2)
  }

  @Test(
    "Lists and mappings within one another beyond the limit are an error",
    arguments: [513, 999, 1001, 10_000])
  func nesting(depth: Int) throws {
    let flow = String(repeating: "[", count: depth)
    let mappings = String(repeating: "{a: ", count: depth)
    let spaced = String(repeating: "[\n", count: depth)
    let block = String(repeating: "- ", count: depth) + "a"
    for yaml in [flow, mappings, spaced, block] {
      let error = try error(yaml)
      #expect(error.expected == "at most 512 lists and mappings inside one another")
      #expect(error.problem == "found one more")
    }
  }

  @Test("As many lists within one another as JSON may have are read")
  func deepest() throws {
    let block = String(repeating: "- ", count: 512) + "a\n"
    #expect(try ReadDump.of(Array(block.utf8), named: "x.yaml").trees.count == 1)
  }

  @Test("No error quotes a value, an anchor or a tag")
  func canaries() throws {
    let secret = "kind: Secret\nmetadata: {name: s}\ndata:\n  password: "
    let broken = [
      "'CANARY", "\"CANARY\\q\"", "CANARY: CANARY", "[CANARY", "{CANARY: [", "!CANARY x",
      "!!binary CANARY", "!!int CANARY", "*CANARY", "|\n CANARY\nCANARY", "&CANARY [*CANARY]",
      "CANARY\u{1}", "\"CANARY\n", "@CANARY", "%CANARY", "CANARY\n  - CANARY", "{<<: CANARY}",
      "{<<: [CANARY]}", "!!float CANARY", "? CANARY", "!<CANARY> x", "!CANARY!x y", "`CANARY",
    ]
    for value in broken {
      let error = try error(secret + value + "\n")
      #expect(!error.description.contains("CANARY"), "\(error)")
    }
  }

  @Test("Nothing made of a Secret in YAML contains its values")
  func values() throws {
    let read = try Dumps.readYAML(
      """
      kind: Secret
      metadata:
        name: s
        annotations:
          kubectl.kubernetes.io/last-applied-configuration: |
            {"stringData":{"p":"CANARY"}}
      data: {a: CANARY, b: [CANARY], <<: {c: CANARY}}
      stringData:
        d: |-
          CANARY
          CANARY
      type: &t CANARY-free
      """)
    #expect(read.cluster.secrets.map(\.type) == ["CANARY-free"])
    var text = ""
    dump(read.cluster.secrets.map(\.metadata), to: &text)
    #expect(!text.contains("CANARY"))
  }
}
