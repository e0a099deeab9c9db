import Foundation

/// The bytes of a file, a pipe or standard input, read in blocks.
///
/// The first bytes may be looked at before they are read. The one buffer is overwritten at the end.
final class ByteStream {
  private static let blockLength = 1 << 18

  /// What errors call the stream.
  let label: String
  private let descriptor: Int32
  private let isOwned: Bool
  private let block: UnsafeMutableRawBufferPointer
  /// The part of the block that has been looked at but not read.
  private var unread = 0..<0
  /// How much of the block has ever held anything.
  private var touched = 0
  /// Why the last read failed, for callers that cannot throw.
  private(set) var failure: ImportError?

  /// Reads from a descriptor that stays open.
  init(descriptor: Int32, label: String) {
    self.label = label
    self.descriptor = descriptor
    isOwned = false
    block = .allocate(byteCount: Self.blockLength, alignment: 16)
  }

  /// Opens a file.
  ///
  /// - Throws: ``ImportError`` when the file cannot be opened.
  init(path: String, label: String) throws(ImportError) {
    let opened = open(path, O_RDONLY | O_CLOEXEC)
    guard opened >= 0 else { throw Self.unreadable(label, errno) }
    self.label = label
    descriptor = opened
    isOwned = true
    block = .allocate(byteCount: Self.blockLength, alignment: 16)
  }

  deinit {
    FileBuffer.overwrite(UnsafeMutableRawBufferPointer(rebasing: block[..<touched]))
    block.deallocate()
    if isOwned { close(descriptor) }
  }

  /// The first bytes of what is left, without reading them: fewer than asked for only at the end.
  func peek(_ length: Int) throws(ImportError) -> UnsafeRawBufferPointer {
    precondition(length <= Self.blockLength, "more than a block holds")
    if unread.count < length && unread.lowerBound > 0 {
      block.copyMemory(from: UnsafeRawBufferPointer(rebasing: block[unread]))
      unread = 0..<unread.count
    }
    while unread.count < length {
      let got = try read(
        into: UnsafeMutableRawBufferPointer(rebasing: block[unread.endIndex...]))
      if got == 0 { break }
      unread = 0..<unread.endIndex + got
      touched = max(touched, unread.endIndex)
    }
    return UnsafeRawBufferPointer(rebasing: block[unread.prefix(length)])
  }

  /// The next bytes, valid until the next call; none at the end.
  func next() throws(ImportError) -> UnsafeRawBufferPointer {
    if unread.isEmpty {
      unread = 0..<(try read(into: block))
      touched = max(touched, unread.endIndex)
    }
    defer { unread = 0..<0 }
    return UnsafeRawBufferPointer(rebasing: block[unread])
  }

  /// Reads everything that is left.
  ///
  /// - Throws: ``ImportError`` also when there are more bytes than the limit.
  func readAll(_ limit: ByteLimit) throws(ImportError) -> SecretBuffer {
    // One byte more than the file says it has, so that its end is found without growing.
    var buffer = SecretBuffer(capacity: min(fileSize ?? unread.count, limit.bytes) + 1)
    buffer.append(UnsafeRawBufferPointer(rebasing: block[unread]))
    unread = 0..<0
    while true {
      let got = try buffer.fill(atLeast: 1) { room throws(ImportError) in
        let wanted = min(room.count, 1 << 24)
        return try read(into: UnsafeMutableRawBufferPointer(rebasing: room[..<wanted]))
      }
      try limit.check(buffer.count, label)
      if got == 0 { return buffer }
    }
  }

  // MARK: Places

  /// Goes to a place as `lseek` does; `nil` where the stream has no places, like a pipe.
  func seek(_ offset: Int64, _ whence: Int32) -> Int64? {
    let base = whence == SEEK_CUR ? Int64(unread.count) : 0
    let place = lseek(descriptor, off_t(offset - base), whence)
    guard place >= 0 else { return nil }
    unread = 0..<0
    return Int64(place)
  }

  /// Whether the stream is a file, so that it has places to go to.
  var isFile: Bool { fileSize != nil }

  private var fileSize: Int? {
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return max(Int(status.st_size), 0)
  }

  // MARK: Reading

  private func read(into buffer: UnsafeMutableRawBufferPointer) throws(ImportError) -> Int {
    while true {
      let got = Foundation.read(descriptor, buffer.baseAddress, buffer.count)
      if got >= 0 { return got }
      if errno == EINTR { continue }
      let error = Self.unreadable(label, errno)
      failure = error
      throw error
    }
  }

  private static func unreadable(_ label: String, _ code: Int32) -> ImportError {
    ImportError(
      cause: .unreadable, file: label, problem: "cannot be read: \(String(cString: strerror(code)))"
    )
  }
}
