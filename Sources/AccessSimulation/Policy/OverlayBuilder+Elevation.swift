import Estate
import Specs

/// What people may do, and what of it they must ask for.
extension OverlayBuilder {
  mutating func addElevation() throws(PolicyError) {
    let governed = policy.elevation != nil
    if governed { try checkApprovers() }
    let clusters = estate.clusters.map { NamedBindings($0) }
    for person in estate.context.people {
      tasks.append(targets(of: person, in: clusters, governed: governed))
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
  private mutating func targets(
    of person: Person, in clusters: [NamedBindings], governed: Bool
  ) -> [TaskTarget] {
    var result: [TaskTarget] = []
    for (cluster, named) in zip(estate.clusters, clusters)
    where person.clusters.contains(cluster.name) {
      for position in named.positions(for: person) {
        let binding = cluster.bindings[position]
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
    let key = EntitlementKey(cluster: cluster, id: id)
    if let known = positionOfEntitlement[key] { return known }
    positionOfEntitlement[key] = overlay.entitlements.count
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

/// Which bindings of a cluster name which users and groups.
private struct NamedBindings {
  private var users: [String: [Int]] = [:]
  private var groups: [String: [Int]] = [:]

  /// - Complexity: O(bindings × subjects).
  init(_ cluster: Cluster) {
    for (position, binding) in cluster.bindings.enumerated() {
      for subject in binding.subjects {
        switch subject.kind {
        case "User": users[subject.name, default: []].append(position)
        case "Group" where !subject.isSuperuser:
          groups[subject.name, default: []].append(position)
        default: break
        }
      }
    }
  }

  /// The bindings that name a person or one of their external groups, ascending.
  func positions(for person: Person) -> [Int] {
    let named = person.groups.reduce(into: Set(users[person.username] ?? [])) { named, group in
      named.formUnion(groups[group] ?? [])
    }
    return named.sorted()
  }
}

/// An entitlement in one cluster.
struct EntitlementKey: Hashable {
  var cluster: String
  var id: String
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
