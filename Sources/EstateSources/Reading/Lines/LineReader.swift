import Foundation

/// Reads a stream line by line into one buffer, which is overwritten before release.
///
/// The buffer is as long as the longest line, at least one chunk.
package final class LineReader {
  /// One line, good until the next one is read.
  struct Line {
    /// The first line is 1.
    let number: Int
    /// Bytes of the stream before the line.
    let offset: Int
    /// Without the line feed.
    let bytes: UnsafeRawBufferPointer
    /// Whether a line feed ends it; only the last line may lack one.
    let isTerminated: Bool
  }

  private static let chunk = 1 << 20
  /// The longest line, or document over several lines, that is read.
  ///
  /// An object in etcd has at most 1.5 MB, so only a logged list can be longer. Assumption.
  package static let lengthMax = 64 << 20

  private let stream: UnpackedStream
  private let lengthMax: Int
  private var buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: chunk, alignment: 1)
  /// Where in the buffer the bytes not yet handed out are.
  private var filled = 0..<0
  /// Bytes of the stream before those.
  private(set) var offset = 0
  private var number = 0
  private var isAtEnd = false

  init(_ stream: UnpackedStream, lengthMax: Int = LineReader.lengthMax) {
    self.stream = stream
    self.lengthMax = lengthMax
  }

  deinit {
    FileBuffer.overwrite(buffer)
    buffer.deallocate()
  }

  /// What errors call the stream.
  var label: String { stream.label }

  /// The next line, blank ones included; `nil` at the end.
  ///
  /// - Throws: `ImportError` when the stream cannot be read or the line is too long.
  func next() throws(ImportError) -> Line? {
    var searched = 0
    while true {
      if let length = lineFeed(after: searched) { return take(length, isTerminated: true) }
      searched = filled.count
      if isAtEnd {
        return filled.isEmpty ? nil : take(filled.count, isTerminated: false)
      }
      try fill(number + 1, expected: "lines of at most \(lengthMax) bytes")
    }
  }

  /// The line handed out last, together with all that follows it.
  func extended(_ line: Line) throws(ImportError) -> Line {
    let length = offset - line.offset
    filled = filled.lowerBound - length..<filled.upperBound
    offset = line.offset
    while !isAtEnd {
      try fill(
        line.number,
        expected: "an audit event on each line, or one document of at most \(lengthMax) bytes")
    }
    number = line.number - 1
    return take(filled.count, isTerminated: true)
  }

  private func lineFeed(after count: Int) -> Int? {
    let rest = filled.dropFirst(count)
    guard !rest.isEmpty, let start = buffer.baseAddress.map({ $0 + rest.lowerBound }),
      let found = memchr(start, 0x0A, rest.count)
    else { return nil }
    return count + (found - start)
  }

  private func take(_ length: Int, isTerminated: Bool) -> Line {
    let range = filled.prefix(length)
    let start = offset
    let used = min(length + (isTerminated ? 1 : 0), filled.count)
    filled = filled.dropFirst(used)
    offset += used
    number += 1
    return Line(
      number: number, offset: start,
      bytes: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[range]),
      isTerminated: isTerminated)
  }

  /// Reads more of the stream behind what is there.
  private func fill(_ line: Int, expected: String) throws(ImportError) {
    guard filled.count <= lengthMax else {
      throw ImportError(
        file: label, byteOffset: offset, line: line, problem: "found a longer one",
        expected: expected)
    }
    if filled.upperBound == buffer.count { makeRoom() }
    let room = UnsafeMutableRawBufferPointer(rebasing: buffer[filled.upperBound...])
    let count = try stream.read(into: room)
    if count == 0 { isAtEnd = true }
    filled = filled.lowerBound..<filled.upperBound + count
  }

  /// Moves what is left to the front, or to a larger buffer where it fills this one.
  private func makeRoom() {
    let rest = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[filled])
    if filled.count > buffer.count / 2 {
      let larger = UnsafeMutableRawBufferPointer.allocate(
        byteCount: buffer.count * 2, alignment: 1)
      larger.copyMemory(from: rest)
      FileBuffer.overwrite(buffer)
      buffer.deallocate()
      buffer = larger
    } else {
      buffer.copyMemory(from: rest)
    }
    filled = 0..<filled.count
  }
}
