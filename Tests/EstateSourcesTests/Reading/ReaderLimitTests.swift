import Estate
import EstateSources
import Foundation
import Testing

@Suite("Limits of the reader")
struct ReaderLimitTests {
  private func read(_ text: String) throws -> (cluster: Cluster, statistics: ImportStatistics) {
    try DumpReader.readCluster(named: "c", bytes: Array(text.utf8), source: "dump.json")
  }

  private func items(_ count: Int, _ item: (Int) -> String) -> String {
    Dumps.list((0..<count).map(item).joined(separator: ","))
  }

  @Test("A hundred thousand objects of other kinds are counted, of known kinds are read")
  func manyObjects() throws {
    let count = 100_000
    let others = try read(items(count) { #"{"kind":"K\#($0 % 3)"}"# })
    #expect(others.statistics.skipped.values.reduce(0, +) == count)
    #expect(others.cluster == Cluster(name: "c"))
    let maps = try read(items(count) { #"{"kind":"ConfigMap","metadata":{"name":"m\#($0 / 2)"}}"# })
    #expect(maps.cluster.configMaps.count == count / 2)
    #expect(maps.statistics.duplicates == count / 2)
    #expect(maps.cluster.configMaps.map(\.metadata.name) == (0..<count / 2).map { "m\($0)" })
  }

  @Test("A million items without a kind are one error about the first")
  func emptyItems() throws {
    let text = items(1_000_000) { _ in "{}" }
    let error = try #require(throws: ImportError.self) { try read(text) }
    #expect(error.path == "items[0].kind" && error.problem == "found nothing")
    let typed = text.replacing("\"List\"", with: "\"PodList\"")
    let other = try #require(throws: ImportError.self) { try read(typed) }
    #expect(other.path == "items[0].metadata.name")
  }

  @Test("An object has a quarter of a million keys at most, and each only once")
  func manyKeys() throws {
    func labels(_ count: Int) -> String {
      let labels = (0..<count).map { "\"k\($0)\":\"\"" }.joined(separator: ",")
      return #"{"kind":"ConfigMap","metadata":{"name":"m","labels":{\#(labels)}}}"#
    }
    let most = 1 << 18
    #expect(try read(labels(most)).cluster.configMaps.first?.metadata.labels.count == most)
    let error = try #require(throws: ImportError.self) { try read(labels(most + 1)) }
    #expect(error.expected == "at most 262144 keys in an object")
    #expect(error.path == "metadata.labels")
    let twice = labels(1000).replacing("\"k999\"", with: "\"k0\"")
    let other = try #require(throws: ImportError.self) { try read(twice) }
    #expect(other.problem == "found \"k0\" a second time")
    // What is passed over may hold more.
    let data = labels(most + 1).replacing("\"labels\":{", with: "\"annotation\":{")
    #expect(try read(data).cluster.configMaps.count == 1)
  }

  @Test("Deep nesting is an error wherever it is, even in what is passed over")
  func depth() throws {
    let deep = String(repeating: #"{"a":["#, count: 10_000)
    for text in [
      deep, #"{"kind":"X","spec":\#(deep)"#, Dumps.list(#"{"kind":"X","spec":\#(deep)"#),
    ] {
      let error = try #require(throws: ImportError.self) { try read(text) }
      #expect(error.expected == "at most 512 objects and arrays inside one another")
      #expect(error.description.count < 300)
    }
  }

  @Test("A key with control characters or of great length cannot spoil the message")
  func keysInMessages() throws {
    let escape = #"{"kind":"Pod","metadata":{"a\u001b[31m\n":1,"a\u001b[31m\n":2}}"#
    let error = try #require(throws: ImportError.self) { try read(escape) }
    #expect(error.problem == #"found "a\u{1b}[31m\u{a}" a second time"#)
    #expect(!error.description.contains("\u{1B}") && !error.description.contains("\n"))
    let long = String(repeating: "k", count: 100_000)
    let other = try #require(throws: ImportError.self) {
      try read(#"{"kind":"Pod","\#(long)":1,"\#(long)":2}"#)
    }
    #expect(other.description.count < 500)
  }

  @Test(
    "What is no JSON in UTF-8 is refused where it starts",
    arguments: [
      ([0xFE, 0xFF, 0, 0x7B], 0), ([0xFF, 0xFE, 0x7B, 0], 0), ([0x7B, 0, 0x22, 0], 1),
      ([0, 0x7B], 0), ([0xEF, 0xBB, 0x7B], 0), ([0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF, 0x31], 3),
      (Array("{\"a\u{0}\":1}".utf8), 3), (Array("{\"a\":1\u{0}}".utf8), 6),
      (Array("[]\u{0}".utf8), 2), ([0x1F, 0x8B, 8, 0], 0),
    ] as [([UInt8], Int)])
  func otherEncodings(bytes: [UInt8], offset: Int) throws {
    let error = try #require(throws: ImportError.self) {
      try DumpReader.readCluster(named: "c", bytes: bytes, source: "dump.json")
    }
    #expect(error.byteOffset == offset, "\(error)")
  }

  @Test("Numbers that do not fit are errors where they are read and nothing where they are not")
  func numbers() throws {
    for number in ["9223372036854775808", "1e400", "1.0", "-0.5", "1e2"] {
      let replicas =
        #"{"kind":"ReplicaSet","metadata":{"name":"r"},"spec":{"replicas":\#(number)}}"#
      let error = try #require(throws: ImportError.self) { try read(replicas) }
      #expect(error.path == "spec.replicas" && error.expected == "a whole number of 64 bits")
      #expect(!error.description.contains(number))
      let unread = replicas.replacing("\"replicas\"", with: "\"other\"")
      #expect(try read(unread).cluster.workloads.count == 1)
    }
  }
}
