/// A rule that a principal holds, with where its binding reaches and what it amounts to there.
struct ScopedRule {
  let via: String
  /// Empty for the whole cluster.
  let namespace: String
  let rule: PolicyRule
  let rights: RuleRights
}

/// The rights that a rule's resources amount to.
struct RuleRights: Sendable {
  /// Each once, in order.
  var rights: [ResourceUniverse.Right]
  /// How many combinations the rule names in so many words that no request can need.
  var void: Int
}

/// What every rule of a cluster's roles amounts to, so that it is found once and not per principal.
struct RightsOfRoles: Sendable {
  /// By place of the role, then of its rule: what a binding in the whole cluster grants.
  private let inCluster: [[RuleRights]]
  /// What a RoleBinding grants.
  private let inNamespace: [[RuleRights]]

  /// - Complexity: O(rights of all rules).
  init(of roles: [Role], _ universe: ResourceUniverse) {
    func rights(_ scope: RBACScope) -> [[RuleRights]] {
      roles.map { role in
        // A ClusterRoleBinding cannot name a Role of a namespace.
        if scope == .cluster && role.scope == .namespaced && !role.metadata.namespace.isEmpty {
          return []
        }
        return role.rules.map { universe.rights(of: $0, in: scope) }
      }
    }
    inCluster = rights(.cluster)
    inNamespace = rights(.namespaced)
  }

  /// The rules of a binding of a role.
  func rules(of role: Role, at place: Int, boundBy binding: RoleBinding) -> [ScopedRule] {
    let via = binding.path
    let namespace = binding.grantedNamespace
    let rights = binding.scope == .cluster ? inCluster[place] : inNamespace[place]
    return zip(role.rules, rights).map { rule, rights in
      ScopedRule(via: via, namespace: namespace, rule: rule, rights: rights)
    }
  }
}
