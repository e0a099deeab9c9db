package import Estate
package import Foundation
import Specs

extension EstateDirectory {
  /// Reads an estate.
  ///
  /// Clusters come in the order of the context's endpoints, then by name.
  ///
  /// - Throws: ``ImportError`` for objects and folders, `SpecificationError` for `context.yaml`.
  package static func read(_ url: URL) throws -> Estate {
    let context = url.appendingPathComponent(contextName)
    guard FileManager.default.fileExists(atPath: context.path) else {
      throw ImportError(
        file: url.path, problem: "there is no \(contextName)",
        expected: "the folder of an estate, as `blastlab generate` and `blastlab import` write it")
    }
    let document = try EstateContextDocument.read(file: context)
    let names = try clusterNames(in: url, document)
    try checkClusters(of: document, among: Set(names), file: context.path)
    try checkKinds(of: document, file: context.path)
    let clusters = try names.map { try readCluster(named: $0, in: url) }
    try checkServiceAccounts(of: document, in: clusters, file: context.path)
    try checkSecrets(of: document, in: clusters, file: context.path)
    return Estate(name: document.name, clusters: clusters, context: EstateContext(document))
  }

  private static func readCluster(
    named name: String, in url: URL
  ) throws(ImportError) -> Cluster {
    let folder = url.appendingPathComponent("\(clustersName)/\(name)")
    var reader = DumpReader(clusterName: name)
    let version = folder.appendingPathComponent(versionName)
    if FileManager.default.fileExists(atPath: version.path) {
      try reader.read(JSONInput(file: version, label: version.path))
    }
    let objects = folder.appendingPathComponent(objectsName)
    try reader.read(JSONInput(file: objects, label: objects.path))
    var cluster = reader.cluster
    cluster.usage = try readUsage(of: name, in: url)
    return cluster
  }

  private static func clusterNames(
    in url: URL, _ document: EstateContextDocument
  ) throws(ImportError) -> [String] {
    let names = clusterFolders(of: url)
    if names.isEmpty {
      throw ImportError(
        file: url.appendingPathComponent(clustersName).path, problem: "there is none",
        expected: "at least one cluster, as <name>/\(objectsName)")
    }
    let first = document.endpoints.map(\.cluster).filter(names.contains)
    return first + names.filter { !first.contains($0) }
  }

  /// The names of the folders that hold a cluster, in order.
  static func clusterFolders(of url: URL) -> [String] {
    let folder = url.appendingPathComponent(clustersName)
    return entries(of: folder).filter { name in
      let objects = folder.appendingPathComponent(name).appendingPathComponent(objectsName)
      return FileManager.default.fileExists(atPath: objects.path)
    }
  }
}
