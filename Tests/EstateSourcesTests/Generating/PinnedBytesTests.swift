import Estate
import EstateSources
import Foundation
import Specs
import Testing

@Suite("The bytes of generated estates")
struct PinnedBytesTests {
  /// Digests of the folders of presets at seed 1, the same on every machine, in debug and release.
  private static let pinned: [(preset: String, digest: UInt64)] = [
    ("small", 10_702_591_701_069_745_630), ("small-brownfield", 17_145_900_690_315_240_674),
    ("medium", 8_920_443_330_846_615_053),
  ]

  @Test("a preset has these bytes, whatever the number of threads", arguments: pinned)
  func bytes(preset: String, digest: UInt64) throws {
    let spec = try #require(EstateSpec.preset(preset))
    for threads in [1, 2, 7] {
      let found = try Self.digest(EstateGenerator.generate(spec, threads: threads))
      #expect(found == digest, "\(preset) has 0x\(String(found, radix: 16))")
    }
  }

  @Test("another seed has other bytes")
  func seeds() throws {
    var digests: Set<UInt64> = []
    for seed in UInt64(1)...4 {
      digests.insert(try Self.digest(EstateGenerator.generate(EstateFacts.small(seed: seed))))
    }
    #expect(digests.count == 4)
  }

  /// FNV-1a over the paths and contents of an estate's folder, in order of paths.
  private static func digest(_ estate: Estate) throws -> UInt64 {
    var digest: UInt64 = 0xcbf2_9ce4_8422_2325
    func add(_ bytes: some Sequence<UInt8>) {
      for byte in bytes { digest = (digest ^ UInt64(byte)) &* 0x100_0000_01b3 }
    }
    try Dumps.withFolder { folder in
      let place = folder.appendingPathComponent("estate")
      try EstateDirectory.write(estate, to: place)
      let paths = FileManager.default.enumerator(atPath: place.path)?.allObjects ?? []
      for path in paths.compactMap({ $0 as? String }).sorted() {
        guard let bytes = try? Data(contentsOf: place.appendingPathComponent(path)) else {
          continue
        }
        add(path.utf8)
        add(bytes)
      }
    }
    return digest
  }
}
