import Estate
import TestSupport

/// Small random clusters in which every part of RBAC matching matters.
struct RandomRBAC {
  private var random: SplitMix

  private static let namespaces = ["a", "b"]
  private static let names = ["x", "y"]

  static func cluster(seed: UInt64) -> Cluster {
    var maker = RandomRBAC(random: SplitMix(seed: seed))
    return maker.cluster()
  }

  private mutating func cluster() -> Cluster {
    let draft = ClusterDraft()
    for namespace in Self.namespaces {
      draft.namespace(namespace)
      for name in Self.names {
        draft.serviceAccount("\(namespace)/\(name)").secret("\(namespace)/\(name)")
        draft.pod("\(namespace)/\(name)", automount: false)
      }
    }
    var cluster = draft.cluster
    for index in 0..<4 {
      let isCluster = random.chance(60)
      cluster.roles.append(
        Role(
          scope: isCluster ? .cluster : .namespaced,
          metadata: ObjectMetadata(
            namespace: isCluster ? "" : random.pick(Self.namespaces), name: "r\(index % 3)"),
          rules: (0..<(1 + random.below(2))).map { _ in rule() }))
    }
    for index in 0..<4 { cluster.bindings.append(binding(index)) }
    return cluster
  }

  private mutating func rule() -> PolicyRule {
    PolicyRule(
      verbs: random.some(["get", "list", "create", "impersonate", "*", "update"], max: 2) + ["get"],
      apiGroups: random.pick([[""], ["*"], ["apps"], ["", "apps"]]),
      resources: random.some(
        [
          "secrets", "pods", "pods/exec", "*/exec", "pods/*", "*", "serviceaccounts",
          "serviceaccounts/token", "*/token", "deployments",
        ], max: 3) + ["secrets"],
      resourceNames: random.chance(30) ? [random.pick(Self.names)] : [])
  }

  private mutating func binding(_ index: Int) -> RoleBinding {
    let isCluster = random.chance(40)
    return RoleBinding(
      scope: isCluster ? .cluster : .namespaced,
      metadata: ObjectMetadata(
        namespace: isCluster ? "" : random.pick(Self.namespaces), name: "b\(index)"),
      roleRef: RoleReference(
        kind: random.pick(["ClusterRole", "ClusterRole", "Role"]), name: "r\(random.below(3))"),
      subjects: random.some(
        [
          .user("eve"), .account("a/x"), .account("b/y"), .group("system:serviceaccounts"),
          .group("system:authenticated"), .group("system:serviceaccounts:a"),
          .user("system:serviceaccount:a:y"), Subject(kind: "ServiceAccount", name: "x"),
          Subject(kind: "Robot", name: "eve"),
        ], max: 2))
  }
}
