import Estate

extension ContextSkeleton {
  /// Adds links from Secrets in which Argo CD keeps the credentials of clusters.
  ///
  /// Whose credential it is stands in a Secret's values, which are never read. So a cluster is taken
  /// for the target only where it has the account that Argo CD makes for itself, and either the
  /// Secret's name tells it from the others, or there is one such Secret and one such cluster.
  mutating func addClusterLinks() {
    for (index, cluster) in clusters.enumerated() {
      let secrets = cluster.secrets.filter { secret in
        secret.metadata.labels[ImportGuesses.fleetLabel.key] == ImportGuesses.fleetLabel.value
      }
      guard !secrets.isEmpty else { continue }
      let targets = clusters.enumerated().filter { $0.offset != index && $0.element.isInFleet }
        .map(\.element.name)
      for secret in secrets {
        let only = secrets.count == 1 && targets.count == 1 ? targets.first : nil
        guard let target = Self.target(of: secret.metadata.name, among: targets) ?? only else {
          continue
        }
        context.clusterLinks.append(
          ClusterLink(
            cluster: cluster.name, namespace: secret.metadata.namespace,
            secret: secret.metadata.name, target: target,
            username: ImportGuesses.fleetUsername, assumed: true))
      }
    }
  }

  /// The cluster whose name a Secret's name holds: the one with most words; `nil` where there is no
  /// such cluster or more than one.
  private static func target(of secret: String, among names: [String]) -> String? {
    let words = ImportGuesses.words(in: secret)
    let found = names.map { (name: $0, words: ImportGuesses.words(in: $0)) }
      .filter { words.hasRun($0.words) }
    let most = found.map(\.words.count).max()
    let longest = found.filter { $0.words.count == most }
    return longest.count == 1 ? longest[0].name : nil
  }
}

extension Cluster {
  /// Whether it has the account that Argo CD makes in clusters it administers.
  fileprivate var isInFleet: Bool {
    serviceAccounts.contains {
      $0.metadata.namespace == ImportGuesses.fleetAccount.namespace
        && $0.metadata.name == ImportGuesses.fleetAccount.name
    }
  }
}

extension [String] {
  /// Whether the words follow each other in this list.
  fileprivate func hasRun(_ words: [String]) -> Bool {
    guard !words.isEmpty, words.count <= count else { return false }
    return (0...(count - words.count)).contains { self[$0...].starts(with: words) }
  }
}
