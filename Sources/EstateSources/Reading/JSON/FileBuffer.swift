import Foundation

/// Reads files into memory that can be overwritten afterwards.
enum FileBuffer {
  private static let chunk = 1 << 20

  /// Reads a whole file, pipes included.
  ///
  /// - Returns: a buffer the caller must overwrite and free, and how many of its bytes are read.
  static func read(
    _ url: URL
  ) throws(ImportError) -> (bytes: UnsafeMutableRawBufferPointer, count: Int) {
    let descriptor = open(url.path, O_RDONLY)
    guard descriptor >= 0 else { throw failure(url) }
    defer { close(descriptor) }
    var bytes = UnsafeMutableRawBufferPointer.allocate(
      byteCount: sizeHint(descriptor) + 1, alignment: 1)
    var count = 0
    while true {
      if count == bytes.count { bytes = grown(bytes, used: count) }
      let wanted = min(bytes.count - count, chunk)
      let got = Foundation.read(descriptor, bytes.baseAddress.map { $0 + count }, wanted)
      if got < 0 && errno == EINTR { continue }
      guard got >= 0 else {
        let error = failure(url)
        overwrite(bytes)
        bytes.deallocate()
        throw error
      }
      if got == 0 { return (bytes, count) }
      count += got
    }
  }

  /// Fills a buffer with zeros in a way that is not optimised away.
  static func overwrite(_ buffer: UnsafeMutableRawBufferPointer) {
    guard let start = buffer.baseAddress else { return }
    #if canImport(Glibc)
      explicit_bzero(start, buffer.count)
    #else
      memset_s(start, buffer.count, 0, buffer.count)
    #endif
  }

  private static func sizeHint(_ descriptor: Int32) -> Int {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return chunk }
    return max(Int(status.st_size), 0)
  }

  private static func grown(
    _ buffer: UnsafeMutableRawBufferPointer, used: Int
  ) -> UnsafeMutableRawBufferPointer {
    let larger = UnsafeMutableRawBufferPointer.allocate(
      byteCount: buffer.count * 2 + chunk, alignment: 1)
    larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[..<used]))
    overwrite(buffer)
    buffer.deallocate()
    return larger
  }

  private static func failure(_ url: URL) -> ImportError {
    ImportError(
      cause: .unreadable, file: url.path,
      problem: "cannot be read: \(String(cString: strerror(errno)))")
  }
}
