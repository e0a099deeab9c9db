import Estate

/// What grants count for in standing permission hours.
extension GrantBuilder {
  /// Shape [overlay.entitlements].
  mutating func entitlementWeights() -> [Double] {
    overlay.entitlements.indices.map { position in
      let place = rolesOfEntitlements[position]
      let isClusterWide = overlay.entitlements[position].namespace.isEmpty
      return weight(of: place.role, place.cluster, isClusterWide)
    }
  }

  /// What is held standing and always.
  ///
  /// - Complexity: O(bindings × subjects).
  mutating func standingWeight() -> Double {
    var total = 0.0
    for (number, grants) in clusters.enumerated() {
      let members = members(of: grants.cluster.name)
      for (position, binding) in grants.cluster.bindings.enumerated() {
        let role = roles[number].find(binding.roleRef, in: binding.grantedNamespace)
        let weight = weight(of: role, number, binding.scope == .cluster)
        guard weight > 0 else { continue }
        for (rank, subject) in binding.subjects.enumerated()
        where !withdrawn[number].contains(SubjectPlace(binding: position, subject: rank)) {
          total += weight * (subject.kind == "Group" ? Double(members[subject.name] ?? 1) : 1)
        }
      }
    }
    return total + addedWeight()
  }

  private mutating func addedWeight() -> Double {
    let numbers = Dictionary(
      clusters.enumerated().map { ($1.cluster.name, $0) }, uniquingKeysWith: { first, _ in first })
    var total = 0.0
    for entry in overlay.addedBindings {
      guard let number = numbers[entry.cluster] else { continue }
      let binding = entry.binding
      let role = roles[number].find(binding.roleRef, in: binding.grantedNamespace)
      total +=
        weight(of: role, number, binding.scope == .cluster) * Double(binding.subjects.count)
    }
    return total
  }

  private mutating func weight(of role: Int?, _ cluster: Int, _ isClusterWide: Bool) -> Double {
    guard let role else { return 0 }
    return GrantWeight.weight(
      rules: roles[cluster].ruleCounts[role],
      namespaces: isClusterWide ? clusters[cluster].cluster.namespaces.count : 1,
      sensitivity: roles[cluster].sensitivity(of: role))
  }

  /// How many people of a cluster are in each group that any is in.
  private func members(of cluster: String) -> [String: Int] {
    var members: [String: Int] = [:]
    for person in estate.context.people where person.clusters.contains(cluster) {
      for group in Set(person.groups) { members[group, default: 0] += 1 }
    }
    return members
  }
}
