/// An open-addressing hash table of positions in an array that somebody else keeps.
///
/// It holds four bytes an entry: keys stay in the array, and whoever looks one up says what its
/// hash is and how to compare. Nothing depends on the order of the table.
struct FlatIndex: Sendable {
  private static let empty = UInt32.max
  private var slots: [UInt32]
  private var mask: Int
  private(set) var count = 0

  init(capacity: Int = 8) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    slots = Array(repeating: Self.empty, count: size)
    mask = size - 1
  }

  var bytes: Int { slots.count * MemoryLayout<UInt32>.stride }

  /// The entry with a hash that the caller holds equal; `nil` when there is none.
  @inline(__always)
  func find(hash: UInt64, _ isEqual: (UInt32) -> Bool) -> UInt32? {
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != Self.empty {
      if isEqual(slots[slot]) { return slots[slot] }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// The equal entry that is already there; `nil` when there was none and the new one went in.
  @inline(__always)
  mutating func insert(
    _ entry: UInt32, hash: UInt64, _ isEqual: (UInt32) -> Bool, rehash: (UInt32) -> UInt64
  ) -> UInt32? {
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != Self.empty {
      if isEqual(slots[slot]) { return slots[slot] }
      slot = (slot + 1) & mask
    }
    slots[slot] = entry
    count += 1
    if count * 2 > slots.count { grow(rehash) }
    return nil
  }

  private mutating func grow(_ rehash: (UInt32) -> UInt64) {
    let old = slots
    slots = Array(repeating: Self.empty, count: old.count * 2)
    mask = slots.count - 1
    for entry in old where entry != Self.empty {
      var slot = Int(truncatingIfNeeded: rehash(entry)) & mask
      while slots[slot] != Self.empty { slot = (slot + 1) & mask }
      slots[slot] = entry
    }
  }
}

/// Mixes integers into the hash of a compact key.
enum CompactHash {
  /// - Source: the finaliser of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
  @inline(__always)
  static func mix(_ first: UInt64, _ second: UInt64) -> UInt64 {
    var hash = (first ^ second) &+ (second &* 0x9E37_79B9_7F4A_7C15)
    hash = (hash ^ (hash >> 30)) &* 0xBF58_476D_1CE4_E5B9
    hash = (hash ^ (hash >> 27)) &* 0x94D0_49BB_1331_11EB
    return hash ^ (hash >> 31)
  }

  @inline(__always)
  static func pair(_ first: UInt32, _ second: UInt32) -> UInt64 {
    UInt64(first) << 32 | UInt64(second)
  }
}
