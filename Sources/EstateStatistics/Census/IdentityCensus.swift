internal import Estate

/// How service accounts and pods spread over namespaces and nodes.
package struct IdentityCensus: Sendable, Hashable {
  /// One value per namespace that exists or has an account.
  package private(set) var accountsPerNamespace = Sample()
  /// One value per account that runs a pod.
  package private(set) var podsPerAccount = Sample()
  /// One value per node that exists or is named by a pod.
  package private(set) var podsPerNode = Sample()
  /// Accounts that no pod runs as and no controller's pods would.
  package private(set) var withoutPods = Share()

  init() {}

  init(_ facts: ClusterFacts) {
    let cluster = facts.cluster
    if facts.knows("ServiceAccount") || !cluster.serviceAccounts.isEmpty {
      accountsPerNamespace = Self.spread(
        cluster.serviceAccounts.map(\.metadata.namespace),
        over: cluster.namespaces.map(\.metadata.name))
    }
    let running = cluster.pods.compactMap { pod in
      facts.account(of: pod.spec, in: pod.metadata.namespace)
    }
    podsPerAccount = Sample(Dictionary(grouping: running) { $0 }.values.map(\.count))
    if facts.knows("Pod") || !cluster.pods.isEmpty {
      podsPerNode = Self.spread(
        cluster.pods.map(\.spec.nodeName).filter { !$0.isEmpty },
        over: cluster.nodes.map(\.metadata.name))
    }
    guard facts.knows("Pod") else { return }
    for isUsed in facts.isUsedByPods { withoutPods.count(!isUsed) }
  }

  /// How many things each place has, the empty ones of the given places included.
  private static func spread(_ things: [String], over places: [String]) -> Sample {
    var counts = Dictionary(
      places.map { (ExactString($0), 0) }, uniquingKeysWith: { first, _ in first })
    for thing in things { counts[ExactString(thing), default: 0] += 1 }
    return Sample(counts.values)
  }

  static func += (left: inout IdentityCensus, right: IdentityCensus) {
    left.accountsPerNamespace += right.accountsPerNamespace
    left.podsPerAccount += right.podsPerAccount
    left.podsPerNode += right.podsPerNode
    left.withoutPods += right.withoutPods
  }
}
