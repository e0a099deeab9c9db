package import Specs

import Crypto
import Foundation

/// What identifies an experiment: its resolved text, the contents of its estate folders included.
package struct ExperimentIdentity: Sendable, Hashable {
  /// The resolved specification, followed by the digest of each estate folder.
  package let text: String
  /// SHA-256 of the text, lower-case hexadecimal.
  package let sha256: String

  /// - Throws: Foundation's errors when an estate folder cannot be read.
  package init(_ spec: ExperimentSpec) throws {
    var text = resolvedText(of: spec)
    for (position, source) in spec.estates.enumerated() {
      guard case .directory(let path) = source else { continue }
      let digest = try Self.digest(ofFolder: URL(fileURLWithPath: path))
      text += "# The folder of estate \(position + 1) has the contents sha256:\(digest).\n"
    }
    self.text = text
    sha256 = Self.hexadecimal(SHA256.hash(data: Data(text.utf8)))
  }

  /// The digest of all files of a folder with their relative paths, in order of the paths' bytes.
  private static func digest(ofFolder folder: URL) throws -> String {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    var hash = SHA256()
    for path in paths.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      let file = folder.appendingPathComponent(path)
      var isFolder: ObjCBool = false
      let exists = FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder)
      guard exists, !isFolder.boolValue else { continue }
      let contents = try Data(contentsOf: file)
      hash.update(data: Data("\(path)\0\(contents.count)\0".utf8))
      hash.update(data: contents)
    }
    return hexadecimal(hash.finalize())
  }

  private static func hexadecimal(_ digest: SHA256.Digest) -> String {
    digest.map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }
}
