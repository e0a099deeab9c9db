import Estate
import EstateSources
import Foundation
import TestSupport
import Testing

@Suite("YAML against JSON")
struct YAMLPropertyTests {
  @Test("Random values mean in YAML what they mean in JSON, in every style", arguments: 0..<8)
  func values(block: Int) throws {
    for seed in block * 50..<block * 50 + 50 {
      let json = RandomJSON.text(seed: seed)
      let tree = try JSONTree(json: json)
      let yaml = YAMLText.of(tree, seed: seed)
      let read = try ReadDump.of(Array(yaml.utf8), named: "x.yaml")
      #expect(read.trees == (tree == .null ? [] : [tree]), "\(yaml)")
    }
  }

  @Test("Random JSON of one line is YAML as well", arguments: 0..<4)
  func subset(block: Int) throws {
    for seed in block * 50..<block * 50 + 50 {
      let json = RandomJSON.text(seed: seed)
      // YAML has no pairs of escapes, and forbids some characters.
      let others = ["\\ud83d", "\t", "\r", "\n", "\r\n", "\u{7F}", "\u{FFFF}"]
      guard !others.contains(where: json.contains) else { continue }
      let tree = try JSONTree(json: json)
      let read = try ReadDump.of(Array(json.utf8), named: "x.yaml")
      #expect(read.trees == (tree == .null ? [] : [tree]), "\(json)")
    }
  }

  @Test("Random clusters are the same from YAML and from JSON", arguments: 0..<12)
  func clusters(seed: Int) throws {
    let cluster = RandomCluster.cluster(seed: seed)
    let json = ManifestWriter.bytes(of: cluster)
    let expected = try DumpReader.readCluster(named: "c", bytes: json, source: "x.json")
    let tree = try JSONTree(JSONInput(bytes: json, label: "x.json"))
    let read = try Dumps.readYAML(YAMLText.of(tree, seed: seed))
    #expect(read.cluster == expected.cluster)
    #expect(read.statistics.objects == expected.statistics.objects)
  }

  @Test("The shop is the same from YAML, as a List and as one document per object")
  func shop() throws {
    let file = try Dumps.fixture("dumps/shop.json")
    let expected = try DumpReader.readCluster(named: "c", file: file)
    let tree = try JSONTree(JSONInput(file: file))
    #expect(try Dumps.readYAML(YAMLText.of(tree, seed: 1)).cluster == expected.cluster)
    guard case .object(let list) = tree, case .array(let items)? = list[ExactString("items")] else {
      Issue.record("the shop is a List")
      return
    }
    let documents = items.enumerated().map { YAMLText.of($1, seed: $0) }
    let separate = try Dumps.readYAML(documents.joined(separator: "---\n"))
    #expect(separate.cluster == expected.cluster)
    #expect(separate.statistics.objects == expected.statistics.objects)
  }

  @Test("A changed document is an error with a place or a value, never a crash", arguments: 0..<8)
  func mutated(block: Int) throws {
    var bits = SplitMix(seed: UInt64(block))
    var refused = 0
    for seed in block * 40..<block * 40 + 40 {
      let tree = try JSONTree(json: RandomJSON.text(seed: seed))
      var bytes = Array(YAMLText.of(tree, seed: seed).utf8)
      for _ in 0..<(1 + bits.below(3)) {
        let place = bits.below(max(bytes.count, 1))
        switch bits.below(3) {
        case 0 where !bytes.isEmpty: bytes.remove(at: place)
        case 1 where !bytes.isEmpty: bytes[place] = UInt8(truncatingIfNeeded: bits.below(256))
        default: bytes.insert(bits.pick(Array("{}[],:\"'&*!|>-?#%@\n \t<0".utf8)), at: place)
        }
      }
      if let error = try ReadDump.error(bytes, named: "x.yaml") {
        refused += 1
        #expect((error.line ?? 0) > 0 && error.cause == .content, "\(error)")
      }
    }
    #expect(refused > 0)
  }
}
