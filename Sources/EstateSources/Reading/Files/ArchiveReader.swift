import CArchive
import Foundation

/// Reads the entries of an archive one after another, or the content of one compressed file.
///
/// Nothing is written to disk. Only tar and zip, and only gzip, bzip2, xz and Zstandard, are read,
/// and only where libarchive reads them itself instead of starting another program. What is read
/// lands in buffers that are overwritten; those in which libarchive decompresses (some tens of
/// kilobytes) are its own and cannot be reached.
struct ArchiveReader: ~Copyable {
  private let archive: OpaquePointer
  private let stream: ByteStream

  /// One entry, whose content may be read until the next entry is asked for.
  struct Entry {
    /// What an entry can be.
    enum Kind: Sendable {
      case file
      case folder
      /// A link, a device and the like.
      case other
    }

    /// The path within the archive; `nil` for the content of a compressed file.
    let path: String?
    let kind: Kind
    let isEncrypted: Bool
    /// What the archive says of the entry's size; not to be trusted.
    let claimedSize: Int
  }

  /// Starts at the beginning of a stream.
  ///
  /// - Throws: ``ImportError`` when the stream cannot be read or is no archive.
  static func open(
    _ stream: ByteStream, kind: ContentKind
  ) throws(ImportError) -> ArchiveReader {
    guard let archive = archive_read_new() else {
      throw ImportError(cause: .unreadable, file: stream.label, problem: "out of memory")
    }
    let reader = ArchiveReader(archive, stream)
    try reader.support(kind)
    if stream.isFile {
      archive_read_set_seek_callback(archive) { ArchiveReader.seek($1, $2, $3) }
    }
    let client = Unmanaged.passUnretained(stream).toOpaque()
    let opened = archive_read_open(archive, client, nil, { ArchiveReader.read($1, $2) }, nil)
    guard opened >= ARCHIVE_WARN else { throw reader.failure(stream.label) }
    return reader
  }

  private init(_ archive: OpaquePointer, _ stream: ByteStream) {
    self.archive = archive
    self.stream = stream
  }

  deinit {
    archive_read_free(archive)
  }

  /// Goes to the next entry; `nil` after the last.
  func next() throws(ImportError) -> Entry? {
    var entry: OpaquePointer?
    let status = archive_read_next_header(archive, &entry)
    if status == ARCHIVE_EOF { return nil }
    guard status >= ARCHIVE_WARN, let entry else { throw failure(stream.label) }
    // The last of the filters is the stream itself.
    let layers = archive_filter_count(archive) - 1
    if layers > 1 {
      throw ImportError(
        file: stream.label, problem: "found \(layers)", expected: "one layer of compression")
    }
    guard archive_format(archive) != ARCHIVE_FORMAT_RAW else {
      return Entry(path: nil, kind: .file, isEncrypted: false, claimedSize: 0)
    }
    return Entry(
      path: Self.path(of: entry), kind: Self.kind(of: entry),
      isEncrypted: archive_entry_is_encrypted(entry) != 0,
      claimedSize: Int(max(archive_entry_size(entry), 0)))
  }

  /// Reads the content of the current entry.
  ///
  /// - Parameters:
  ///   - label: what errors call the entry.
  ///   - limit: bytes that may be read.
  /// - Throws: ``ImportError`` also when the entry is cut short, damaged or larger than the limit.
  func content(of entry: Entry, label: String, _ limit: ByteLimit) throws(ImportError)
    -> SecretBuffer
  {
    var buffer = SecretBuffer(capacity: min(entry.claimedSize, limit.bytes, Self.trustedSize) + 1)
    while true {
      let got = try buffer.fill(atLeast: Self.chunk) { room throws(ImportError) in
        try read(into: .init(rebasing: room.prefix(Self.chunk)), label: label)
      }
      try limit.check(buffer.count, label)
      if got == 0 { return buffer }
    }
  }

  /// Reads some of the content of the current entry into memory that the caller overwrites.
  ///
  /// - Returns: how many bytes; 0 at the end.
  /// - Throws: ``ImportError`` also when the entry is cut short or damaged.
  func read(
    into room: UnsafeMutableRawBufferPointer, label: String
  ) throws(ImportError) -> Int {
    let got = archive_read_data(archive, room.baseAddress, room.count)
    if got < 0 { throw failure(label) }
    return got
  }

  // MARK: libarchive

  private static let chunk = 1 << 16
  /// How much memory an archive's word alone may claim.
  private static let trustedSize = 64 << 20

  /// Says what may be in the stream: nothing else is tried.
  private func support(_ kind: ContentKind) throws(ImportError) {
    guard case .compressed(let compression) = kind else {
      if kind == .zip {
        archive_read_support_format_zip(archive)
      } else {
        archive_read_support_format_tar(archive)
      }
      return
    }
    archive_read_support_format_tar(archive)
    archive_read_support_format_raw(archive)
    archive_read_support_format_empty(archive)
    let status =
      switch compression {
      case .gzip: archive_read_support_filter_gzip(archive)
      case .bzip2: archive_read_support_filter_bzip2(archive)
      case .xz: archive_read_support_filter_xz(archive)
      case .zstandard: archive_read_support_filter_zstd(archive)
      }
    // Anything but success means that another program would be started to unpack.
    guard status == ARCHIVE_OK else {
      throw ImportError(
        cause: .unreadable, file: stream.label,
        problem: "cannot be read: libarchive was built without \(compression.rawValue)")
    }
  }

  private static func read(
    _ client: UnsafeMutableRawPointer?, _ buffer: UnsafeMutablePointer<UnsafeRawPointer?>?
  ) -> Int {
    guard let client, let buffer else { return -1 }
    let stream = Unmanaged<ByteStream>.fromOpaque(client).takeUnretainedValue()
    guard let bytes = try? stream.next() else { return -1 }
    buffer.pointee = bytes.baseAddress
    return bytes.count
  }

  private static func seek(
    _ client: UnsafeMutableRawPointer?, _ offset: Int64, _ whence: Int32
  ) -> Int64 {
    guard let client else { return Int64(ARCHIVE_FATAL) }
    let stream = Unmanaged<ByteStream>.fromOpaque(client).takeUnretainedValue()
    return stream.seek(offset, whence) ?? Int64(ARCHIVE_FATAL)
  }

  /// The path as UTF-8; libarchive converts what is written in another encoding.
  private static func path(of entry: OpaquePointer) -> String {
    let name = archive_entry_pathname_utf8(entry) ?? archive_entry_pathname(entry)
    return name.map { String(cString: $0) } ?? ""
  }

  private static func kind(of entry: OpaquePointer) -> Entry.Kind {
    if archive_entry_hardlink(entry) != nil { return .other }
    switch archive_entry_filetype(entry) & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .other
    }
  }

  /// What went wrong last, in the stream or in the archive.
  private func failure(_ label: String) -> ImportError {
    if let failure = stream.failure { return failure }
    let problem = archive_error_string(archive).map { String(cString: $0) } ?? "unknown problem"
    return ImportError(
      file: label, problem: "found: \(problem)",
      expected: "a whole archive or compressed file")
  }
}
