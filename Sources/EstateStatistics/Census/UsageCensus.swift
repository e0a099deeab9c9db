internal import Estate

/// What was used of what is granted, in the clusters that somebody watched.
package struct UsageCensus: Sendable, Hashable {
  /// Rights that were not used, over everybody's rights.
  package private(set) var unusedRights = Share()
  /// Service accounts that were never seen.
  package private(set) var unseenAccounts = Share()

  init() {}

  /// - Complexity: that of a usage review of everybody who may have rights.
  init(_ facts: ClusterFacts) {
    let cluster = facts.cluster
    guard let usage = cluster.usage, usage.window != nil else { return }
    let review = UsageReview(cluster: cluster, usage: usage)
    for principal in review.principals(of: cluster, people: facts.context.people) {
      let use = review.use(by: principal)
      unusedRights += Share(hits: use.granted - use.used, of: use.granted)
    }
    let seen = Set(usage.identities.map { ExactString($0.username) })
    for account in cluster.serviceAccounts.map(\.metadata) {
      let username = Principal.serviceAccountUsername(
        namespace: account.namespace, name: account.name)
      unseenAccounts.count(!seen.contains(ExactString(username)))
    }
  }

  static func += (left: inout UsageCensus, right: UsageCensus) {
    left.unusedRights += right.unusedRights
    left.unseenAccounts += right.unseenAccounts
  }
}
