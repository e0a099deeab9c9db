/// What the first bytes of a file say about it, whatever its name.
enum ContentKind: Sendable, Hashable {
  case tar
  case zip
  /// Compressed: an archive or one file.
  case compressed(Compression)
  /// JSON or YAML, or nothing that is known.
  case text

  /// A way to compress a stream.
  enum Compression: String, Sendable {
    case gzip
    case bzip2
    case xz
    case zstandard
  }

  /// How many bytes are enough to tell: a tar header.
  static let prefixLength = 512

  /// - Parameter prefix: the first ``prefixLength`` bytes, or all where there are fewer.
  ///
  /// No dump starts like a compressed file or an archive: a tar header carries its own checksum, and
  /// the signatures hold bytes that neither JSON nor YAML allows, or (bzip2) ten that nobody writes.
  ///
  /// - Source: RFC 1952 (gzip), RFC 8878 (Zstandard), the .xz file format 1.0.4, the bzip2 format,
  ///   APPNOTE.TXT 6.3.10 (zip).
  init(prefix: UnsafeRawBufferPointer) {
    if let compression = Compression(prefix: prefix) {
      self = .compressed(compression)
    } else if prefix.starts(with: [0x50, 0x4B, 0x03, 0x04])
      || prefix.starts(with: [0x50, 0x4B, 0x05, 0x06])
    {
      self = .zip
    } else {
      self = Self.isTar(prefix) ? .tar : .text
    }
  }

  /// Whether the sum of the header's bytes, with blanks for the sum itself, is what it says.
  ///
  /// - Source: POSIX.1-2017 `pax`, ustar interchange format.
  private static func isTar(_ prefix: UnsafeRawBufferPointer) -> Bool {
    guard prefix.count >= prefixLength else { return false }
    // An archive without entries is nothing but zeros.
    if prefix[0] == 0 { return prefix.allSatisfy { $0 == 0 } }
    let field = 148..<156
    var said = 0
    for byte in prefix[field] {
      if (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(byte) {
        said = said * 8 + Int(byte - UInt8(ascii: "0"))
      } else if byte != 0x20 && byte != 0 {
        return false
      }
    }
    let sum = (0..<prefixLength).reduce(0) { sum, offset in
      sum + (field.contains(offset) ? 0x20 : Int(prefix[offset]))
    }
    return said == sum
  }
}

extension ContentKind.Compression {
  fileprivate init?(prefix: UnsafeRawBufferPointer) {
    if prefix.starts(with: [0x1F, 0x8B]) {
      self = .gzip
    } else if prefix.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) {
      self = .zstandard
    } else if prefix.starts(with: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]) {
      self = .xz
    } else if prefix.starts(with: [0x42, 0x5A, 0x68]),
      prefix.dropFirst(4).starts(with: [0x31, 0x41, 0x59, 0x26, 0x53, 0x59] as [UInt8])
    {
      self = .bzip2
    } else {
      return nil
    }
  }
}

/// Whether text is JSON or YAML.
enum TextKind: Sendable {
  case json
  case yaml

  /// A name decides where it has an extension; otherwise an opening bracket makes JSON.
  ///
  /// Nothing at all is JSON, which says that something is missing; YAML would not.
  init(path: String, text: UnsafeRawBufferPointer) {
    switch DumpFileName(path: path).kind {
    case .json: self = .json
    case .yaml: self = .yaml
    // Handed over as it is: neither, and the reader knows the name.
    case .clusterName: self = .json
    case .packed, .other:
      var rest = text[...]
      if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
      let blanks: [UInt8] = [0x20, 0x09, 0x0A, 0x0D]
      let first = rest.first { !blanks.contains($0) }
      let isJSON = first == nil || first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
      self = isJSON ? .json : .yaml
    }
  }
}
