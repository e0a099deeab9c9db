package import Estate
package import Foundation
import Specs

/// An estate on disk: `clusters/<name>/objects.json` for each cluster, and `context.yaml`.
///
/// Where the version of a cluster's API server is known, `version.json` beside the objects says it
/// as `kubectl get --raw /version` does; a cluster whose use was watched has a `usage.jsonl` there.
package enum EstateDirectory {
  static let clustersName = "clusters"
  static let objectsName = "objects.json"
  static let versionName = "version.json"
  static let usageName = "usage.jsonl"
  static let contextName = "context.yaml"

  /// Writes an estate; the same estate gives the same bytes.
  ///
  /// Everything is written to a folder beside the target, which then takes its place. An estate
  /// that is already there is replaced.
  ///
  /// - Parameter description: goes into the metadata of `context.yaml`.
  /// - Throws: ``EstateDirectoryError``, also when the target holds anything but an estate.
  package static func write(
    _ estate: Estate, to url: URL, description: String = ""
  ) throws(EstateDirectoryError) {
    try checkNames(of: estate, url)
    try checkReplaceable(url)
    try replace(url) { try writeFiles(estate, description: description, to: $0) }
  }

  /// Lets a closure write a folder, which then takes the place of whatever is at the target.
  package static func replace(
    _ url: URL, with write: (URL) throws -> Void
  ) throws(EstateDirectoryError) {
    let temporary = sibling(of: url, "partial")
    do {
      try write(temporary)
      try put(temporary, at: url)
    } catch {
      try? FileManager.default.removeItem(at: temporary)
      throw EstateDirectoryError(
        cause: .inputOutput, path: url.path,
        problem: "cannot be written: \(SystemReason.text(of: error))")
    }
  }

  private static func writeFiles(_ estate: Estate, description: String, to folder: URL) throws {
    let files = FileManager.default
    let clusters = folder.appendingPathComponent(clustersName)
    try files.createDirectory(at: clusters, withIntermediateDirectories: true)
    for cluster in estate.clusters {
      let place = clusters.appendingPathComponent(cluster.name)
      try files.createDirectory(at: place, withIntermediateDirectories: false)
      try Data(ManifestWriter.bytes(of: cluster))
        .write(to: place.appendingPathComponent(objectsName))
      if let version = cluster.version {
        try Data(JSONWriter.bytes(version.manifest))
          .write(to: place.appendingPathComponent(versionName))
      }
      if let usage = cluster.usage {
        try Data(UsageWriter.bytes(of: usage)).write(to: place.appendingPathComponent(usageName))
      }
    }
    let document = EstateContextDocument(
      estate.context, name: estate.name, description: description)
    try Data(document.yaml().utf8).write(to: folder.appendingPathComponent(contextName))
  }

  /// Moves a finished folder to its place; what was there before is removed last.
  private static func put(_ folder: URL, at url: URL) throws {
    let files = FileManager.default
    guard files.fileExists(atPath: url.path) else { return try files.moveItem(at: folder, to: url) }
    let old = sibling(of: url, "old")
    try files.moveItem(at: url, to: old)
    do {
      try files.moveItem(at: folder, to: url)
    } catch {
      try? files.moveItem(at: old, to: url)
      throw error
    }
    try files.removeItem(at: old)
  }

  /// A hidden folder beside the target, so that moving it there is one step.
  private static func sibling(of url: URL, _ purpose: String) -> URL {
    let name = ".\(url.standardizedFileURL.lastPathComponent).\(purpose)-\(UUID().uuidString)"
    return url.standardizedFileURL.deletingLastPathComponent().appendingPathComponent(name)
  }

  /// Fails unless each cluster's name can name a folder of its own.
  static func checkNames(of estate: Estate, _ url: URL) throws(EstateDirectoryError) {
    var seen: Set<String> = []
    for name in estate.clusters.map(\.name) {
      if name.isEmpty || name.hasPrefix(".") || name.contains("/") || name.contains("\0") {
        throw EstateDirectoryError(
          path: url.path, problem: "the cluster name \"\(name)\" cannot name a folder")
      }
      if !seen.insert(name).inserted {
        throw EstateDirectoryError(path: url.path, problem: "two clusters are named \"\(name)\"")
      }
    }
  }

  /// Fails unless the target is missing, empty, or an estate and nothing else.
  private static func checkReplaceable(_ url: URL) throws(EstateDirectoryError) {
    let clusters = url.appendingPathComponent(clustersName)
    try checkFolder(url, isA: "an estate") {
      foreignEntries(of: url, files: [contextName]).filter { $0 != clustersName }
        + entries(of: clusters).flatMap { cluster in
          let folder = clusters.appendingPathComponent(cluster)
          return foreignEntries(of: folder, files: [objectsName, versionName, usageName])
            .filter { !isPartialUsage($0) }
            .map { "\(clustersName)/\(cluster)/\($0)" }
        }
    }
  }

  /// Fails when the target is a file, or a folder in which the closure finds something foreign.
  ///
  /// - Parameter description: what the folder would be if nothing foreign were there.
  package static func checkFolder(
    _ url: URL, isA description: String, foreign: () -> [String]
  ) throws(EstateDirectoryError) {
    guard FileManager.default.fileExists(atPath: url.path) else { return }
    guard isFolder(url) else {
      throw EstateDirectoryError(path: url.path, problem: "is a file, not a folder")
    }
    if let first = foreign().first {
      throw EstateDirectoryError(
        path: url.path,
        problem: "is not \(description): it holds \"\(first)\"; choose a new or empty folder")
    }
  }

  /// What a folder holds beside files of the given names.
  package static func foreignEntries(of folder: URL, files: Set<String>) -> [String] {
    entries(of: folder).filter { name in
      !files.contains(name) || isFolder(folder.appendingPathComponent(name))
    }
  }

  static func isFolder(_ url: URL) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  static func entries(of folder: URL) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted { $0.precedesInBytes($1) }
  }
}

extension ServerVersion {
  /// The version as an API server's `/version` has it.
  fileprivate var manifest: JSONValue {
    .object([
      "gitVersion": .string("v\(major).\(minor).0"), "major": .string(String(major)),
      "minor": .string(String(minor)),
    ])
  }
}

/// Why an estate could not be written.
package struct EstateDirectoryError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What kind of remedy the user needs.
  package enum Cause: Sendable, Hashable {
    /// Another folder, or other names, must be chosen.
    case unsuitable
    /// The file system refused.
    case inputOutput
  }

  /// Whether the choice of folder or the file system is at fault.
  package let cause: Cause
  /// The folder that was to be written.
  package let path: String
  /// What is wrong, as the end of a sentence about the folder.
  package let problem: String

  init(cause: Cause = .unsuitable, path: String, problem: String) {
    self.cause = cause
    self.path = path
    self.problem = problem
  }

  /// The path and the problem on one line.
  package var description: String { "\(path): \(problem)" }
}
