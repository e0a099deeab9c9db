internal import AttackGraph
internal import Estate

/// How far service accounts and people are from control of a cluster, whatever the time.
package struct ReachCensus: Sendable, Hashable {
  /// Steps of a shortest path of each service account that reaches control of any cluster.
  package private(set) var accountSteps = Sample()
  package private(set) var reachingAccounts = Share()
  /// Steps of a shortest path of each person, from a session with all their groups.
  package private(set) var personSteps = Sample()
  package private(set) var reachingPeople = Share()

  init() {}

  /// - Parameter graph: the estate's, with everybody signed in (``Sessions``).
  init(_ estate: Estate, _ graph: AttackGraph) {
    var depths = StaticDepths(graph, to: .cluster)
    for cluster in estate.clusters {
      for account in cluster.serviceAccounts.map(\.metadata) {
        let key = VertexKey.serviceAccount(
          cluster: cluster.name, namespace: account.namespace, name: account.name)
        let steps = depths.steps(from: graph.vertex(key).map { [$0] } ?? [])
        reachingAccounts.count(steps != nil)
        if let steps { accountSteps.add(steps) }
      }
    }
    let sessions = Sessions(of: graph)
    for person in estate.context.people {
      let steps = depths.steps(from: sessions.vertices(of: person.name))
      reachingPeople.count(steps != nil)
      if let steps { personSteps.add(steps) }
    }
  }

  static func += (left: inout ReachCensus, right: ReachCensus) {
    left.accountSteps += right.accountSteps
    left.reachingAccounts += right.reachingAccounts
    left.personSteps += right.personSteps
    left.reachingPeople += right.reachingPeople
  }
}
