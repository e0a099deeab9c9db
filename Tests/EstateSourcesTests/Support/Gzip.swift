import Foundation

/// Packs bytes with gzip without compressing them, so that tests need no packer.
enum Gzip {
  /// - Source: RFC 1951, section 3.2.4 (stored blocks); RFC 1952, section 2.3.
  static func member(_ data: Data) -> Data {
    var packed = Data([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF])
    var rest = data[...]
    repeat {
      let block = rest.prefix(0xFFFF)
      rest = rest.dropFirst(block.count)
      packed.append(rest.isEmpty ? 1 : 0)
      append(UInt16(block.count), to: &packed)
      append(~UInt16(block.count), to: &packed)
      packed.append(block)
    } while !rest.isEmpty
    append(checksum(data), to: &packed)
    append(UInt32(truncatingIfNeeded: data.count), to: &packed)
    return packed
  }

  private static func append(_ value: some FixedWidthInteger, to data: inout Data) {
    withUnsafeBytes(of: value.littleEndian) { data.append(contentsOf: $0) }
  }

  /// CRC-32 as of RFC 1952, bit by bit.
  private static func checksum(_ data: Data) -> UInt32 {
    var sum = ~UInt32(0)
    for byte in data {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? (sum >> 1) ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~sum
  }
}
