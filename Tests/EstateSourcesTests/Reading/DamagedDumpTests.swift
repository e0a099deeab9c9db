import Estate
import EstateSources
import Foundation
import TestSupport
import Testing

@Suite("Damaged dumps")
struct DamagedDumpTests {
  private static let files = [
    "dumps/kinds.json", "dumps/rbac-police.json", "dumps/kubehound/metadata.json",
    "dumps/icekube/_metadata.json", "dumps/rbac-police-offline/version.json",
  ]

  private func bytes(of path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: Dumps.fixture(path)))
  }

  /// Reads bytes: whatever comes out must be an estate that can be written, or one error.
  private func check(_ bytes: [UInt8]) {
    do throws(ImportError) {
      let read = try DumpReader.readCluster(named: "c", bytes: bytes, source: "damaged.json")
      #expect(!ManifestWriter.bytes(of: read.cluster).isEmpty)
    } catch {
      #expect(!error.problem.isEmpty && !error.description.contains("CANARY"))
    }
  }

  @Test("A document cut off anywhere is an error", arguments: files)
  func truncated(path: String) throws {
    let whole = try bytes(of: path)
    let end = whole.lastIndex(of: UInt8(ascii: "}")) ?? 0
    for count in stride(from: 0, to: end, by: max(1, whole.count / 200)) {
      #expect(throws: ImportError.self, "\(count) bytes of \(path)") {
        _ = try DumpReader.readCluster(
          named: "c", bytes: Array(whole[..<count]), source: "damaged.json")
      }
    }
  }

  @Test("A document with bytes changed anywhere is read or refused", arguments: files)
  func changed(path: String) throws {
    let whole = try bytes(of: path)
    var bits = SplitMix(seed: UInt64(whole.count))
    let values = Array("{}[]\",:0-1tfn\\ /é".utf8)
    for _ in 0..<150 {
      var damaged = whole
      for _ in 0...bits.below(3) { damaged[bits.below(damaged.count)] = bits.pick(values) }
      check(damaged)
    }
  }

  @Test("A value of another type in any place is read or refused", arguments: files)
  func retyped(path: String) throws {
    let root = try JSONSerialization.jsonObject(with: Data(bytes(of: path)))
    var bits = SplitMix(seed: 11)
    for _ in 0..<100 {
      let changed = Self.retype(root, &bits)
      check(Array(try JSONSerialization.data(withJSONObject: changed, options: .fragmentsAllowed)))
    }
  }

  /// The value with one of its parts, found by a random walk, replaced by something else.
  private static func retype(_ value: Any, _ bits: inout SplitMix) -> Any {
    if var object = value as? [String: Any], !object.isEmpty, bits.chance(95) {
      let key = bits.pick(object.keys.sorted())
      object[key] = retype(object[key] ?? NSNull(), &bits)
      return object
    }
    if var array = value as? [Any], !array.isEmpty, bits.chance(95) {
      let index = bits.below(array.count)
      array[index] = retype(array[index], &bits)
      return array
    }
    return bits.pick([NSNull(), 7, -1.5, "text", true, [Any](), [String: Any](), ["a"], ["a": 1]])
  }
}
