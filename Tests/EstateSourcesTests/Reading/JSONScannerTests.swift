import EstateSources
import Foundation
import TestSupport
import Testing

@Suite("JSON scanner")
struct JSONScannerTests {
  /// What a scanner reads, as Foundation's types.
  private static func tree(_ scanner: inout JSONScanner) throws(ImportError) -> NSObject {
    switch try scanner.kind() {
    case .null:
      _ = try scanner.takeNull()
      return NSNull()
    case .boolean: return NSNumber(value: try scanner.boolean())
    case .string: return NSString(string: try scanner.string())
    case .number: return NSNumber(value: Double(try scanner.number()) ?? .nan)
    case .array:
      let array = NSMutableArray()
      try scanner.array { scanner throws(ImportError) in array.add(try tree(&scanner)) }
      return array
    case .object:
      let object = NSMutableDictionary()
      try scanner.object { scanner, key throws(ImportError) in
        object[NSString(string: key)] = try tree(&scanner)
      }
      return object
    }
  }

  private static func read(_ bytes: [UInt8]) throws(ImportError) -> NSObject {
    var scanner = JSONScanner(JSONInput(bytes: bytes, label: "test.json"))
    try scanner.validate()
    let tree = try tree(&scanner)
    try scanner.end()
    return tree
  }

  private static func foundation(_ bytes: [UInt8]) -> NSObject? {
    try? JSONSerialization.jsonObject(with: Data(bytes), options: [.fragmentsAllowed])
      as? NSObject
  }

  @Test("Random documents mean what Foundation reads in them", arguments: 0..<8)
  func againstFoundation(block: Int) throws {
    for seed in block * 50..<block * 50 + 50 {
      let text = RandomJSON.text(seed: seed)
      let expected = try #require(Self.foundation(Array(text.utf8)), "\(text)")
      #expect(try Self.read(Array(text.utf8)) == expected, "\(text)")
    }
  }

  @Test("What Foundation refuses after a random change is refused", arguments: 0..<8)
  func mutated(block: Int) {
    var bits = SplitMix(seed: UInt64(1000 + block))
    var refused = 0
    for seed in block * 50..<block * 50 + 50 {
      var bytes = Array(RandomJSON.text(seed: seed).utf8)
      let place = bits.below(bytes.count)
      switch bits.below(3) {
      case 0: bytes.remove(at: place)
      case 1: bytes[place] = UInt8(truncatingIfNeeded: bits.below(256))
      default: bytes.insert(bits.pick(Array("{}[],:\"\\0-.u\u{1}".utf8)), at: place)
      }
      let accepted = (try? Self.read(bytes)) != nil
      let text = String(decoding: bytes, as: UTF8.self)
      if Self.foundation(bytes) == nil { #expect(!accepted, "\(text)") }
      if !accepted { refused += 1 }
    }
    #expect(refused > 0)
  }

  @Test(
    "Malformed documents give one error with place and expectation",
    arguments: [
      ("", 0, "expected a value, found the end of the document"),
      ("  ", 2, "expected a value, found the end of the document"),
      ("nul", 3, "expected null, found the end of the document"),
      ("[1,]", 3, "expected a value, found \"]\""),
      ("[1 2]", 3, "expected a comma or \"]\", found something else"),
      ("[1}", 2, "expected a comma or \"]\", found \"}\""),
      ("{a:1}", 1, "expected a key in double quotes, found something else"),
      ("{\"a\" 1}", 5, "expected a colon after the key, found something else"),
      ("{\"a\":1,}", 7, "expected a key in double quotes, found \"}\""),
      ("1 2", 2, "expected the end of the document, found something else"),
      ("01", 1, "expected no digit after a leading zero, found something else"),
      ("-", 1, "expected a digit, found the end of the document"),
      ("1.", 2, "expected a digit, found the end of the document"),
      ("1e+", 3, "expected a digit, found the end of the document"),
      ("+1", 0, "expected a value, found something else"),
      ("  kind: List", 2, "found text that is not JSON (of kubectl, take the output with -o json)"),
      ("NaN", 0, "expected a value, found something else"),
      ("'a'", 0, "expected a value, found something else"),
      ("\"a", 2, "expected the end of a string, found the end of the document"),
      ("\"a\\", 3, "expected the end of a string, found the end of the document"),
      ("\"\\x\"", 1, "expected one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u, found another escape"),
      ("\"\\u12g4\"", 5, "expected four hexadecimal digits, found something else"),
      ("\"\\ud800\"", 1, "expected a surrogate pair, found half of one"),
      ("\"\\ud800\\u0041\"", 1, "expected a surrogate pair, found half of one"),
      ("\"\\udc00\"", 1, "expected a surrogate pair, found half of one"),
      ("\"a\nb\"", 2, "a string to be escaped, found a control character"),
    ])
  func malformed(text: String, offset: Int, problem: String) throws {
    let error = try #require(throws: ImportError.self) { try Self.read(Array(text.utf8)) }
    #expect(error.byteOffset == offset)
    #expect(error.description.hasSuffix(problem), "\(error)")
    #expect(error.description.hasPrefix("test.json: byte \(offset) (line "))
  }

  @Test(
    "Bytes that are not UTF-8 are refused where they stand",
    arguments: [
      [0x80], [0xC0, 0xAF], [0xC1, 0xBF], [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80], [0xE2, 0x82],
      [0xF0, 0x8F, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF],
      [0xE2, 0x82, 0x41], [0xF0, 0x9F, 0x98, 0x41],
    ] as [[UInt8]])
  func invalidUTF8(sequence: [UInt8]) throws {
    let bytes = Array("[\"ok\",\"é".utf8) + sequence + Array("\"]".utf8)
    let error = try #require(throws: ImportError.self) { try Self.read(bytes) }
    #expect(error.byteOffset == 9 && error.path == "[1]" && error.expected == "UTF-8 text")
  }

  @Test("Depth is limited, and says so")
  func depth() throws {
    func nested(_ depth: Int) -> [UInt8] {
      Array(String(repeating: "[", count: depth).utf8)
        + Array(String(repeating: "]", count: depth).utf8)
    }
    var scanner = JSONScanner(JSONInput(bytes: nested(JSONScanner.depthMax), label: "deep"))
    try scanner.validate()
    for depth in [JSONScanner.depthMax + 1, 100_000] {
      var deeper = JSONScanner(JSONInput(bytes: nested(depth), label: "deep"))
      let error = try #require(throws: ImportError.self) { try deeper.validate() }
      #expect(error.byteOffset == JSONScanner.depthMax)
      #expect(error.expected == "at most 512 objects and arrays inside one another")
    }
  }

  @Test("A key that comes twice is an error that names it, however many keys there are")
  func duplicateKeys() throws {
    for count in [1, 20, 24, 25, 60] {
      let members = (0..<count).map { "\"k\($0)\":1" } + ["\"k\\u0030\":2"]
      let text = "{\"a\":{" + members.joined(separator: ",") + "}}"
      var scanner = JSONScanner(JSONInput(bytes: Array(text.utf8), label: "test.json"))
      let error = try #require(throws: ImportError.self) {
        _ = try Self.tree(&scanner)
      }
      #expect(error.expected == "each key once" && error.problem == "found \"k0\" a second time")
      #expect(error.path == "a.k\(count - 1)" || error.path.hasPrefix("a"))
    }
  }

