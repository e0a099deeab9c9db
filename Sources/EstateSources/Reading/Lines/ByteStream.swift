import Foundation

/// The bytes of a file, a pipe or standard input, one after another; gzip is unpacked on the way.
///
/// What it holds itself is overwritten before release; what the libraries underneath hold is not.
final class ByteStream {
  private static let chunk = 1 << 16
  private static let gzipMark: [UInt8] = [0x1F, 0x8B]

  /// What errors call the stream.
  let label: String
  private let descriptor: Int32
  private let ownsDescriptor: Bool
  /// Bytes read to see whether they are packed, and then what the unpacker works on.
  private let window = UnsafeMutableRawBufferPointer.allocate(byteCount: chunk, alignment: 1)
  private var pending = 0..<0
  private var unpacker: GzipUnpacker?
  private var isOpened = false

  /// Opens a file.
  init(file: URL) throws(ImportError) {
    label = file.path
    descriptor = open(file.path, O_RDONLY)
    ownsDescriptor = true
    guard descriptor >= 0 else { throw failure() }
  }

  /// Takes standard input, which stays open.
  init(standardInput label: String) {
    self.label = label
    descriptor = FileHandle.standardInput.fileDescriptor
    ownsDescriptor = false
  }

  deinit {
    if ownsDescriptor, descriptor >= 0 { close(descriptor) }
    FileBuffer.overwrite(window)
    window.deallocate()
  }

  /// Reads some bytes into a buffer that is not empty.
  ///
  /// - Returns: how many; 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ImportError) -> Int {
    if !isOpened { try begin() }
    if let unpacker { return try unpacker.read(into: buffer) }
    return try readRaw(into: buffer)
  }

  /// Reads bytes as they are.
  func readRaw(into buffer: UnsafeMutableRawBufferPointer) throws(ImportError) -> Int {
    guard pending.isEmpty else {
      let count = min(pending.count, buffer.count)
      buffer.copyMemory(
        from: UnsafeRawBufferPointer(rebasing: window[pending.prefix(count)]))
      pending = pending.dropFirst(count)
      return count
    }
    while true {
      let count = Foundation.read(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 { return count }
      guard errno == EINTR else { throw failure() }
    }
  }

  private func begin() throws(ImportError) {
    isOpened = true
    var count = 0
    while count < Self.gzipMark.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: window[count...])
      let got = try readRaw(into: rest)
      if got == 0 { break }
      count += got
    }
    pending = 0..<count
    if count >= Self.gzipMark.count, window.prefix(2).elementsEqual(Self.gzipMark) {
      unpacker = try GzipUnpacker(label: label) { [unowned self] buffer throws(ImportError) in
        try readRaw(into: buffer)
      }
    }
  }

  private func failure() -> ImportError {
    ImportError(
      cause: .unreadable, file: label,
      problem: "cannot be read: \(String(cString: strerror(errno)))")
  }
}
