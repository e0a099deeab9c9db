import Estate
import TestSupport

/// Small random clusters whose rules are about roles, bindings and impersonation.
struct RandomRoleWriters {
  private var random: SplitMix

  private static let namespaces = ["a", "b"]
  private static let names = ["x", "y"]

  static func cluster(seed: UInt64) -> Cluster {
    var maker = RandomRoleWriters(random: SplitMix(seed: seed))
    return maker.cluster()
  }

  private mutating func cluster() -> Cluster {
    let draft = ClusterDraft()
    for namespace in Self.namespaces {
      draft.namespace(namespace).serviceAccount("\(namespace)/x").serviceAccount("\(namespace)/y")
    }
    var cluster = draft.cluster
    for name in ["r0", "r1", "r2"] { cluster.roles.append(role("", name)) }
    for namespace in Self.namespaces { cluster.roles.append(role(namespace, "r0")) }
    for index in 0..<6 { cluster.bindings.append(binding(index)) }
    return cluster
  }

  /// Each role gives something, so that each is worth binding.
  private mutating func role(_ namespace: String, _ name: String) -> Role {
    Role(
      scope: namespace.isEmpty ? .cluster : .namespaced,
      metadata: ObjectMetadata(namespace: namespace, name: name),
      rules: [.allow("get", on: "secrets")] + (0..<(1 + random.below(2))).map { _ in rule() })
  }

  private mutating func rule() -> PolicyRule {
    let named = random.chance(40)
    if random.chance(30) {
      return PolicyRule(
        verbs: [random.pick(["impersonate", "*", "get"])], apiGroups: [""],
        resources: [random.pick(["users", "groups", "serviceaccounts", "*"])],
        resourceNames: named ? [random.pick(["x", "team"])] : [])
    }
    // create and names together are for other tests: two grants may hold them apart.
    let verbs =
      named ? ["update", "patch", "bind", "escalate"] : ["create", "update", "bind", "*"]
    return PolicyRule(
      verbs: random.some(verbs, max: 2) + [random.pick(["bind", "escalate"])],
      apiGroups: ["rbac.authorization.k8s.io"],
      resources: random.some(
        ["roles", "clusterroles", "rolebindings", "clusterrolebindings"], max: 2)
        + [random.pick(["clusterroles", "roles", "rolebindings"])],
      resourceNames: named ? random.some(["r0", "r1", "b0", "b1"], max: 2) + ["r2"] : [])
  }

  private mutating func binding(_ index: Int) -> RoleBinding {
    let isCluster = random.chance(50)
    let isRole = !isCluster && random.chance(30)
    return RoleBinding(
      scope: isCluster ? .cluster : .namespaced,
      metadata: ObjectMetadata(
        namespace: isCluster ? "" : random.pick(Self.namespaces), name: "b\(index)"),
      roleRef: RoleReference(
        kind: isRole ? "Role" : "ClusterRole", name: isRole ? "r0" : "r\(random.below(3))"),
      subjects: [
        random.pick([
          .user("eve"), .account("a/x"), .account("b/y"), .group("system:serviceaccounts"),
          .group("system:authenticated"), .group("team"),
        ])
      ])
  }
}
