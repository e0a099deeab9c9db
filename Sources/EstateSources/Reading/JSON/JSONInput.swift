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
  /// The line of the YAML file that the first line was made of; `nil` when JSON was read.
  ///
  /// The lines of converted JSON are those of its YAML, but its offsets mean nothing to a user.
  let yamlLine: Int?
  private let buffer: SecretBuffer

  /// Copies bytes that the caller holds; the caller's own are left as they are.
  ///
  /// - Parameter onRelease: sees the memory given back, after it has been overwritten.
  package convenience init(
    bytes: [UInt8], label: String, onRelease: SecretMemory.Observer? = nil
  ) {
    var buffer = SecretBuffer(capacity: bytes.count, onRelease: onRelease)
    bytes.withUnsafeBytes { buffer.append($0) }
    self.init(buffer, label: label)
  }

  /// Copies bytes that the caller overwrites when it is done with them.
  convenience init(copying bytes: UnsafeRawBufferPointer, label: String) {
    var buffer = SecretBuffer(capacity: bytes.count)
    buffer.append(bytes)
    self.init(buffer, label: label)
  }

  /// Reads a file, which errors call by its last component unless there is a label.
  ///
  /// - Parameter onRelease: sees all memory given back, after it has been overwritten.
  /// - Throws: ``ImportError`` when the file cannot be read.
  package convenience init(
    file: URL, label: String? = nil, onRelease: SecretMemory.Observer? = nil
  ) throws(ImportError) {
    let buffer = try FileBuffer.read(file, onRelease: onRelease)
    self.init(buffer, label: label ?? file.lastPathComponent)
  }

  /// Takes bytes over.
  init(_ buffer: consuming SecretBuffer, label: String, yamlLine: Int? = nil) {
    self.label = label
    self.yamlLine = yamlLine
    count = buffer.count
    buffer.pad()
    self.buffer = buffer
  }

  /// The first byte, for the runs below only: they go from offsets up to ``count``, and the zeros
  /// behind the document stop them.
  @inline(__always)
  var start: UnsafePointer<UInt8> {
    buffer.start.assumingMemoryBound(to: UInt8.self)
  }

  /// The byte at an offset below ``count``.
  @inline(__always)
  subscript(offset: Int) -> UInt8 {
    precondition(offset >= 0 && offset < count, "offset outside the document")
    return start[offset]
  }

  /// The bytes of a range.
  @inline(__always)
  func bytes(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "range outside the document")
    return UnsafeBufferPointer(start: start + range.lowerBound, count: range.count)
  }

  /// Makes a string of bytes known to be UTF-8.
  func string(_ range: Range<Int>) -> String {
    String(decoding: bytes(range), as: UTF8.self)
  }

  /// How many bytes the character at an offset takes that is not ASCII; `nil` when malformed.
  func lengthOfSequence(at offset: Int) -> Int? {
    precondition(offset >= 0 && offset <= count, "offset outside the document")
    return UTF8Sequence.length(start + offset)
  }

  /// The value of a hexadecimal digit.
  @inline(__always)
  static func hexadecimalValue(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a")) + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A")) + 10
    default: nil
    }
  }
}
