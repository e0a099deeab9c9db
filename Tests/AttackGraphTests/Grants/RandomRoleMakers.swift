import Estate
import TestSupport

/// Small random clusters whose rules are about making and binding roles, and whose bindings refer to
/// roles that exist or do not.
struct RandomRoleMakers {
  private var random: SplitMix

  private static let namespaces = ["a", "b"]

  static func estate(seed: UInt64) -> Estate {
    var maker = RandomRoleMakers(random: SplitMix(seed: seed))
    return maker.estate()
  }

  private mutating func estate() -> Estate {
    let draft = ClusterDraft()
    for namespace in Self.namespaces {
      draft.namespace(namespace).secret("\(namespace)/db").serviceAccount("\(namespace)/x")
    }
    for name in ["r0", "r1"] { draft.cluster.roles.append(role("", name)) }
    draft.cluster.roles.append(role("a", "r0"))
    for index in 0..<5 { draft.cluster.bindings.append(binding(index)) }
    return draft.estate()
  }

  private mutating func role(_ namespace: String, _ name: String) -> Role {
    Role(
      scope: namespace.isEmpty ? .cluster : .namespaced,
      metadata: ObjectMetadata(namespace: namespace, name: name),
      rules: (0..<(2 + random.below(3))).map { _ in rule() })
  }

  private mutating func rule() -> PolicyRule {
    if random.chance(5) { return .everything }
    return random.chance(40) ? ruleOnBindings() : ruleOnRoles()
  }

  private mutating func ruleOnRoles() -> PolicyRule {
    let verbs = ["create", "escalate", "bind"]
    return .init(
      verbs: [random.pick(verbs), random.pick(verbs)],
      apiGroups: ["rbac.authorization.k8s.io"],
      resources: [random.pick(["roles", "clusterroles"])],
      resourceNames: random.chance(15) ? [random.pick(["r0", "r1", "r2"])] : [])
  }

  /// create and names together are for other tests: two grants may hold them apart.
  private mutating func ruleOnBindings() -> PolicyRule {
    let verb = random.pick(["create", "create", "patch"])
    return .init(
      verbs: [verb], apiGroups: ["rbac.authorization.k8s.io"],
      resources: [random.pick(["rolebindings", "clusterrolebindings"])],
      resourceNames: verb == "patch" && random.chance(30) ? [random.pick(["b0", "b1"])] : [])
  }

  private mutating func binding(_ index: Int) -> RoleBinding {
    let isCluster = random.chance(40)
    return RoleBinding(
      scope: isCluster ? .cluster : .namespaced,
      metadata: ObjectMetadata(
        namespace: isCluster ? "" : random.pick(Self.namespaces), name: "b\(index)"),
      roleRef: RoleReference(
        kind: isCluster || random.chance(60) ? "ClusterRole" : "Role",
        name: "r\(random.below(4))"),
      subjects: [
        random.pick([
          .user("eve"), .user("eve"), .account("a/x"), .account("b/gone"),
          .group("system:serviceaccounts"), .group("system:authenticated"),
        ])
      ])
  }
}
