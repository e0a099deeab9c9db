import Estate
import Specs

/// Whether what a context speaks of is there.
extension EstateDirectory {
  /// Fails when the context speaks of a cluster without a folder.
  static func checkClusters(
    of document: EstateContextDocument, among names: Set<String>, file: String
  ) throws(ImportError) {
    var uses: [(path: String, cluster: String)] = []
    for (index, person) in document.people.enumerated() {
      uses += person.clusters.enumerated().map { place, cluster in
        ("spec.people[\(index)].clusters[\(place)]", cluster)
      }
    }
    for (index, role) in document.cloudRoles.enumerated() {
      uses += role.nodesOf.enumerated().map { place, cluster in
        ("spec.cloudRoles[\(index)].nodesOf[\(place)]", cluster)
      }
      uses += role.clusterAccess.enumerated().map { place, access in
        ("spec.cloudRoles[\(index)].clusterAccess[\(place)].cluster", access.cluster)
      }
      uses += role.administers.enumerated().map { place, cluster in
        ("spec.cloudRoles[\(index)].administers[\(place)]", cluster)
      }
    }
    func use(_ list: String, _ clusters: [String], as key: String = "cluster") {
      uses += clusters.enumerated().map { ("spec.\(list)[\($0)].\(key)", $1) }
    }
    use("pipelines", document.pipelines.map(\.cluster))
    use("agents", document.agents.map(\.cluster))
    use("environments", document.environments.map(\.cluster))
    use("endpoints", document.endpoints.map(\.cluster))
    use("cloudIdentities", document.cloudIdentities.map(\.cluster))
    use("sharedKubeconfigs", document.sharedKubeconfigs.map(\.cluster))
    use("clusterLinks", document.clusterLinks.map(\.cluster))
    use("clusterLinks", document.clusterLinks.map(\.target), as: "target")
    use("backups", document.backups.map(\.cluster))
    use("completeness", document.completeness.map(\.cluster))
    if let unknown = uses.first(where: { !names.contains($0.cluster) }) {
      throw ImportError(
        file: file, path: unknown.path, problem: "found \"\(unknown.cluster)\"",
        expected: "a cluster that has a folder (\(names.sorted().joined(separator: ", ")))")
    }
  }

  /// Fails when an entry is about a service account that its cluster, whose accounts were
  /// collected, does not have.
  static func checkServiceAccounts(
    of document: EstateContextDocument, in clusters: [Cluster], file: String
  ) throws(ImportError) {
    let pipelines = document.pipelines.enumerated().map { index, entry in
      ("pipelines[\(index)]", entry.cluster, entry.namespace, entry.serviceAccount)
    }
    let agents = document.agents.enumerated().map { index, entry in
      ("agents[\(index)]", entry.cluster, entry.namespace, entry.serviceAccount)
    }
    let identities = document.cloudIdentities.enumerated().map { index, entry in
      ("cloudIdentities[\(index)]", entry.cluster, entry.namespace, entry.serviceAccount)
    }
    for (place, name, namespace, account) in pipelines + agents + identities {
      let cluster = clusters.first { $0.name == name }
      guard isMissing(account, in: namespace, of: cluster?.serviceAccounts, \.metadata) else {
        continue
      }
      throw ImportError(
        file: file, path: "spec.\(place).serviceAccount", problem: "found \"\(account)\"",
        expected: "a service account of namespace \(namespace) in \(name)")
    }
  }

  /// Fails when a link is kept in a Secret that its cluster, whose Secrets were collected, does not
  /// have.
  static func checkSecrets(
    of document: EstateContextDocument, in clusters: [Cluster], file: String
  ) throws(ImportError) {
    for (index, link) in document.clusterLinks.enumerated() {
      let cluster = clusters.first { $0.name == link.cluster }
      guard isMissing(link.secret, in: link.namespace, of: cluster?.secrets, \.metadata) else {
        continue
      }
      throw ImportError(
        file: file, path: "spec.clusterLinks[\(index)].secret", problem: "found \"\(link.secret)\"",
        expected: "a Secret of namespace \(link.namespace) in \(link.cluster)")
    }
  }

  /// Whether a kind was collected, but there is no object of that name.
  private static func isMissing<Object>(
    _ name: String, in namespace: String, of objects: [Object]?,
    _ metadata: (Object) -> ObjectMetadata
  ) -> Bool {
    guard let objects, !objects.isEmpty else { return false }
    return !objects.contains { object in
      let metadata = metadata(object)
      return metadata.namespace == namespace && metadata.name == name
    }
  }
}
