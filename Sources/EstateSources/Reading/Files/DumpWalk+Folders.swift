import Estate
import Foundation

/// Which file a path leads to, whatever the path.
struct FileIdentity: Hashable {
  let device: UInt64
  let number: UInt64
}

extension DumpWalk {
  /// Reads a file of any name, or what a folder holds.
  mutating func read(path: String, _ body: Body) throws(ImportError) {
    let label = path.withoutControlCharacters
    guard let file = FileStatus(path) else { throw Self.unreadable(label) }
    guard file.kind == .folder else {
      let name = path.split(separator: "/").last.map(String.init) ?? path
      return try read(ByteStream(path: path, label: label), path: name, body)
    }
    // A list of what is still to be visited instead of recursion: folders may be nested deeply.
    var pending = [""]
    let root = path.hasSuffix("/") ? path : path + "/"
    while let inner = pending.popLast() {
      let found = try visit(root, inner, body)
      pending += found.reversed()
    }
  }

  /// Reads one file, or returns what a folder holds.
  private mutating func visit(
    _ root: String, _ inner: String, _ body: Body
  ) throws(ImportError) -> [String] {
    let path = root + inner
    let label = path.withoutControlCharacters
    let reason = inner.isEmpty ? nil : DumpFileName.reasonToPass(inner, inArchive: false)
    if reason == .hidden {
      passOver(label, .hidden)
      return []
    }
    guard let file = FileStatus(path) else {
      // Such as a link that leads nowhere.
      guard let reason else { throw Self.unreadable(label) }
      passOver(label, reason)
      return []
    }
    switch file.kind {
    case .folder:
      guard folders.insert(file.identity).inserted else {
        passOver(label, .readBefore)
        return []
      }
      return try names(in: path, label: label).map { inner.isEmpty ? $0 : "\(inner)/\($0)" }
    case .other: passOver(label, .notAFile)
    case .file:
      if let reason {
        passOver(label, reason)
      } else {
        try read(ByteStream(path: path, label: label), path: inner, body)
      }
    }
    return []
  }

  /// The names in a folder, in byte order.
  private mutating func names(
    in folder: String, label: String
  ) throws(ImportError) -> [String] {
    guard let handle = opendir(folder) else { throw Self.unreadable(label) }
    defer { closedir(handle) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = readdir(handle) else { break }
      let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { start in
          String(validatingCString: start) ?? ""
        }
      }
      if name.isEmpty {
        passOver(label, .unreadableName)
      } else if name != "." && name != ".." {
        names.append(name)
      }
    }
    guard errno == 0 else { throw Self.unreadable(label) }
    return names.sorted { $0.precedesInBytes($1) }
  }

  private static func unreadable(_ label: String) -> ImportError {
    let reason = String(cString: strerror(errno))
    return ImportError(cause: .unreadable, file: label, problem: "cannot be read: \(reason)")
  }
}

/// What the file system says of a path, links followed.
private struct FileStatus {
  enum Kind {
    case file
    case folder
    case other
  }

  let kind: Kind
  let identity: FileIdentity

  /// `nil` where there is nothing, or nothing that may be looked at; `errno` says why.
  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: kind = .file
    case S_IFDIR: kind = .folder
    default: kind = .other
    }
    identity = FileIdentity(
      device: UInt64(truncatingIfNeeded: status.st_dev),
      number: UInt64(truncatingIfNeeded: status.st_ino))
  }
}
