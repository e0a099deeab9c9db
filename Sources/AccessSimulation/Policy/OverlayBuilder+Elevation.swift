import Estate
import Specs

/// What people may do, and what of it they must ask for.
extension OverlayBuilder {
  mutating func addElevation() throws(PolicyError) {
    let governed = policy.elevation != nil
    if governed { try checkApprovers() }
    for person in estate.context.people {
      tasks.append(targets(of: person, governed: governed))
    }
    guard let elevation = policy.elevation else { return }
    suppressStandingGrants()
    guard elevation.controller else { return }
    overlay.machinery = estate.clusters.map { Self.controller(in: $0.name) }
  }

  private func checkApprovers() throws(PolicyError) {
    let asksPeople = policy.elevation?.rules.contains { $0.decision == .approval } ?? false
    guard asksPeople, estate.context.approverPools.first?.members.isEmpty ?? true else { return }
    throw .noApprovers(policy: policy.name, estate: estate.name)
  }

  /// The bindings that name a person or one of their external groups, in object order.
  private mutating func targets(of person: Person, governed: Bool) -> [TaskTarget] {
    var result: [TaskTarget] = []
    for cluster in estate.clusters where person.clusters.contains(cluster.name) {
      for binding in cluster.bindings where binding.subjects.contains(where: person.isNamed) {
        var target = TaskTarget(
          cluster: cluster.name, binding: binding.path, namespace: binding.grantedNamespace)
        if governed {
          target.entitlement = entitlement(for: person, binding: binding, cluster: cluster.name)
        }
        result.append(target)
      }
    }
    return result
  }

  private mutating func entitlement(
    for person: Person, binding: RoleBinding, cluster: String
  ) -> Int {
    let id = "\(binding.path) for \(person.username)"
    let known = overlay.entitlements.firstIndex { $0.id == id && $0.cluster == cluster }
    if let known { return known }
    overlay.entitlements.append(
      Entitlement(
        id: id, cluster: cluster, username: person.username, roleRef: binding.roleRef,
        namespace: binding.grantedNamespace, replaces: binding.path))
    return overlay.entitlements.count - 1
  }

  private mutating func suppressStandingGrants() {
    for cluster in estate.clusters {
      let people = estate.context.people.filter { $0.clusters.contains(cluster.name) }
      let usernames = Set(people.map(\.username))
      let groups = Set(people.flatMap(\.groups))
      for binding in cluster.bindings {
        for subject in binding.subjects
        where subject.isPerson(usernames: usernames, groups: groups) {
          overlay.suppressedGrants.append(
            SuppressedGrant(cluster: cluster.name, binding: binding.path, subject: subject))
        }
      }
    }
  }

  /// The component that writes and removes the granted bindings.
  ///
  /// Its rights are what such a controller needs (assumption; open-source elevation operators ship
  /// the same): write every binding and bind any role.
  private static func controller(in cluster: String) -> Machinery {
    let group = "rbac.authorization.k8s.io"
    return Machinery(
      cluster: cluster, namespace: "access-system", serviceAccount: "access-controller",
      rules: [
        PolicyRule(
          verbs: ["get", "list", "watch", "create", "delete"], apiGroups: [group],
          resources: ["rolebindings", "clusterrolebindings"]),
        PolicyRule(verbs: ["bind"], apiGroups: [group], resources: ["roles", "clusterroles"]),
      ])
  }
}

extension Person {
  /// Whether a binding's subject names the person or one of their external groups.
  fileprivate func isNamed(_ subject: Subject) -> Bool {
    switch subject.kind {
    case "User": subject.name == username
    case "Group": !subject.isSuperuser && groups.contains(subject.name)
    default: false
    }
  }
}

extension Subject {
  fileprivate var isSuperuser: Bool { name == Principal.superuserGroup }

  fileprivate func isPerson(usernames: Set<String>, groups: Set<String>) -> Bool {
    switch kind {
    case "User": usernames.contains(name)
    case "Group": !isSuperuser && groups.contains(name)
    default: false
    }
  }
}
