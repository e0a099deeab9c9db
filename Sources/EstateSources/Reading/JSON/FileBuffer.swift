import Foundation

/// Reads whole files into memory that is overwritten afterwards.
enum FileBuffer {
  /// The largest file that is read, in bytes.
  ///
  /// - Source: *assumption*; etcd's documentation suggests at most 8 GiB for all that a cluster
  ///   keeps, older revisions included.
  static let sizeMax = 8 << 30

  private static let chunk = 1 << 20

  /// Reads a whole file, pipes included.
  ///
  /// - Parameter onRelease: sees all memory that is given back, after it has been overwritten.
  static func read(
    _ url: URL, onRelease: SecretMemory.Observer?
  ) throws(ImportError) -> SecretBuffer {
    let descriptor = open(url.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw unreadable(url) }
    defer { close(descriptor) }
    let size = sizeHint(descriptor)
    guard size <= sizeMax else { throw tooLarge(url) }
    // One byte more than the file has, so that its end is found without growing.
    var buffer = SecretBuffer(capacity: size + 1, onRelease: onRelease)
    while true {
      let got = try buffer.fill(atLeast: 1) { space throws(ImportError) in
        try read(descriptor, into: space, of: url)
      }
      if got == 0 { return buffer }
      if buffer.count > sizeMax { throw tooLarge(url) }
    }
  }

  /// Fills memory with zeros in a way that is not optimised away.
  static func overwrite(_ buffer: UnsafeMutableRawBufferPointer) {
    guard let start = buffer.baseAddress else { return }
    #if canImport(Glibc)
      explicit_bzero(start, buffer.count)
    #else
      memset_s(start, buffer.count, 0, buffer.count)
    #endif
  }

  /// Reads what comes next; returns how many bytes, 0 at the end.
  private static func read(
    _ descriptor: Int32, into space: UnsafeMutableRawBufferPointer, of url: URL
  ) throws(ImportError) -> Int {
    while true {
      let got = Foundation.read(descriptor, space.baseAddress, min(space.count, chunk))
      if got >= 0 { return got }
      guard errno == EINTR else { throw unreadable(url) }
    }
  }

  private static func sizeHint(_ descriptor: Int32) -> Int {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return chunk }
    return max(Int(status.st_size), 0)
  }

  private static func tooLarge(_ url: URL) -> ImportError {
    ImportError(
      cause: .unreadable, file: url.path, problem: "there is more",
      expected: "at most \(sizeMax >> 30) GiB (split the dump by kind or namespace)")
  }

  private static func unreadable(_ url: URL) -> ImportError {
    ImportError(
      cause: .unreadable, file: url.path,
      problem: "cannot be read: \(String(cString: strerror(errno)))")
  }
}
