/// Strings made lately, so that names which come again and again share their memory.
///
/// A new string takes the place of whichever has its slot, so that a pool never grows.
struct StringPool {
  /// Strings up to this many bytes take no memory of their own.
  private static let inlineLengthMax = 15
  /// Longer strings are rarely names.
  private static let pooledLengthMax = 128
  private static let slotsMax = 4096
  /// One slot for so many bytes of a document.
  private static let bytesPerSlot = 256

  private static let keySlotsMax = 256

  private var slots: [String] = []
  private var keySlots: [(key: FieldKey, text: String)?] = []
  private let slotCount: Int

  /// Makes an empty pool for the strings of a document with this many bytes.
  init(documentSize: Int) {
    let wanted = min(documentSize / Self.bytesPerSlot + 1, Self.slotsMax)
    slotCount = 1 << (Int.bitWidth - (wanted - 1).leadingZeroBitCount)
  }

  /// A string of bytes known to be UTF-8.
  mutating func string(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    guard (Self.inlineLengthMax + 1...Self.pooledLengthMax).contains(bytes.count) else {
      return String(decoding: bytes, as: UTF8.self)
    }
    if slots.isEmpty { slots = Array(repeating: "", count: slotCount) }
    let slot = Self.hash(bytes) & (slotCount - 1)
    if Self.spells(slots[slot], bytes) { return slots[slot] }
    let string = String(decoding: bytes, as: UTF8.self)
    slots[slot] = string
    return string
  }

  /// The string of a key that has no escapes and these bytes.
  mutating func string(_ key: FieldKey, _ bytes: UnsafeBufferPointer<UInt8>) -> String {
    guard key.length <= FieldKey.exactLengthMax else { return string(bytes) }
    if keySlots.isEmpty {
      keySlots = Array(repeating: nil, count: min(slotCount, Self.keySlotsMax))
    }
    let slot = key.fingerprint & (keySlots.count - 1)
    if let found = keySlots[slot], found.key.resembles(key) { return found.text }
    let text = String(decoding: bytes, as: UTF8.self)
    keySlots[slot] = (key, text)
    return text
  }

  private static func spells(_ string: String, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard string.utf8.count == bytes.count else { return false }
    return string.utf8.withContiguousStorageIfAvailable { utf8 in
      UnsafeRawBufferPointer(utf8).hasSameBytes(as: UnsafeRawBufferPointer(bytes))
    } ?? string.utf8.elementsEqual(bytes)
  }

  /// A hash of the first, middle and last eight bytes, of which there must be as many; where a
  /// string lands decides about speed only.
  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    let words = [0, raw.count / 2 - 4, raw.count - 8].reduce(UInt64(raw.count)) { hash, place in
      let word = raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      return (hash ^ UInt64(littleEndian: word)) &* 0x9E37_79B9_7F4A_7C15
    }
    return Int(truncatingIfNeeded: words >> 32)
  }
}
