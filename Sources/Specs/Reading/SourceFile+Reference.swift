import Foundation

extension SourceFile {
  /// - Throws: `SpecificationError` with cause `unreadable` when the file system refuses.
  init(_ url: URL) throws(SpecificationError) {
    // As the user gave it, unless that is relative to something else than the working directory.
    let isFromHere = URL(fileURLWithPath: url.relativePath).path == url.path
    try self.init(path: isFromHere ? url.relativePath : url.path)
  }
}

extension YAMLValue {
  /// The path that this value refers to, resolved against the folder of its file.
  func referencedPath() throws(SpecificationError) -> String {
    FilePath.join(try name(), besides: source.path)
  }

  /// The contents of the file that this value refers to.
  ///
  /// - Throws: `SpecificationError` here, at the reference, when the file cannot be read.
  func referencedBytes() throws(SpecificationError) -> (path: String, bytes: [UInt8]) {
    let path = try referencedPath()
    do throws(SpecificationError) {
      return (path, try SourceFile.contents(of: path))
    } catch {
      throw self.error(
        expected: error.expected, problem: "\(error.problem) at \(Quotation.path(path))")
    }
  }

  /// The text file that this value refers to.
  func referencedFile() throws(SpecificationError) -> SourceFile {
    let (path, bytes) = try referencedBytes()
    return try SourceFile(bytes: bytes, path: path)
  }

  /// The path of the folder that this value refers to.
  func referencedFolder() throws(SpecificationError) -> String {
    let path = try referencedPath()
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    guard exists, isFolder.boolValue else {
      throw error(
        expected: "a folder",
        found: "\(exists ? "a file" : "none of that name") at \(Quotation.path(path))")
    }
    return path
  }
}

/// Paths as texts, so that errors show them the way the user wrote them.
enum FilePath {
  /// Returns the path of a reference in a file, against the file's folder unless it is absolute.
  static func join(_ reference: String, besides file: String) -> String {
    guard !reference.hasPrefix("/") else { return reference }
    let folder = file.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    let path = (folder + [Substring(reference)]).joined(separator: "/")
    let tidy = tidied(path)
    // Behind a symbolic link, `..` is not the folder that the text suggests.
    return target(of: tidy) == target(of: path) ? tidy : path
  }

  /// Returns the path without `.`, doubled separators and, where the text allows, `..`.
  static func tidied(_ path: String) -> String {
    let isAbsolute = path.hasPrefix("/")
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else if part != ".." || !isAbsolute {
        parts.append(part)
      }
    }
    let text = (isAbsolute ? "/" : "") + parts.joined(separator: "/")
    return text.isEmpty ? "." : text
  }

  static func lastComponent(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  private static func target(of path: String) -> String {
    URL(fileURLWithPath: path).resolvingSymlinksInPath().path
  }
}
