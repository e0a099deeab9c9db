internal import Estate

/// Who may take over a cluster, or a namespace, by rights alone.
package struct PowerCensus: Sendable, Hashable {
  /// One value per cluster: groups bound to everything, besides Kubernetes' own.
  package private(set) var administratorGroups = Sample()
  /// One value per cluster: users bound to everything by name, service accounts not among them.
  package private(set) var administratorUsers = Sample()
  package private(set) var administratorAccounts = Share()
  /// People who may do everything in some cluster.
  package private(set) var administratorPeople = Share()
  /// Accounts of programs outside Kubernetes' own namespaces with a takeover right anywhere.
  package private(set) var takeoverPrograms = Share()
  /// The same, with a takeover right beyond the account's own namespace.
  package private(set) var takeoverBeyondNamespace = Share()
  /// Of those programs' accounts, how many have each right; shape [TakeoverRight.allCases].
  package private(set) var takeoverRights = [Int](
    repeating: 0, count: TakeoverRight.allCases.count)
  /// Clusters with a DaemonSet whose token may take over the cluster.
  package private(set) var powerfulDaemonSets = Share()

  init() {}

  init(_ clusters: [ClusterFacts], _ context: EstateContext) {
    for facts in clusters { add(facts) }
    for person in context.people {
      let principal = Principal.user(person.username, claims: person.groups)
      let own = clusters.filter { person.clusters.containsExactly($0.cluster.name) }
      administratorPeople.count(own.contains { $0.rights.isAdministrator(principal) })
    }
  }

  private mutating func add(_ facts: ClusterFacts) {
    addAdministrators(facts)
    let isUsed = facts.isUsedByPods
    for (place, account) in facts.cluster.serviceAccounts.enumerated() {
      let held = facts.rights.held(by: facts.principal(ofAccount: place))
      administratorAccounts.count(held.contains(where: \.administers))
      let namespace = account.metadata.namespace
      guard isUsed[place], !ClusterFacts.isSystem(namespace) else { continue }
      addProgram(held, in: ExactString(namespace))
    }
    guard facts.knows("Pod") || facts.knows("DaemonSet") else { return }
    powerfulDaemonSets.count(
      facts.daemonAccounts.contains { place in
        facts.rights.held(by: facts.principal(ofAccount: place)).contains { held in
          held.namespace.map { ClusterFacts.isSystem($0.value) } ?? true
            && !held.takeovers.isEmpty
        }
      })
  }

  private mutating func addAdministrators(_ facts: ClusterFacts) {
    guard facts.knows("ClusterRoleBinding") || !facts.cluster.bindings.isEmpty else { return }
    var (groups, users) = (0, 0)
    for holder in facts.rights.bindingCounts.keys {
      guard facts.rights.held(by: holder).contains(where: \.administers) else { continue }
      switch holder {
      case .group(let name): groups += name.value.utf8.starts(with: "system:".utf8) ? 0 : 1
      case .user(let name): users += Principal.serviceAccountParts(of: name.value) == nil ? 1 : 0
      }
    }
    administratorGroups.add(groups)
    administratorUsers.add(users)
  }

  private mutating func addProgram(_ held: [ClusterRights.Held], in namespace: ExactString) {
    let all = held.reduce(into: TakeoverRights()) { $0.formUnion($1.takeovers) }
    let beyond = held.filter { $0.namespace != namespace }
    takeoverPrograms.count(!all.isEmpty)
    takeoverBeyondNamespace.count(beyond.contains { !$0.takeovers.isEmpty })
    for (place, right) in TakeoverRight.allCases.enumerated() where all.contains(right) {
      takeoverRights[place] += 1
    }
  }

  static func += (left: inout PowerCensus, right: PowerCensus) {
    left.administratorGroups += right.administratorGroups
    left.administratorUsers += right.administratorUsers
    left.administratorAccounts += right.administratorAccounts
    left.administratorPeople += right.administratorPeople
    left.takeoverPrograms += right.takeoverPrograms
    left.takeoverBeyondNamespace += right.takeoverBeyondNamespace
    left.takeoverRights = zip(left.takeoverRights, right.takeoverRights).map { $0 + $1 }
    left.powerfulDaemonSets += right.powerfulDaemonSets
  }
}
