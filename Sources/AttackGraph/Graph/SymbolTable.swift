import Estate

/// Strings by number, byte by byte: what one cluster's compact keys refer to.
///
/// Number 0 is the empty string, which as a namespace means the whole cluster.
struct SymbolTable: Sendable {
  private(set) var strings: [String] = []
  private var hashes: [UInt64] = []
  private var index: FlatIndex
  /// Differs from process to process, so that nobody can choose names that collide.
  private let seed: UInt64

  static let empty: UInt32 = 0

  init(capacity: Int = 0) {
    index = FlatIndex(capacity: capacity)
    seed = UInt64(bitPattern: Int64(ExactString("").hashValue))
    strings.reserveCapacity(capacity)
    hashes.reserveCapacity(capacity)
    _ = intern("")
  }

  var count: Int { strings.count }

  subscript(symbol: UInt32) -> String { strings[Int(symbol)] }

  /// The string's number; a new one for a string not seen before.
  mutating func intern(_ string: String) -> UInt32 {
    let hash = ByteHash.hash(string, seed: seed)
    let next = UInt32(strings.count)
    let known = index.insert(next, hash: hash) { entry in
      hashes[Int(entry)] == hash && strings[Int(entry)].hasSameBytes(as: string)
    } rehash: { entry in
      entry == next ? hash : hashes[Int(entry)]
    }
    if let known { return known }
    strings.append(string)
    hashes.append(hash)
    return next
  }

  /// `nil` for a string that was never interned.
  func find(_ string: String) -> UInt32? {
    let hash = ByteHash.hash(string, seed: seed)
    return index.find(hash: hash) { entry in
      hashes[Int(entry)] == hash && strings[Int(entry)].hasSameBytes(as: string)
    }
  }

  /// Without the strings themselves, most of which the estate holds anyway.
  var bytes: Int {
    index.bytes + strings.count * (MemoryLayout<String>.stride + MemoryLayout<UInt64>.stride)
  }
}

/// A hash of bytes for tables whose order nobody sees.
enum ByteHash {
  static func hash(_ string: String, seed: UInt64) -> UInt64 {
    let hash = string.utf8.withContiguousStorageIfAvailable { bytes in
      Self.hash(UnsafeRawBufferPointer(bytes), seed: seed)
    }
    guard let hash else {
      return Array(string.utf8).withUnsafeBytes { Self.hash($0, seed: seed) }
    }
    return hash
  }

  /// Eight bytes at a time; the last eight overlap those before them.
  private static func hash(_ bytes: UnsafeRawBufferPointer, seed: UInt64) -> UInt64 {
    var hash = seed ^ UInt64(bytes.count)
    guard bytes.count >= 8 else {
      var last: UInt64 = 0
      for byte in bytes { last = last << 8 | UInt64(byte) }
      return CompactHash.mix(hash, last)
    }
    var offset = 0
    while offset + 8 < bytes.count {
      hash = CompactHash.mix(hash, bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    return CompactHash.mix(
      hash, bytes.loadUnaligned(fromByteOffset: bytes.count - 8, as: UInt64.self))
  }
}
