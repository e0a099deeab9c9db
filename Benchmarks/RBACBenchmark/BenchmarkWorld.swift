import Estate
import TestSupport

/// How many objects of each kind a world has.
struct WorldSize {
  var seed: UInt64 = 7
  var namespaces = 100
  var serviceAccounts = 2_000
  var clusterRoles = 500
  var roles = 1_500
  var clusterRoleBindings = 600
  var roleBindings = 2_400
  var rulesPerRole = 4
}

/// A seeded world of roles and bindings, and the principals that make requests in it.
///
/// Every binding names one to three subjects: in 16 of 20 cases a service account, in 3 a user and
/// in 1 a group. Every person is in three of sixty groups; a service account has its implicit
/// groups.
struct BenchmarkWorld {
  let authorizer: Authorizer
  private(set) var principals: [Principal] = []
  /// Namespaces by number, as service accounts are spread over them.
  let namespaces: [String]

  static let verbs = ["get", "list", "watch", "create", "update", "patch", "delete"]
  static let resources: [(group: String, resource: String, subresource: String)] = [
    ("", "pods", ""), ("", "pods", "exec"), ("", "pods", "log"), ("", "secrets", ""),
    ("", "configmaps", ""), ("", "services", ""), ("", "serviceaccounts", ""),
    ("", "serviceaccounts", "token"), ("", "nodes", "proxy"), ("", "events", ""),
    ("apps", "deployments", ""), ("apps", "deployments", "scale"), ("apps", "statefulsets", ""),
    ("apps", "daemonsets", ""), ("apps", "replicasets", ""), ("batch", "jobs", ""),
    ("batch", "cronjobs", ""), ("networking.k8s.io", "ingresses", ""),
    ("rbac.authorization.k8s.io", "rolebindings", ""), ("example.com", "widgets", "status"),
  ]
  static let objectNames = (0..<40).map { "object-\($0)" }
  private static let people = (0..<300).map { "person-\($0)@example.com" }
  private static let groups = (0..<60).map { "team-\($0)" }

  init(_ size: WorldSize) {
    var generator = SplitMix(seed: size.seed)
    let namespaces = (0..<size.namespaces).map { "namespace-\($0)" }
    let accounts = (0..<size.serviceAccounts).map {
      (namespace: namespaces[$0 % namespaces.count], name: "account-\($0)")
    }
    var roles: [Role] = []
    for number in 0..<size.clusterRoles {
      roles.append(
        Role(
          scope: .cluster, metadata: ObjectMetadata(name: "cluster-role-\(number)"),
          rules: (0..<size.rulesPerRole).map { _ in Self.rule(&generator) }))
    }
    for number in 0..<size.roles {
      roles.append(
        Role(
          scope: .namespaced,
          metadata: ObjectMetadata(
            namespace: namespaces[number % namespaces.count], name: "role-\(number)"),
          rules: (0..<size.rulesPerRole).map { _ in Self.rule(&generator) }))
    }
    func subjects() -> [Subject] {
      (0...generator.below(3)).map { _ in Self.subject(of: accounts, &generator) }
    }
    var bindings: [RoleBinding] = []
    for number in 0..<size.clusterRoleBindings {
      let role = "cluster-role-\(generator.below(size.clusterRoles))"
      bindings.append(
        RoleBinding(
          scope: .cluster, metadata: ObjectMetadata(name: "cluster-binding-\(number)"),
          roleRef: RoleReference(kind: "ClusterRole", name: role), subjects: subjects()))
    }
    for number in 0..<size.roleBindings {
      let namespace = number % namespaces.count
      let rank = generator.below(size.roles / namespaces.count)
      let reference =
        generator.chance(25)
        ? RoleReference(
          kind: "ClusterRole", name: "cluster-role-\(generator.below(size.clusterRoles))")
        : RoleReference(kind: "Role", name: "role-\(rank * namespaces.count + namespace)")
      bindings.append(
        RoleBinding(
          scope: .namespaced,
          metadata: ObjectMetadata(namespace: namespaces[namespace], name: "binding-\(number)"),
          roleRef: reference, subjects: subjects()))
    }
    self.namespaces = namespaces
    authorizer = Authorizer(roles: roles, bindings: bindings)
    principals = accounts.map { .serviceAccount(namespace: $0.namespace, name: $0.name) }
    principals += Self.people.map { name in
      .user(name, claims: (0..<3).map { _ in generator.pick(Self.groups) })
    }
  }

  private static func subject(
    of accounts: [(namespace: String, name: String)], _ generator: inout SplitMix
  ) -> Subject {
    switch generator.below(20) {
    case 0: return Subject(kind: "Group", name: generator.pick(groups))
    case 1...3: return Subject(kind: "User", name: generator.pick(people))
    default:
      let account = generator.pick(accounts)
      return Subject(kind: "ServiceAccount", name: account.name, namespace: account.namespace)
    }
  }

  /// A rule with one to three verbs on one or two resources; some of it with wildcards and names.
  private static func rule(_ generator: inout SplitMix) -> PolicyRule {
    let picked = (0...generator.below(2)).map { _ in generator.pick(resources) }
    let written = picked.map { entry in
      entry.subresource.isEmpty ? entry.resource : "\(entry.resource)/\(entry.subresource)"
    }
    return PolicyRule(
      verbs: generator.chance(8)
        ? ["*"] : (0...generator.below(3)).map { _ in generator.pick(verbs) },
      apiGroups: generator.chance(5) ? ["*"] : picked.map(\.group),
      resources: generator.chance(3) ? ["*"] : written,
      resourceNames: generator.chance(20)
        ? (0...generator.below(4)).map { _ in generator.pick(objectNames) } : [])
  }
}
