package import Foundation

/// The bytes of one document, overwritten when the last reader lets go of them.
///
/// Dumps can hold secret values, so the only copy made here is this buffer. Overwriting is a best
/// effort: it does not reach copies the operating system keeps (page cache, swap).
package final class JSONInput {
  /// What errors call the document.
  package let label: String
  /// How many bytes there are.
  package let count: Int
  private let storage: UnsafeMutableRawBufferPointer

  /// Copies bytes that the caller holds; the caller's own are left as they are.
  package init(bytes: [UInt8], label: String) {
    self.label = label
    count = bytes.count
    storage = .allocate(byteCount: bytes.count, alignment: 1)
    storage.copyBytes(from: bytes)
  }

  /// Copies bytes that the caller overwrites when it is done with them.
  init(copying bytes: UnsafeRawBufferPointer, label: String) {
    self.label = label
    count = bytes.count
    storage = .allocate(byteCount: bytes.count, alignment: 1)
    storage.copyMemory(from: bytes)
  }

  /// Reads a file, which errors call by its last component unless there is a label.
  ///
  /// - Throws: ``ImportError`` when the file cannot be read.
  package init(file: URL, label: String? = nil) throws(ImportError) {
    self.label = label ?? file.lastPathComponent
    let buffer = try FileBuffer.read(file)
    storage = buffer.bytes
    count = buffer.count
  }

  deinit {
    FileBuffer.overwrite(storage)
    storage.deallocate()
  }

  /// The byte at an offset below ``count``.
  @inline(__always)
  subscript(offset: Int) -> UInt8 {
    precondition(offset >= 0 && offset < count, "offset outside the document")
    return UnsafeRawBufferPointer(storage)[offset]
  }

  /// Makes a string of bytes known to be UTF-8.
  func string(_ range: Range<Int>) -> String {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "range outside the document")
    return String(decoding: UnsafeRawBufferPointer(storage)[range], as: UTF8.self)
  }

  // MARK: Runs of bytes, for speed

  /// Where the white space that starts at an offset ends.
  func endOfWhitespace(from start: Int) -> Int {
    var offset = start
    let bytes = UnsafeRawBufferPointer(storage)
    while offset < count {
      let byte = bytes[offset]
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { break }
      offset += 1
    }
    return offset
  }

  /// Where the run of ASCII characters that need no attention in a string ends.
  func endOfPlainText(from start: Int) -> Int {
    var offset = start
    let bytes = UnsafeRawBufferPointer(storage)
    while offset < count {
      let byte = bytes[offset]
      guard (0x20..<0x80).contains(byte), byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\")
      else { break }
      offset += 1
    }
    return offset
  }

  /// Where an object or array ends that starts at an offset and is known to be well-formed.
  func endOfContainer(from start: Int) -> Int {
    var offset = start
    var depth = 0
    let bytes = UnsafeRawBufferPointer(storage)
    while offset < count {
      switch bytes[offset] {
      case UInt8(ascii: "\""): offset = endOfString(from: offset + 1)
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        offset += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        offset += 1
        if depth == 0 { return offset }
      default: offset += 1
      }
    }
    return count
  }

  /// What follows the closing quote of a well-formed string.
  private func endOfString(from start: Int) -> Int {
    var offset = start
    let bytes = UnsafeRawBufferPointer(storage)
    while offset < count {
      let byte = bytes[offset]
      offset += byte == UInt8(ascii: "\\") ? 2 : 1
      if byte == UInt8(ascii: "\"") { break }
    }
    return min(offset, count)
  }
}
