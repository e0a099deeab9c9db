import Estate

/// The roles of one cluster as a policy has them: the estate's, then those that it derives.
struct RoleCatalogue {
  private struct Name: Hashable {
    /// Empty for a ClusterRole.
    var namespace: String
    var isCluster: Bool
    var name: String
  }

  private struct Derivation: Hashable {
    var base: Int
    var rules: [PolicyRule]
  }

  let cluster: String
  private(set) var roles: [Role]
  /// How many roles are the estate's own.
  private let ownCount: Int
  private var positions: [Name: Int] = [:]
  private var derived: [Derivation: Int] = [:]
  private var sensitivities: [Double?]
  /// How many rules each role counts for.
  private(set) var ruleCounts: [Int]
  /// The number that the next role of a name gets.
  private var numbers: [String: Int] = [:]

  /// - Complexity: O(roles).
  init(_ cluster: Cluster) {
    self.cluster = cluster.name
    roles = cluster.roles
    ownCount = cluster.roles.count
    sensitivities = Array(repeating: nil, count: cluster.roles.count)
    ruleCounts = cluster.roles.map(\.rules.count)
    for (position, role) in cluster.roles.enumerated() {
      let name = Self.name(role)
      if positions[name] == nil { positions[name] = position }
    }
  }

  private static func name(_ role: Role) -> Name {
    let isCluster = role.scope == .cluster
    return Name(
      namespace: isCluster ? "" : role.metadata.namespace, isCluster: isCluster,
      name: role.metadata.name)
  }

  /// The roles that the policy adds, in order of need.
  var added: [AddedRole] {
    roles[ownCount...].map { AddedRole(cluster: cluster, role: $0) }
  }

  /// The role that a binding refers to; `nil` where there is none.
  func find(_ reference: RoleReference, in namespace: String) -> Int? {
    switch reference.kind {
    case "ClusterRole":
      positions[Name(namespace: "", isCluster: true, name: reference.name)]
    case "Role":
      namespace.isEmpty
        ? nil : positions[Name(namespace: namespace, isCluster: false, name: reference.name)]
    default: nil
    }
  }

  func reference(to role: Int) -> RoleReference {
    RoleReference(
      kind: roles[role].scope == .cluster ? "ClusterRole" : "Role", name: roles[role].metadata.name)
  }

  /// A role with other rules that stands where an existing one does; the same rules, the same role.
  ///
  /// It counts for no more rules than the existing one, so that writing out a wildcard adds nothing.
  ///
  /// - Parameter label: What the new name says of it; a number tells apart what it does not.
  mutating func derive(from base: Int, rules: [PolicyRule], label: String) -> Int {
    let derivation = Derivation(base: base, rules: rules)
    if let known = derived[derivation] { return known }
    var role = Role(
      scope: roles[base].scope,
      metadata: ObjectMetadata(namespace: roles[base].metadata.namespace, name: ""), rules: rules)
    let stem = "\(roles[base].metadata.name):\(label)"
    role.metadata.name = stem
    while positions[Self.name(role)] != nil {
      let number = numbers[stem] ?? 2
      role.metadata.name = "\(stem):\(number)"
      numbers[stem] = number + 1
    }
    let position = roles.count
    roles.append(role)
    sensitivities.append(nil)
    ruleCounts.append(min(rules.count, ruleCounts[base]))
    positions[Self.name(role)] = position
    derived[derivation] = position
    return position
  }

  /// ``RiskScore/sensitivity(of:)`` of a role, worked out once.
  mutating func sensitivity(of role: Int) -> Double {
    if let known = sensitivities[role] { return known }
    let sensitivity = RiskScore.sensitivity(of: roles[role].rules)
    sensitivities[role] = sensitivity
    return sensitivity
  }
}

/// A role at a scope, as a binding grants it.
struct RoleAtScope: Hashable {
  /// Position in the cluster's ``RoleCatalogue``; `nil` for a reference to nothing.
  var role: Int?
  var reference: RoleReference
  /// Empty means cluster-wide.
  var namespace: String
}
