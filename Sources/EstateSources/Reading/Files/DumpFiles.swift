/// Finds the documents of dumps: in files, folders, archives, compressed files, standard input.
package enum DumpFiles {
  /// Calls the closure with every document of the sources, in order.
  ///
  /// Folders are walked in byte order of their names, links followed, each folder once. In folders
  /// and archives only files whose extension says JSON or YAML are read (in folders also compressed
  /// ones and archives); what is hidden is passed over. What a file *is* decides its first bytes,
  /// not its name; only JSON and YAML are told apart by extension, where there is one. An archive
  /// within an archive is passed over, and only one layer of compression is undone. Nothing is
  /// written to disk.
  ///
  /// One document's bytes are in memory at a time, for YAML those of its file and of its JSON.
  ///
  /// - Parameters:
  ///   - standardInput: the descriptor to read for ``DumpSource/standardInput``; left open.
  ///   - body: called once per document; its error ends the reading.
  /// - Returns: what was read and what was passed over.
  /// - Throws: ``ImportError`` at the first file that cannot be read or holds more than the limits.
  @discardableResult
  package static func forEachDocument(
    in sources: [DumpSource], limits: DumpLimits = .standard, standardInput: Int32 = 0,
    _ body: (DumpDocument) throws(ImportError) -> Void
  ) throws(ImportError) -> DumpInventory {
    var walk = DumpWalk(limits: limits)
    var hasReadInput = false
    for source in sources {
      switch source {
      case .path(let path): try walk.read(path: path, body)
      case .standardInput:
        if hasReadInput {
          throw ImportError(file: source.label, problem: "found two", expected: "\"-\" once")
        }
        hasReadInput = true
        let stream = ByteStream(descriptor: standardInput, label: source.label)
        try walk.read(stream, path: "", body)
      }
    }
    return walk.inventory
  }
}

/// One pass over the files of a dump.
struct DumpWalk {
  typealias Body = (DumpDocument) throws(ImportError) -> Void

  let limits: DumpLimits
  var inventory = DumpInventory()
  /// Folders that have been read.
  var folders: Set<FileIdentity> = []
  private var unpackedBytes = 0

  init(limits: DumpLimits) {
    self.limits = limits
  }

  /// Reads a stream, which may turn out to be packed.
  mutating func read(_ stream: ByteStream, path: String, _ body: Body) throws(ImportError) {
    let kind = ContentKind(prefix: try stream.peek(ContentKind.prefixLength))
    guard kind == .text else { return try unpack(stream, kind, path: path, body) }
    let limit = ByteLimit(bytes: limits.documentBytesMax, scope: "one document")
    try hand(over: try stream.readAll(limit), path: path, label: stream.label, body)
  }

  /// Reads the entries of an archive, or the content of a compressed file.
  private mutating func unpack(
    _ stream: ByteStream, _ kind: ContentKind, path: String, _ body: Body
  ) throws(ImportError) {
    let archive = try ArchiveReader.open(stream, kind: kind)
    while let entry = try archive.next() {
      guard let written = entry.path else {
        let inner = DumpFileName.pathWithoutCompression(path)
        try unpack(entry, of: archive, path: inner, label: stream.label, body)
        continue
      }
      let inner = written.split(separator: "/").filter { $0 != "." && $0 != ".." }
        .joined(separator: "/")
      let label = "\(stream.label)!/\(inner.withoutControlCharacters)"
      switch entry.kind {
      case .folder: continue
      case .other: passOver(label, .notAFile)
      case .file:
        if let reason = DumpFileName.reasonToPass(inner, inArchive: true) {
          passOver(label, reason)
        } else {
          try unpack(entry, of: archive, path: inner, label: label, body)
        }
      }
    }
  }

  private mutating func unpack(
    _ entry: ArchiveReader.Entry, of archive: borrowing ArchiveReader, path: String, label: String,
    _ body: Body
  ) throws(ImportError) {
    if entry.isEncrypted {
      throw ImportError(file: label, problem: "found it encrypted", expected: "a file to read")
    }
    let left = limits.unpackedBytesMax - unpackedBytes
    let limit =
      left < limits.documentBytesMax
      ? ByteLimit(bytes: left, scope: "the rest of what is packed")
      : ByteLimit(bytes: limits.documentBytesMax, scope: "one document")
    let content = try archive.content(of: entry, label: label, limit)
    unpackedBytes += content.count
    try hand(over: content, path: path, label: label, body)
  }

  /// Hands one file's documents over.
  private mutating func hand(
    over content: consuming SecretBuffer, path: String, label: String, _ body: Body
  ) throws(ImportError) {
    let text = content.bytes
    guard ContentKind(prefix: .init(rebasing: text.prefix(ContentKind.prefixLength))) == .text
    else {
      throw ImportError(
        file: label, problem: "found a packed file within a packed one", expected: "JSON or YAML")
    }
    inventory.read.append(label)
    inventory.bytes += text.count
    switch TextKind(path: path, text: text) {
    case .json:
      try body(DumpDocument(path: path, label: label, input: JSONInput(content, label: label)))
    case .yaml:
      var converter = try YAMLConverter(content, label: label)
      while let input = try converter.next() {
        try body(DumpDocument(path: path, label: label, input: input))
      }
    }
  }

  /// Notes a file that is not read.
  mutating func passOver(_ label: String, _ reason: DumpInventory.Reason) {
    inventory.passedOver.append(.init(label: label, reason: reason))
  }
}
