import Estate

extension ContextSkeleton {
  /// Every user that bindings name becomes a person, except Kubernetes' own and service accounts.
  mutating func addUsers(of cluster: Cluster) {
    for subject in cluster.bindings.flatMap(\.subjects) where subject.kind == "User" {
      guard !subject.name.isEmpty, !subject.name.hasPrefix("system:") else { continue }
      addUser(subject.name, cluster: cluster.name)
    }
  }

  /// Nobody knows who is in an external group, so each gets one person who holds it.
  mutating func addHolders(of cluster: Cluster) {
    for subject in cluster.bindings.flatMap(\.subjects) where subject.kind == "Group" {
      let group = subject.name
      let isImplicit = group.hasPrefix("system:") && group != Principal.superuserGroup
      guard !group.isEmpty, !isImplicit else { continue }
      if let holder = holderOfGroup[ExactString(group)] {
        addCluster(cluster.name, to: holder)
      } else {
        holderOfGroup[ExactString(group)] = context.people.count
        let name = freeName(ImportGuesses.holder(of: group))
        addPerson(named: name, name, [group], cluster: cluster.name)
      }
    }
  }

  private mutating func addUser(
    _ username: String, cluster: String, tasksPerDay: Double = ImportGuesses.tasksPerDay
  ) {
    if let known = personOfUser[ExactString(username)] {
      addCluster(cluster, to: known)
    } else {
      addPerson(named: username, username, [], cluster: cluster, tasksPerDay: tasksPerDay)
    }
  }

  /// Adds a person, under another name where somebody has theirs.
  mutating func addPerson(
    named wanted: String, _ username: String, _ groups: [String], cluster: String,
    tasksPerDay: Double = ImportGuesses.tasksPerDay
  ) {
    let name = numbered(wanted) { names.contains(ExactString($0)) }
    names.insert(ExactString(name))
    if personOfUser[ExactString(username)] == nil {
      personOfUser[ExactString(username)] = context.people.count
    }
    context.people.append(
      Person(
        name: name, username: username, groups: groups, clusters: [cluster],
        laptop: ImportGuesses.laptop(of: name), tasksPerDay: tasksPerDay, assumed: true))
  }

  mutating func addCluster(_ cluster: String, to person: Int) {
    if !context.people[person].clusters.containsExactly(cluster) {
      context.people[person].clusters.append(cluster)
    }
  }

  /// A user name that nothing gives rights to; a number is added where something does.
  private func freeName(_ wanted: String) -> String {
    numbered(wanted) { personOfUser[ExactString($0)] != nil }
  }

  /// The name itself, or with the first number from 2 on that makes one that is not taken.
  private func numbered(_ wanted: String, while isTaken: (String) -> Bool) -> String {
    var name = wanted
    var number = 2
    while isTaken(name) {
      name = "\(wanted)-\(number)"
      number += 1
    }
    return name
  }

  /// One pool of everybody; with fewer than two people, nobody could decide another's request, so
  /// people on call are added, who have no tasks of their own.
  mutating func addApprovers() {
    if context.people.count < 2 {
      for name in ImportGuesses.onCall.map(freeName) {
        for cluster in clusters { addUser(name, cluster: cluster.name, tasksPerDay: 0) }
      }
    }
    context.approverPools = [
      ApproverPool(
        name: ImportGuesses.approverPool, members: context.people.map(\.name), assumed: true)
    ]
  }
}
