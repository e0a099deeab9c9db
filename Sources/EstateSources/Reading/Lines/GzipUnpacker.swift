private import CArchive

/// Unpacks gzip, several members in a row included, while it is being read.
final class GzipUnpacker {
  /// Reads packed bytes into a buffer; returns how many, 0 at the end.
  typealias Source = (UnsafeMutableRawBufferPointer) throws(ImportError) -> Int

  private static let chunk = 1 << 16
  private let label: String
  private let source: Source
  private let archive: OpaquePointer
  private let packed = UnsafeMutableRawBufferPointer.allocate(byteCount: chunk, alignment: 1)
  /// Why the source could not be read, which the library cannot carry.
  private var sourceFailure: ImportError?
  private var isEmpty = false
  private var isOpened = false

  init(label: String, source: @escaping Source) throws(ImportError) {
    guard let archive = archive_read_new() else {
      packed.deallocate()
      throw ImportError(cause: .unreadable, file: label, problem: "there is no memory to unpack it")
    }
    self.label = label
    self.source = source
    self.archive = archive
  }

  deinit {
    archive_read_free(archive)
    FileBuffer.overwrite(packed)
    packed.deallocate()
  }

  /// Reads some unpacked bytes into a buffer that is not empty; returns how many, 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ImportError) -> Int {
    if !isOpened { try open() }
    if isEmpty { return 0 }
    let count = archive_read_data(archive, buffer.baseAddress, buffer.count)
    guard count >= 0 else { throw failure() }
    return count
  }

  private func open() throws(ImportError) {
    isOpened = true
    archive_read_support_filter_gzip(archive)
    archive_read_support_format_raw(archive)
    archive_read_support_format_empty(archive)
    let client = Unmanaged.passUnretained(self).toOpaque()
    let opened = archive_read_open(
      archive, client, nil,
      { archive, client, start in
        guard let client, let start else { return -1 }
        let unpacker = Unmanaged<GzipUnpacker>.fromOpaque(client).takeUnretainedValue()
        start.pointee = UnsafeRawPointer(unpacker.packed.baseAddress)
        return unpacker.fill()
      }, nil)
    guard opened == ARCHIVE_OK else { throw failure() }
    var entry: OpaquePointer?
    switch archive_read_next_header(archive, &entry) {
    case ARCHIVE_OK: break
    case ARCHIVE_EOF: isEmpty = true
    default: throw failure()
    }
  }

  /// Reads the next packed bytes for the library; -1 when that fails.
  private func fill() -> Int {
    do {
      return try source(packed)
    } catch {
      sourceFailure = error
      return -1
    }
  }

  private func failure() -> ImportError {
    if let sourceFailure { return sourceFailure }
    let reason = archive_error_string(archive).map { String(cString: $0) } ?? "for no stated reason"
    return ImportError(file: label, problem: "cannot be unpacked: \(reason)")
  }
}
