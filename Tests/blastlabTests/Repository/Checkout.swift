import Foundation

/// The working copy the tests were built from, as the repository checks read it.
enum Checkout {
  /// The folder of Package.swift.
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent()  // Repository
    .deletingLastPathComponent()  // blastlabTests
    .deletingLastPathComponent()  // Tests
    .deletingLastPathComponent()

  /// Paths of the regular files below a folder or of the file itself, relative to the root, sorted.
  ///
  /// Hidden files inside a folder are left out; a missing folder has no files.
  static func files(in path: String, withExtension suffix: String? = nil) -> [String] {
    let base = root.appendingPathComponent(path)
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: base.path, isDirectory: &isFolder) else {
      return []
    }
    guard isFolder.boolValue else { return [path] }
    let found = FileManager.default.enumerator(atPath: base.path)
    var paths: [String] = []
    while let entry = found?.nextObject() as? String {
      guard !entry.split(separator: "/").contains(where: { $0.hasPrefix(".") }) else { continue }
      guard suffix.map({ entry.hasSuffix("." + $0) }) ?? true else { continue }
      let full = base.appendingPathComponent(entry).path
      guard FileManager.default.fileExists(atPath: full, isDirectory: &isFolder),
        !isFolder.boolValue
      else { continue }
      paths.append(path + "/" + entry)
    }
    return paths.sorted()
  }

  /// Names of the entries of a folder, hidden ones included, sorted.
  static func entries(of path: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(
      atPath: root.appendingPathComponent(path).path
    ).sorted()
  }

  /// Text of a file; `nil` for one that is not UTF-8 text.
  static func text(of path: String) throws -> String? {
    let bytes = try Data(contentsOf: root.appendingPathComponent(path))
    guard !bytes.contains(0) else { return nil }
    return String(data: bytes, encoding: .utf8)
  }
}
