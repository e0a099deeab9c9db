package import Estate
package import Foundation

extension EstateDirectory {
  private static let partialPrefix = ".\(usageName).partial-"

  /// Whether a file is what is left of a usage model whose writing was cut short.
  static func isPartialUsage(_ name: String) -> Bool { name.hasPrefix(partialPrefix) }

  /// Reads what identities of a cluster were seen to use; `nil` when nobody watched.
  package static func readUsage(
    of cluster: String, in url: URL
  ) throws(ImportError) -> UsageModel? {
    let file = usageFile(of: cluster, in: url)
    guard FileManager.default.fileExists(atPath: file.path) else { return nil }
    return try UsageReader.read(file: file)
  }

  /// Adds what identities of a cluster were seen to use to an estate on disk.
  ///
  /// Nothing else in the folder is touched: the context, which may have been edited, and the objects
  /// stay as they are, byte for byte. The file is replaced in one step.
  ///
  /// - Returns: the usage before, `nil` when nobody had watched, and the usage now. Where their
  ///   windows overlap, the same log may have been counted twice.
  /// - Throws: `ImportError` for the usage that is there, ``EstateDirectoryError`` when the folder
  ///   has no such cluster or cannot be written.
  package static func addUsage(
    _ usage: UsageModel, to cluster: String, in url: URL
  ) throws -> (before: UsageModel?, now: UsageModel) {
    let folder = url.appendingPathComponent(clustersName).appendingPathComponent(cluster)
    let objects = folder.appendingPathComponent(objectsName)
    let isName = !cluster.isEmpty && !cluster.contains("/") && !cluster.hasPrefix(".")
    guard isName, FileManager.default.fileExists(atPath: objects.path) else {
      let known = clusterFolders(of: url)
      throw EstateDirectoryError(
        path: url.path,
        problem: "has no cluster \"\(cluster)\""
          + (known.isEmpty ? "" : " (it has \(known.joined(separator: ", ")))"))
    }
    let before = try readUsage(of: cluster, in: url)
    let now = before?.merged(with: usage) ?? usage
    try replace(usageFile(of: cluster, in: url), with: Data(UsageWriter.bytes(of: now)))
    return (before, now)
  }

  private static func replace(_ file: URL, with data: Data) throws(EstateDirectoryError) {
    let partial = file.deletingLastPathComponent()
      .appendingPathComponent(partialPrefix + UUID().uuidString)
    do {
      try data.write(to: partial)
      guard rename(partial.path, file.path) == 0 else {
        throw EstateDirectoryError(
          cause: .inputOutput, path: file.path,
          problem: "cannot be replaced: \(String(cString: strerror(errno)))")
      }
    } catch {
      try? FileManager.default.removeItem(at: partial)
      throw (error as? EstateDirectoryError)
        ?? EstateDirectoryError(
          cause: .inputOutput, path: file.path,
          problem: "cannot be written: \(SystemReason.text(of: error))")
    }
  }

  private static func usageFile(of cluster: String, in url: URL) -> URL {
    url.appendingPathComponent("\(clustersName)/\(cluster)/\(usageName)")
  }
}
