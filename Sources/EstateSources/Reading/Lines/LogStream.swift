/// The bytes of one log as they were written, whether it is compressed or not.
final class LogStream {
  /// What errors call the log.
  let label: String
  private let stream: ByteStream
  private var archive: ArchiveReader?
  private var isOpened = false
  private var isEmpty = false

  /// Opens a file, or takes standard input.
  ///
  /// - Parameter standardInput: the descriptor to read for it; left open.
  init(_ source: DumpSource, standardInput: Int32 = 0) throws(ImportError) {
    label = source.label
    switch source {
    case .path(let path): stream = try ByteStream(path: path, label: source.label)
    case .standardInput: stream = ByteStream(descriptor: standardInput, label: source.label)
    }
  }

  /// Adds the next bytes to a buffer; returns how many, 0 at the end.
  func read(into buffer: inout SecretBuffer) throws(ImportError) -> Int {
    if !isOpened { try open() }
    if isEmpty { return 0 }
    guard archive != nil else {
      let bytes = try stream.next()
      buffer.append(bytes)
      return bytes.count
    }
    return try buffer.fill(atLeast: Self.chunk) { room throws(ImportError) in
      try archive?.read(into: .init(rebasing: room.prefix(Self.chunk)), label: label) ?? 0
    }
  }

  private static let chunk = 1 << 18

  private func open() throws(ImportError) {
    isOpened = true
    let kind = ContentKind(prefix: try stream.peek(ContentKind.prefixLength))
    guard kind != .text else { return }
    let archive = try ArchiveReader.open(stream, kind: kind)
    // An empty log is compressed to a file without content.
    guard let entry = try archive.next() else {
      isEmpty = true
      return
    }
    guard entry.path == nil else {
      throw ImportError(
        file: label, problem: "found an archive", expected: "one log, plain or compressed")
    }
    self.archive = consume archive
  }
}
