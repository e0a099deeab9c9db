/// The stable 64-bit hash behind entity keys, stream purposes and the generator's key.
///
/// A chain starts at a 64-bit value. Absorbing a 64-bit block replaces the value by the first
/// 64 bits of Philox4x32-10 with counter (value, block) and key (tag, kind). A text of n UTF-8
/// bytes is absorbed as max(1, ⌈n / 8⌉) blocks, least significant byte first, zero-padded, each
/// with tag n; a number is one block with tag 0. Since the tag of the first block says how many
/// blocks follow, no two different sequences of components give the same sequence of blocks; they
/// can meet only by a collision of two 64-bit values. The standard library's hash is not used: it
/// is seeded per process.
enum KeyChain {
  /// What a block is part of; keeps equal bytes with different roles apart.
  enum Kind: UInt32 {
    case text = 1
    case number = 2
    case purpose = 3
    case unit = 4
  }

  /// Returns the chain value after one block.
  static func absorb(_ block: UInt64, into value: UInt64, tag: UInt32, kind: Kind) -> UInt64 {
    Philox4x32.word64(low: value, high: block, key: SIMD2(tag, kind.rawValue))
  }

  /// Returns the chain value after a text.
  ///
  /// - Complexity: O(n) for n UTF-8 bytes, one Philox block per eight bytes; no allocation.
  static func absorb(_ text: String, into start: UInt64, kind: Kind) -> UInt64 {
    let bytes = text.utf8
    let tag = UInt32(truncatingIfNeeded: bytes.count)
    var value = start
    var block: UInt64 = 0
    var filled: UInt64 = 0
    for byte in bytes {
      block |= UInt64(byte) << (8 * filled)
      filled += 1
      if filled == 8 {
        value = absorb(block, into: value, tag: tag, kind: kind)
        block = 0
        filled = 0
      }
    }
    if filled > 0 || bytes.isEmpty {
      value = absorb(block, into: value, tag: tag, kind: kind)
    }
    return value
  }
}
