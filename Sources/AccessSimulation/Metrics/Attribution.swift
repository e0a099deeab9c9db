import Estate

/// Whether an action can be put down to one actor by the credential it was made with.
///
/// It cannot where the credential is a shadow; where several actors act under one user name of a
/// cluster, such as two pipelines with one service account; or where the actor holds a copy of a
/// shared kubeconfig of the cluster that goes on existing, and acts by standing rights. Whoever has
/// such a copy uses it (assumption: the file is at hand and its rights are the wider ones); rights
/// had on request go to one's own user name, so they are used with one's own credential.
struct Attribution: Sendable {
  /// Whether the actor is the only one under its user name; by actor, then target.
  private let isAlone: [[Bool]]
  /// Whether the actor holds a shared kubeconfig of the target's cluster; by actor, then target.
  private let sharesFile: [[Bool]]
  /// ``isAlone`` in the cluster where an actor without targets works; by actor.
  private let isAloneAtHome: [Bool]

  private struct Account: Hashable {
    var cluster: String
    var name: String
  }

  /// - Complexity: O(actors × (clusters + targets) + holders).
  init(_ plan: AccessPlan) {
    let context = plan.estate.context
    let homes = plan.actors.map { $0.clusters(in: context) }
    var users: [Account: Int] = [:]
    for (actor, clusters) in zip(plan.actors, homes) {
      for cluster in clusters {
        users[Account(cluster: cluster, name: actor.username), default: 0] += 1
      }
    }
    var holders: Set<Account> = []
    let withdrawn = Set(plan.overlay.withdrawnKubeconfigs)
    for file in context.sharedKubeconfigs where !withdrawn.contains(file.name) {
      for holder in file.holders { holders.insert(Account(cluster: file.cluster, name: holder)) }
    }
    isAlone = zip(plan.actors, plan.targets).map { actor, targets in
      targets.map { users[Account(cluster: $0.cluster, name: actor.username)] ?? 1 == 1 }
    }
    sharesFile = zip(plan.actors, plan.targets).map { actor, targets in
      targets.map { target in
        actor.kind == .person
          && holders.contains(Account(cluster: target.cluster, name: actor.name))
      }
    }
    isAloneAtHome = zip(plan.actors, homes).map { actor, clusters in
      clusters.allSatisfy { users[Account(cluster: $0, name: actor.username)] == 1 }
    }
  }

  func isAttributable(_ task: AccessTask, _ means: AccessMeans) -> Bool {
    let actor = Int(task.actor)
    guard means != .shadow else { return false }
    guard task.target != AccessTask.none else { return isAloneAtHome[actor] }
    let target = Int(task.target)
    return isAlone[actor][target] && !(means == .standing && sharesFile[actor][target])
  }
}

extension Actor {
  /// The clusters that it has a credential for, each once.
  fileprivate func clusters(in context: EstateContext) -> [String] {
    switch kind {
    case .person:
      var seen: Set<String> = []
      return context.people[position].clusters.filter { seen.insert($0).inserted }
    case .pipeline: return [context.pipelines[position].cluster]
    case .agent: return [context.agents[position].cluster]
    }
  }
}
