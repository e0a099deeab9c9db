/// The counter-based generator Philox4x32-10: 128 random-looking bits for each counter and key.
///
/// Any output can be computed without the ones before it, so a draw can be named instead of taken
/// in turn. For a fixed key the map from counter to block is a bijection.
///
/// - Source: Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC'11,
///   doi:10.1145/2063384.2063405; the multipliers and key increments are theirs.
package enum Philox4x32 {
  private static let multiplier0: UInt64 = 0xD251_1F53
  private static let multiplier1: UInt64 = 0xCD9E_8D57
  private static let keyIncrement0: UInt32 = 0x9E37_79B9
  private static let keyIncrement1: UInt32 = 0xBB67_AE85
  private static let roundCount = 10

  /// Returns the block that belongs to a counter under a key.
  ///
  /// - Complexity: O(1), twenty 32 by 32 bit multiplications; no allocation.
  @inline(__always)
  package static func block(counter: SIMD4<UInt32>, key: SIMD2<UInt32>) -> SIMD4<UInt32> {
    var (x0, x1, x2, x3) = (counter.x, counter.y, counter.z, counter.w)
    var (key0, key1) = (key.x, key.y)
    for _ in 0..<roundCount {
      let product0 = multiplier0 &* UInt64(x0)
      let product1 = multiplier1 &* UInt64(x2)
      let high0 = UInt32(truncatingIfNeeded: product0 >> 32)
      let high1 = UInt32(truncatingIfNeeded: product1 >> 32)
      x0 = high1 ^ x1 ^ key0
      x1 = UInt32(truncatingIfNeeded: product1)
      x2 = high0 ^ x3 ^ key1
      x3 = UInt32(truncatingIfNeeded: product0)
      key0 &+= keyIncrement0
      key1 &+= keyIncrement1
    }
    return SIMD4(x0, x1, x2, x3)
  }

  /// Returns the first 64 bits of the block for a counter made of two 64-bit halves.
  ///
  /// - Parameters:
  ///   - low: Words 0 and 1 of the counter, least significant word first.
  ///   - high: Words 2 and 3 of the counter.
  ///   - key: The key.
  @inline(__always)
  static func word64(low: UInt64, high: UInt64, key: SIMD2<UInt32>) -> UInt64 {
    let counter = SIMD4(
      UInt32(truncatingIfNeeded: low), UInt32(truncatingIfNeeded: low >> 32),
      UInt32(truncatingIfNeeded: high), UInt32(truncatingIfNeeded: high >> 32))
    let block = block(counter: counter, key: key)
    return UInt64(block.x) | UInt64(block.y) << 32
  }
}
