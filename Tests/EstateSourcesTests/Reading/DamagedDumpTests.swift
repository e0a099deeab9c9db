import Estate
import EstateSources
import TestSupport
import Testing

@Suite("Damaged dumps")
struct DamagedDumpTests {
  private static let canary = "Q0FOQVJZ-CANARY"

  /// A dump of everything, with canaries where secret values are.
  private static func dump(seed: Int) -> [UInt8] {
    let objects = String(
      decoding: ManifestWriter.bytes(of: RandomCluster.cluster(seed: seed)), as: UTF8.self)
    let secret = #"""
      {"apiVersion":"v1","kind":"Secret","metadata":{"name":"s","namespace":"n","annotations":{
        "kubectl.kubernetes.io/last-applied-configuration":"{\"data\":\"\#(canary)\"}",
        "note":"\#(canary)"}},"data":{"password":"\#(canary)","e":"é\u00e9\ud83d\ude00"},
        "stringData":{"token":"\#(canary)"},"type":"Opaque"}
      """#
    let pod = #"""
      {"kind":"Pod","apiVersion":"v1","spec":{"containers":[{"name":"c","args":["\#(canary)"],
        "env":[{"name":"P","value":"\#(canary)"}]}]},"metadata":{"name":"p","annotations":{
        "other.example/last-applied":"{\"env\":\"\#(canary)\"}"}},"status":{"phase":"Running"}}
      """#
    return Array(#"{"items":[\#(secret),\#(objects),\#(pod)],"kind":"List"}"#.utf8)
  }

  /// What reading gives: a cluster as text, or an error.
  private static func outcome(_ bytes: [UInt8]) -> Result<String, ImportError> {
    do {
      let read = try DumpReader.readCluster(named: "c", bytes: bytes, source: "dump.json")
      var text = String(decoding: ManifestWriter.bytes(of: read.cluster), as: UTF8.self)
      text += "\(read.statistics.sortedObjects) \(read.statistics.sortedSkipped)"
      return .success(text)
    } catch {
      return .failure(error)
    }
  }

  @Test("An undamaged dump is read, and nothing secret of it")
  func undamaged() throws {
    for seed in 0..<10 {
      let text = try Self.outcome(Self.dump(seed: seed)).get()
      #expect(!text.contains("CANARY") && text.contains("Secret"))
    }
  }

  @Test(
    "Whatever is damaged, there is a cluster or an error with its place, and always the same",
    arguments: DumpMutation.Kind.allCases)
  func damaged(kind: DumpMutation.Kind) {
    var failures = 0
    for seed in 0..<120 {
      let bytes = DumpMutation.damaged(Self.dump(seed: seed % 4), kind, seed: seed)
      let outcome = Self.outcome(bytes)
      #expect(outcome == Self.outcome(bytes))
      switch outcome {
      case .success(let text):
        // A splice may carry a value to a place where it is none of a Secret.
        if kind != .splice { #expect(!text.contains("CANARY"), "seed \(seed)") }
      case .failure(let error):
        failures += 1
        Self.check(error, bytes)
        if kind != .splice { #expect(!error.description.contains("CANARY"), "seed \(seed)") }
      }
    }
    #expect(failures > 10)
  }

  private static func check(_ error: ImportError, _ bytes: [UInt8]) {
    let description = error.description
    #expect(error.cause == .content && error.file == "dump.json" && !error.problem.isEmpty)
    #expect(!description.contains { $0.isNewline } && description.utf8.count < 1000)
    guard let offset = error.byteOffset, let line = error.line else {
      Issue.record("no place: \(description)")
      return
    }
    #expect((0...bytes.count).contains(offset), "\(description)")
    #expect(line == 1 + bytes.prefix(offset).count { $0 == 0x0A }, "\(description)")
  }
}
