/// Archives and compressed files, made byte by byte so that tests need no other program.
enum Archives {
  /// An entry of a tar archive.
  struct Entry {
    var name: String
    var content: [UInt8] = []
    /// `0` file, `1` hard link, `2` symbolic link, `3` device, `5` folder.
    var type: Character = "0"
    /// What the header says of the size, where it does not say the truth.
    var claimedSize: Int?

    init(
      _ name: String, _ content: String = "", type: Character = "0", claimedSize: Int? = nil
    ) {
      self.name = name
      self.content = Array(content.utf8)
      self.type = type
      self.claimedSize = claimedSize
    }
  }

  /// A ustar archive (POSIX.1-2017 `pax`).
  static func tar(_ entries: [Entry], isComplete: Bool = true) -> [UInt8] {
    var bytes: [UInt8] = []
    for entry in entries {
      bytes += header(of: entry) + entry.content
      bytes += zeros((512 - entry.content.count % 512) % 512)
    }
    return isComplete ? bytes + zeros(1024) : bytes
  }

  private static func header(of entry: Entry) -> [UInt8] {
    func field(_ text: String, _ width: Int) -> [UInt8] {
      Array(text.utf8.prefix(width)) + zeros(width - min(text.utf8.count, width))
    }
    func octal(_ value: Int, _ width: Int) -> [UInt8] {
      let digits = String(value, radix: 8)
      return field(String(repeating: "0", count: width - 1 - digits.count) + digits, width)
    }
    let link = entry.type == "1" || entry.type == "2" ? "elsewhere" : ""
    var bytes = field(entry.name, 100) + octal(0o644, 8) + octal(0, 8) + octal(0, 8)
    bytes += octal(entry.claimedSize ?? entry.content.count, 12) + octal(0, 12)
    bytes += Array("        ".utf8) + Array(String(entry.type).utf8) + field(link, 100)
    bytes += field("ustar", 6) + Array("00".utf8) + zeros(512 - 265)
    let sum = bytes.reduce(0) { $0 + Int($1) }
    bytes.replaceSubrange(148..<156, with: octal(sum, 7) + [0x20])
    return bytes
  }

  /// A gzip file of stored blocks (RFC 1952, RFC 1951).
  static func gzip(_ content: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
    var rest = content[...]
    repeat {
      let block = rest.prefix(0xFFFF)
      rest = rest.dropFirst(block.count)
      let length = UInt16(block.count)
      bytes += [rest.isEmpty ? 1 : 0] + little(UInt32(length), 2) + little(UInt32(~length), 2)
      bytes += block
    } while !rest.isEmpty
    return bytes + little(crc32(content), 4)
      + little(UInt32(truncatingIfNeeded: content.count), 4)
  }

  /// A zip archive of stored files (APPNOTE.TXT 6.3.10).
  static func zip(_ entries: [Entry], flags: UInt32 = 0) -> [UInt8] {
    var bytes: [UInt8] = []
    var directory: [UInt8] = []
    for entry in entries {
      let name = Array(entry.name.utf8)
      let size = UInt32(entry.content.count)
      let common =
        little(20, 2) + little(flags, 2) + little(0, 2) + little(0, 4)
        + little(crc32(entry.content), 4) + little(size, 4) + little(size, 4)
        + little(UInt32(name.count), 2) + little(0, 2)
      directory += [0x50, 0x4B, 1, 2] + little(20, 2) + common + zeros(10)
      directory += little(UInt32(bytes.count), 4) + name
      bytes += [0x50, 0x4B, 3, 4] + common + name + entry.content
    }
    let count = UInt32(entries.count)
    return bytes + directory + [0x50, 0x4B, 5, 6] + zeros(4) + little(count, 2)
      + little(count, 2) + little(UInt32(directory.count), 4) + little(UInt32(bytes.count), 4)
      + zeros(2)
  }

  /// A Zstandard file of one raw block (RFC 8878).
  static func zstandard(_ content: [UInt8]) -> [UInt8] {
    precondition(content.count < 1 << 17, "one block")
    let isLast: UInt32 = 1
    return [0x28, 0xB5, 0x2F, 0xFD, 0xA0] + little(UInt32(content.count), 4)
      + little(UInt32(content.count) << 3 | isLast, 3) + content
  }

  private static func zeros(_ count: Int) -> [UInt8] { [UInt8](repeating: 0, count: count) }

  private static func little(_ value: UInt32, _ width: Int) -> [UInt8] {
    (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * UInt32($0))) }
  }

  private static func crc32(_ bytes: [UInt8]) -> UInt32 {
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~sum
  }
}
