/// The kinds, namespaces and names of the objects read so far, packed: millions of small objects
/// must not take several times the memory of their dump.
///
/// Names are compared byte by byte. An object takes the length of its names and about 30 bytes.
struct IdentitySet {
  /// Bits of a slot that say where its entry starts.
  private static let placeBits = 44
  /// Bytes of an entry that say how long the rest of it is.
  private static let headLength = MemoryLayout<UInt32>.size

  /// One entry after the other.
  private var entries: [UInt8] = []
  /// An open hash table of where entries start, plus one, below the highest bits of their hashes;
  /// zero where there is none.
  private var slots: [Int] = Array(repeating: 0, count: 64)
  private var count = 0

  /// Adds an object; returns whether it is new.
  mutating func insert(kind: ObjectKind, namespace: String, name: String) -> Bool {
    if (count + 1) * 4 > slots.count * 3 { grow() }
    let start = entries.count
    append(kind, namespace, name)
    let isNew = entries.withUnsafeBytes { entries in
      Self.place(start, of: UnsafeRawBufferPointer(entries), in: &slots)
    }
    if isNew {
      count += 1
    } else {
      entries.removeSubrange(start...)
    }
    return isNew
  }

  private mutating func append(_ kind: ObjectKind, _ namespace: String, _ name: String) {
    let length =
      Self.headLength + kind.rawValue.utf8.count + 1 + namespace.utf8.count + name.utf8.count
    append(UInt32(length))
    append(UInt32(namespace.utf8.count))
    entries.append(contentsOf: kind.rawValue.utf8)
    entries.append(0)
    entries.append(contentsOf: namespace.utf8)
    entries.append(contentsOf: name.utf8)
  }

  private mutating func append(_ number: UInt32) {
    withUnsafeBytes(of: number) { entries.append(contentsOf: $0) }
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    entries.withUnsafeBytes { entries in
      var start = 0
      while start < entries.count {
        _ = Self.place(start, of: entries, in: &slots)
        start += Self.headLength + Self.entry(at: start, of: entries).count
      }
    }
  }

  /// Puts an entry into a table; returns whether none is equal to it.
  private static func place(
    _ start: Int, of entries: UnsafeRawBufferPointer, in slots: inout [Int]
  ) -> Bool {
    let added = entry(at: start, of: entries)
    var hasher = Hasher()
    hasher.combine(bytes: added)
    let hash = hasher.finalize()
    let tag = hash & ~0 << placeBits
    var slot = hash & (slots.count - 1)
    while slots[slot] != 0 {
      // Most entries that are in the way differ in their hashes already.
      if slots[slot] & ~0 << placeBits == tag {
        let found = slots[slot] & ~(~0 << placeBits)
        if entry(at: found - 1, of: entries).hasSameBytes(as: added) { return false }
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = tag | start + 1
    return true
  }

  private static func entry(
    at start: Int, of entries: UnsafeRawBufferPointer
  ) -> UnsafeRawBufferPointer {
    let length = Int(entries.loadUnaligned(fromByteOffset: start, as: UInt32.self))
    let first = start + headLength
    return UnsafeRawBufferPointer(rebasing: entries[first..<first + length])
  }
}
