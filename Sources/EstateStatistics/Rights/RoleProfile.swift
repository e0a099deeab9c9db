internal import Estate

/// What a role's rules come to, for the statistics.
struct RoleProfile {
  private(set) var clusterWide = TakeoverRights()
  private(set) var namespaced = TakeoverRights()
  /// Whether one rule allows every verb on every resource.
  private(set) var allowsEverything = false
  private(set) var hasWildcard = false

  /// - Parameter known: What rules seen before give; estates repeat few different ones.
  init(_ role: Role, _ known: inout [PolicyRule: RoleProfile]) {
    for rule in role.rules {
      let profile = known[rule] ?? RoleProfile(rule)
      known[rule] = profile
      clusterWide.formUnion(profile.clusterWide)
      namespaced.formUnion(profile.namespaced)
      allowsEverything = allowsEverything || profile.allowsEverything
      hasWildcard = hasWildcard || profile.hasWildcard
    }
  }

  private init(_ rule: PolicyRule) {
    clusterWide = TakeoverRights(of: rule, in: .cluster)
    namespaced = TakeoverRights(of: rule, in: .namespaced)
    let all = "*"
    hasWildcard = rule.verbs.contains(all) || rule.resources.contains(all)
    allowsEverything =
      rule.verbs.contains(all) && rule.apiGroups.contains(all) && rule.resources.contains(all)
      && rule.resourceNames.isEmpty
  }

  func takeovers(in scope: RBACScope) -> TakeoverRights {
    scope == .cluster ? clusterWide : namespaced
  }
}

extension ObjectMetadata {
  /// Whether the API server makes the object by itself when it starts.
  var isDefault: Bool { labels["kubernetes.io/bootstrapping"] != nil }
}
