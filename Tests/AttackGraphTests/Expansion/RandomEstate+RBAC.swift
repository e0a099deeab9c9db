import Estate
import TestSupport

extension RandomEstate {
  /// What rows ask for: API group, resources of which one is drawn, verbs.
  private struct Interest {
    let group: String
    let resources: [String]
    let verbs: [String]
    var names = ["x", "y"]
  }

  private static let rbac = "rbac.authorization.k8s.io"
  private static let interests = [
    Interest(
      group: "", resources: ["secrets"], verbs: ["get", "list", "watch", "create", "update"]),
    Interest(
      group: "", resources: ["pods"], verbs: ["create", "patch", "update", "delete", "get"]),
    Interest(
      group: "", resources: ["pods/exec", "pods/attach", "pods/portforward", "pods/*", "*/exec"],
      verbs: ["create", "get"]),
    Interest(
      group: "",
      resources: ["pods/ephemeralcontainers", "pods/log", "pods/eviction", "pods/status"],
      verbs: ["patch", "update", "get", "create"]),
    Interest(
      group: "", resources: ["pods/binding", "bindings", "persistentvolumeclaims"],
      verbs: ["create"]),
    Interest(
      group: "", resources: ["serviceaccounts/token", "*/token", "serviceaccounts/*"],
      verbs: ["create"]),
    Interest(
      group: "", resources: ["serviceaccounts"],
      verbs: ["create", "impersonate", "patch", "update"]),
    Interest(
      group: "", resources: ["users"], verbs: ["impersonate"],
      names: ["eve", "ann", "system:serviceaccount:a:x", "system:node:n1"]),
    Interest(
      group: "", resources: ["groups"], verbs: ["impersonate"],
      names: ["devs", "system:masters", "system:authenticated"]),
    Interest(
      group: "apps",
      resources: ["deployments", "daemonsets", "replicasets", "statefulsets", "deployments/scale"],
      verbs: ["create", "patch", "update"]),
    Interest(
      group: "batch", resources: ["jobs", "cronjobs"], verbs: ["create", "patch", "update"]),
    Interest(
      group: "", resources: ["nodes/proxy", "nodes", "nodes/status", "nodes/log"],
      verbs: ["get", "create", "update", "patch"], names: ["n1", "n2"]),
    Interest(
      group: "", resources: ["namespaces"], verbs: ["create", "patch", "update"],
      names: ["a", "b"]),
    Interest(group: "", resources: ["persistentvolumes"], verbs: ["create"]),
    Interest(
      group: "", resources: ["configmaps"], verbs: ["patch", "update"], names: ["coredns", "x"]),
    Interest(
      group: rbac, resources: ["rolebindings", "clusterrolebindings"],
      verbs: ["create", "create", "update", "patch"], names: ["b0", "b1", "b2"]),
    Interest(
      group: rbac, resources: ["roles", "clusterroles"],
      verbs: ["bind", "bind", "escalate", "update", "patch", "create"], names: ["r0", "r1", "r2"]),
  ]

  mutating func addRoles() {
    for index in 0..<(3 + random.below(3)) {
      let isCluster = random.chance(60)
      let namespace = isCluster ? "" : random.pick(namespaceNames)
      let name = "r\(index % 4)"
      let isTaken = cluster.roles.contains {
        $0.metadata.name == name && $0.metadata.namespace == namespace
      }
      guard !isTaken else { continue }
      cluster.roles.append(
        Role(
          scope: isCluster ? .cluster : .namespaced,
          metadata: ObjectMetadata(namespace: namespace, name: name),
          rules: (0...random.below(3)).map { _ in rule() },
          aggregation: isCluster && random.chance(20)
            ? [LabelSelector(matchLabels: ["aggregate": "true"])] : nil))
    }
  }

  private mutating func rule() -> PolicyRule {
    if random.chance(3) { return PolicyRule(verbs: ["*"], apiGroups: ["*"], resources: ["*"]) }
    let interest = random.pick(Self.interests)
    var verbs = random.subset(interest.verbs, max: 3)
    if verbs.isEmpty { verbs = random.chance(30) ? ["*"] : [interest.verbs[0]] }
    var resources = random.subset(interest.resources, max: 2)
    if resources.isEmpty { resources = random.chance(20) ? ["*"] : [interest.resources[0]] }
    let group = random.chance(90) ? interest.group : random.pick(["*", "apps", ""])
    return PolicyRule(
      verbs: verbs, apiGroups: [group], resources: resources,
      resourceNames: random.chance(25) ? [random.pick(interest.names)] : [])
  }

  mutating func addBindings() {
    for index in 0..<(4 + random.below(3)) {
      let isCluster = random.chance(40)
      cluster.bindings.append(
        RoleBinding(
          scope: isCluster ? .cluster : .namespaced,
          metadata: ObjectMetadata(
            namespace: isCluster ? "" : random.pick(namespaceNames), name: "b\(index)"),
          roleRef: RoleReference(
            kind: random.pick(["ClusterRole", "ClusterRole", "Role"]), name: "r\(random.below(4))"),
          subjects: random.some(Self.subjects, max: 3)))
    }
  }

  private static let subjects: [Subject] = [
    .user("eve"), .user("eve"), .user("ann"), .group("devs"), .account("a/x"), .account("b/y"),
    .account("a/gone"), .group("system:serviceaccounts"), .group("system:authenticated"),
    .group("system:serviceaccounts:a"), .group("system:nodes"), .user("system:node:n1"),
    .user("system:serviceaccount:a:y"), .group("system:masters"),
    Subject(kind: "ServiceAccount", name: "x"), Subject(kind: "Robot", name: "eve"),
  ]
}
