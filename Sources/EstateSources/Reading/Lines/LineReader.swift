import Foundation

/// Reads a log line by line into one buffer, which is overwritten before release.
///
/// The buffer is as long as the longest line, at least one block.
package final class LineReader {
  /// One line, good until the next one is read.
  struct Line {
    /// The first line is 1.
    let number: Int
    /// Bytes of the log before the line.
    let offset: Int
    /// Without the line feed.
    let bytes: UnsafeRawBufferPointer
    /// Whether a line feed ends it; only the last line may lack one.
    let isTerminated: Bool
  }

  /// The longest line, or document over several lines, that is read.
  ///
  /// - Source: *assumption*; an object in etcd has at most 1.5 MB, so only a logged list is longer.
  package static let lengthMax = 64 << 20

  private let stream: LogStream
  private let lengthMax: Int
  private var buffer = SecretBuffer(capacity: 1 << 20)
  /// How much of the buffer has been handed out.
  private var consumed = 0
  /// Bytes of the log before what has not been handed out.
  private(set) var offset = 0
  private var number = 0
  private var isAtEnd = false

  init(_ stream: LogStream, lengthMax: Int = LineReader.lengthMax) {
    self.stream = stream
    self.lengthMax = lengthMax
  }

  /// What errors call the log.
  var label: String { stream.label }

  /// The next line, blank ones included; `nil` at the end.
  ///
  /// - Throws: `ImportError` when the log cannot be read or the line is too long.
  func next() throws(ImportError) -> Line? {
    var searched = 0
    while true {
      if let length = lineFeed(after: searched) { return take(length, isTerminated: true) }
      searched = rest
      if isAtEnd { return searched == 0 ? nil : take(searched, isTerminated: false) }
      try fill(number + 1, expected: "lines of at most \(lengthMax) bytes")
    }
  }

  /// The line handed out last, together with all that follows it.
  func extended(_ line: Line) throws(ImportError) -> Line {
    consumed -= offset - line.offset
    offset = line.offset
    while !isAtEnd {
      try fill(
        line.number,
        expected: "an audit event on each line, or one document of at most \(lengthMax) bytes")
    }
    number = line.number - 1
    return take(rest, isTerminated: true)
  }

  /// How many bytes have not been handed out.
  private var rest: Int { buffer.count - consumed }

  private func lineFeed(after count: Int) -> Int? {
    let start = buffer.start + consumed + count
    return memchr(start, 0x0A, rest - count).map { count + (UnsafeRawPointer($0) - start) }
  }

  private func take(_ length: Int, isTerminated: Bool) -> Line {
    let bytes = UnsafeRawBufferPointer(start: buffer.start + consumed, count: length)
    let start = offset
    let used = min(length + (isTerminated ? 1 : 0), rest)
    consumed += used
    offset += used
    number += 1
    return Line(number: number, offset: start, bytes: bytes, isTerminated: isTerminated)
  }

  /// Reads more of the log behind what has not been handed out.
  private func fill(_ line: Int, expected: String) throws(ImportError) {
    guard rest <= lengthMax else {
      throw ImportError(
        file: label, byteOffset: offset, line: line, problem: "found a longer one",
        expected: expected)
    }
    buffer.removeFirst(consumed)
    consumed = 0
    if try stream.read(into: &buffer) == 0 { isAtEnd = true }
  }
}
