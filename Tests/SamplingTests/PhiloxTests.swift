import Sampling
import Testing

@Suite("Philox4x32-10")
struct PhiloxTests {
  /// The vectors published with Random123 (`kat_vectors`, philox4x32 with 10 rounds).
  static let vectors: [(counter: SIMD4<UInt32>, key: SIMD2<UInt32>, block: SIMD4<UInt32>)] = [
    (
      SIMD4(0, 0, 0, 0), SIMD2(0, 0),
      SIMD4(0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8)
    ),
    (
      SIMD4(repeating: .max), SIMD2(repeating: .max),
      SIMD4(0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd)
    ),
    (
      SIMD4(0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344),
      SIMD2(0xa409_3822, 0x299f_31d0),
      SIMD4(0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1)
    ),
  ]

  @Test("Published vectors come out", arguments: vectors)
  func published(
    counter: SIMD4<UInt32>, key: SIMD2<UInt32>, block: SIMD4<UInt32>
  ) {
    #expect(Philox4x32.block(counter: counter, key: key) == block)
  }

  @Test("Flipping any bit of the counter or the key flips about half of the block")
  func avalanche() {
    let counter = SIMD4<UInt32>(1, 2, 3, 4)
    let key = SIMD2<UInt32>(5, 6)
    let base = Philox4x32.block(counter: counter, key: key)
    for bit in 0..<128 {
      var changed = counter
      changed[bit / 32] ^= 1 << (bit % 32)
      let flips = difference(base, Philox4x32.block(counter: changed, key: key))
      #expect((30...98).contains(flips))
    }
    for bit in 0..<64 {
      var changed = key
      changed[bit / 32] ^= 1 << (bit % 32)
      let flips = difference(base, Philox4x32.block(counter: counter, key: changed))
      #expect((30...98).contains(flips))
    }
  }

  private func difference(_ a: SIMD4<UInt32>, _ b: SIMD4<UInt32>) -> Int {
    let mixed = a ^ b
    return (0..<4).reduce(0) { $0 + mixed[$1].nonzeroBitCount }
  }
}
