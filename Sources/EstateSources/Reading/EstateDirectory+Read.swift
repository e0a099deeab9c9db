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

  /// Fails when an entry is about a service account that its cluster, whose accounts were
  /// collected, does not have.
  private static func checkServiceAccounts(
    of document: EstateContextDocument, in clusters: [Cluster], file: String
  ) throws(ImportError) {
    let pipelines = document.pipelines.enumerated().map { index, entry in
      ("pipelines[\(index)]", entry.cluster, entry.namespace, entry.serviceAccount)
    }
    let identities = document.cloudIdentities.enumerated().map { index, entry in
      ("cloudIdentities[\(index)]", entry.cluster, entry.namespace, entry.serviceAccount)
    }
    for (place, name, namespace, account) in pipelines + identities {
      guard let cluster = clusters.first(where: { $0.name == name }),
        !cluster.serviceAccounts.isEmpty
      else { continue }
      let exists = cluster.serviceAccounts.contains {
        $0.metadata.namespace == namespace && $0.metadata.name == account
      }
      guard !exists else { continue }
      throw ImportError(
        file: file, path: "spec.\(place).serviceAccount", problem: "found \"\(account)\"",
        expected: "a service account of namespace \(namespace) in \(name)")
    }
  }

  /// Fails when the context speaks of a cluster without a folder.
  private static func checkClusters(
    of document: EstateContextDocument, among names: Set<String>, file: String
  ) throws(ImportError) {
    var uses: [(path: String, cluster: String)] = []
    for (index, person) in document.people.enumerated() {
      uses += person.clusters.enumerated().map { place, cluster in
        ("spec.people[\(index)].clusters[\(place)]", cluster)
      }
    }
    func use(_ list: String, _ clusters: [String]) {
      uses += clusters.enumerated().map { ("spec.\(list)[\($0)].cluster", $1) }
    }
    use("pipelines", document.pipelines.map(\.cluster))
    use("environments", document.environments.map(\.cluster))
    use("endpoints", document.endpoints.map(\.cluster))
    use("cloudIdentities", document.cloudIdentities.map(\.cluster))
    use("completeness", document.completeness.map(\.cluster))
    if let unknown = uses.first(where: { !names.contains($0.cluster) }) {
      throw ImportError(
        file: file, path: unknown.path, problem: "found \"\(unknown.cluster)\"",
        expected: "a cluster that has a folder (\(names.sorted().joined(separator: ", ")))")
    }
  }
}
