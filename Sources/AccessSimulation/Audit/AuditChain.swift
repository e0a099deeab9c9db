import Crypto

/// The hash chain through a log's lines.
///
/// A line is `{"seq":…,…,"prev":"P","hash":"H"}` and a line feed. `H` is the SHA-256, in lower-case
/// hexadecimal, of the line without `,"hash":"H"` and without the line feed: of everything before
/// that member, and one closing brace. `P` is the `H` of the line before; of 64 zeros in the first.
enum AuditChain {
  /// Hexadecimal digits of a hash.
  static let hashLength = 64
  /// What `prev` of the first record is.
  static let origin = String(repeating: "0", count: hashLength)
  static let seqMember = Array("{\"seq\":".utf8)
  static let prevMember = Array(",\"prev\":\"".utf8)
  static let hashMember = Array("\",\"hash\":\"".utf8)
  static let ending = Array("\"}".utf8)

  private static let digits = Array("0123456789abcdef".utf8)

  /// The hash of a record whose bytes are given up to the end of `prev`, closing brace excluded.
  static func hash(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var hasher = SHA256()
    bytes.withUnsafeBytes { hasher.update(bufferPointer: $0) }
    withUnsafeBytes(of: UInt8(ascii: "}")) { hasher.update(bufferPointer: $0) }
    return hexadecimal(hasher.finalize())
  }

  static func hexadecimal(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(hashLength)
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return text
  }

  static func isHash(_ bytes: some Collection<UInt8>) -> Bool {
    bytes.count == hashLength
      && bytes.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
  }
}
