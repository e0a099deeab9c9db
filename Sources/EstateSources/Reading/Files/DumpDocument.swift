/// One document of a dump: a JSON file, or one of the documents of a YAML file.
package struct DumpDocument {
  /// Where the document's file lies within the dump, with `/` between folders.
  ///
  /// Relative to the folder that was named, or within the archive, such as `kube-system/pods.json`;
  /// the file's own name where a file was named; empty for standard input. An extension that only
  /// says that the file is compressed is left out.
  package let path: String
  /// What errors call the file, such as `dump.tar.gz!/kube-system/pods.json`.
  package let label: String
  /// The document as JSON.
  package let input: JSONInput
}

/// Something that a user names as a dump.
package enum DumpSource: Sendable, Hashable {
  /// Whatever is written to standard input.
  case standardInput
  /// A file, a folder or an archive.
  case path(String)

  /// - Parameter argument: a path, or `-` for standard input.
  package init(argument: String) {
    self = argument == "-" ? .standardInput : .path(argument)
  }

  /// What errors call it.
  package var label: String {
    switch self {
    case .standardInput: "standard input"
    case .path(let path): path
    }
  }
}

/// How much a dump may hold, so that a small file cannot fill memory or run for ever.
package struct DumpLimits: Sendable, Hashable {
  /// Bytes of one document, unpacked.
  package var documentBytesMax: Int
  /// Bytes of everything that is unpacked from compressed files and archives.
  package var unpackedBytesMax: Int

  /// Makes limits of two numbers of bytes.
  package init(documentBytesMax: Int, unpackedBytesMax: Int) {
    self.documentBytesMax = documentBytesMax
    self.unpackedBytesMax = unpackedBytesMax
  }

  /// 2 GiB in one document, of which reading a packed one takes twice, and 16 GiB unpacked.
  ///
  /// - Source: assumption; some twenty times the largest dumps that users of other collectors
  ///   report (a few hundred megabytes).
  package static let standard = DumpLimits(
    documentBytesMax: 2 << 30, unpackedBytesMax: 16 << 30)
}

/// Bytes that may be read, and what they are the limit of.
struct ByteLimit: Sendable {
  let bytes: Int
  /// Such as "one document".
  let scope: String

  /// - Throws: ``ImportError`` when there are more bytes.
  func check(_ count: Int, _ label: String) throws(ImportError) {
    guard count > bytes else { return }
    throw ImportError(
      file: label, problem: "found more", expected: "at most \(bytes) bytes in \(scope)")
  }
}
