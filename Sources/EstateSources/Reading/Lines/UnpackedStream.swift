import Foundation

/// The bytes of a file, a pipe or standard input, one after another; gzip is unpacked on the way.
///
/// What it holds itself is overwritten before release; what the libraries underneath hold is not.
final class UnpackedStream {
  private static let gzipMark: [UInt8] = [0x1F, 0x8B]

  private let stream: ByteStream
  private var unpacker: GzipUnpacker?
  private var isOpened = false

  /// Opens a file.
  init(file: URL) throws(ImportError) {
    stream = try ByteStream(path: file.path, label: file.relativePath)
  }

  /// Takes standard input, which stays open.
  init(standardInput label: String) {
    stream = ByteStream(descriptor: FileHandle.standardInput.fileDescriptor, label: label)
  }

  /// What errors call the stream.
  var label: String { stream.label }

  /// Reads some bytes into a buffer that is not empty.
  ///
  /// - Returns: how many; 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ImportError) -> Int {
    if !isOpened { try begin() }
    if let unpacker { return try unpacker.read(into: buffer) }
    return try stream.read(into: buffer)
  }

  private func begin() throws(ImportError) {
    isOpened = true
    guard try stream.peek(Self.gzipMark.count).elementsEqual(Self.gzipMark) else { return }
    let stream = stream
    unpacker = try GzipUnpacker(label: label) { buffer throws(ImportError) in
      try stream.read(into: buffer)
    }
  }
}