  @Test("Keys that differ only in spelling their accents are different keys")
  func exactKeys() throws {
    let text = "{\"caf\u{E9}\":1,\"cafe\u{301}\":2}"
    var scanner = JSONScanner(JSONInput(bytes: Array(text.utf8), label: "test.json"))
    var values: [Int] = []
    try scanner.object { scanner, _ throws(ImportError) in values.append(try scanner.integer()) }
    #expect(values == [1, 2])
  }

  @Test(
    "Whole numbers are read exactly or refused",
    arguments: [
      ("0", 0), ("-7", -7), ("9223372036854775807", Int.max), ("-9223372036854775808", Int.min),
      ("9223372036854775808", nil), ("1.0", nil), ("1e3", nil), ("true", nil), ("\"1\"", nil),
    ] as [(String, Int?)])
  func integers(text: String, value: Int?) {
    var scanner = JSONScanner(JSONInput(bytes: Array(text.utf8), label: "test.json"))
    #expect((try? scanner.integer()) == value)
  }

  @Test("A byte order mark of UTF-8 is passed over, one of UTF-16 named")
  func byteOrderMark() throws {
    #expect(try Self.read([0xEF, 0xBB, 0xBF] + Array("1".utf8)) == NSNumber(value: 1.0))
    let error = try #require(throws: ImportError.self) { try Self.read([0xFF, 0xFE, 0x31, 0]) }
    #expect(error.problem.contains("UTF-16"))
  }

  @Test(
    "Errors carry the path of their place",
    arguments: [
      ("{\"items\":[1,{\"metadata\":{\"name\":!}}]}", "items[1].metadata.name", 1),
      ("{\"a\":\n[\n[],{\"b\":\"x\\\"]\"},\n!]}", "a[2]", 4),
      ("{\"app.kubernetes.io/name\":{\"x y\":!}}", "[\"app.kubernetes.io/name\"][\"x y\"]", 1),
      ("{\"a\":{\"b\":1},\"c\":!}", "c", 1), ("!", "", 1), ("{\"a\":1}!", "", 1),
    ])
  func paths(text: String, path: String, line: Int) throws {
    let error = try #require(throws: ImportError.self) { try Self.read(Array(text.utf8)) }
    #expect(error.path == path && error.line == line)
  }

  @Test("A very long key is cut short in a path")
  func longKey() throws {
    let text = "{\"\(String(repeating: "k", count: 10_000))\":!}"
    let error = try #require(throws: ImportError.self) { try Self.read(Array(text.utf8)) }
    #expect(error.path == String(repeating: "k", count: 120) + "…")
  }
}
