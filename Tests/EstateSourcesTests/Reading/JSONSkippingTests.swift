import EstateSources
import TestSupport
import Testing

@Suite("Skipping of JSON values")
struct JSONSkippingTests {
  /// Random values inside one another, long and deep enough for their ends to be noted.
  private static func document(seed: Int) -> String {
    var bits = SplitMix(seed: UInt64(seed))
    func value(_ depth: Int) -> String {
      let text = RandomJSON.text(seed: bits.below(1_000_000))
      guard depth > 0 else { return text }
      let count = bits.below(4)
      if bits.chance(50) {
        return "[" + (0..<count).map { _ in value(depth - 1) }.joined(separator: " , ") + "]"
      }
      let members = (0..<count).map { "\"k\($0)\" :" + value(depth - 1) }
      return "{\n" + (members + ["\"t\":" + text]).joined(separator: ",") + "}"
    }
    return "[" + (0..<5).map { _ in value(bits.below(11)) }.joined(separator: ",") + "]"
  }

  /// Where each value ends by reading it, and whether skipping it gets there as well.
  private static func check(
    _ scanner: inout JSONScanner, _ count: inout Int
  ) throws(ImportError) {
    var skipping = scanner
    try skipping.skip()
    switch try scanner.kind() {
    case .null: _ = try scanner.takeNull()
    case .boolean: _ = try scanner.boolean()
    case .string: _ = try scanner.string()
    case .number: _ = try scanner.number()
    case .array:
      try scanner.array { scanner throws(ImportError) in try check(&scanner, &count) }
    case .object:
      try scanner.object { scanner, _ throws(ImportError) in try check(&scanner, &count) }
    }
    #expect(scanner.offset == skipping.offset)
    count += 1
  }

  @Test("A value is passed over to where reading it ends, checked before or not", arguments: 0..<8)
  func ends(block: Int) throws {
    var count = 0
    for seed in block * 10..<block * 10 + 10 {
      let input = JSONInput(bytes: Array(Self.document(seed: seed).utf8), label: "test.json")
      var scanner = JSONScanner(input)
      try Self.check(&scanner, &count)
      var checked = JSONScanner(input)
      try checked.validate()
      try Self.check(&checked, &count)
      try checked.end()
    }
    #expect(count > 1000)
  }

  @Test("Runs of every length end at every place of a word")
  func alignment() throws {
    for length in 0..<40 {
      let run = String(repeating: "x", count: length)
      let space = String(repeating: " ", count: length)
      for end in ["", "\\\"", "\\u00e9", "é", "😀", "\u{7F}", "y_{}[]Y"] {
        let text = "\(space)[\"\(run)\(end)\"\(space),\(space){\"\(run)\" :[[]\(space)]}\(space)]"
        var scanner = JSONScanner(JSONInput(bytes: Array(text.utf8), label: "test.json"))
        try scanner.validate()
        var strings: [String] = []
        try scanner.array { scanner throws(ImportError) in
          if try scanner.kind() == .string {
            strings.append(try scanner.string())
          } else {
            try scanner.skip()
          }
        }
        try scanner.end()
        let read = end == "\\\"" ? "\"" : end == "\\u00e9" ? "é" : end
        #expect(strings == [run + read])
      }
    }
  }
}
