import Estate

/// Look-ups over one cluster's objects; values keep object order.
struct ClusterIndex {
  /// Position in `cluster.roles` by scope, namespace and name; the first of a name wins.
  private var roles: [RoleKey: Int] = [:]
  /// Namespaces that exist or hold an object, in order of appearance.
  private(set) var namespaces: [String] = []
  private(set) var serviceAccounts: [String: [Int]] = [:]
  private(set) var secrets: [String: [Int]] = [:]
  private(set) var pods: [String: [Int]] = [:]
  private(set) var automount: [String: Bool] = [:]
  /// Bindings by subject, each with the position of the subject in the binding.
  private(set) var grants: [SubjectKey: [GrantReference]] = [:]

  private struct RoleKey: Hashable {
    var scope: RBACScope
    var namespace: String
    var name: String
  }

  init(_ cluster: Cluster) {
    for (position, role) in cluster.roles.enumerated() {
      let key = RoleKey(
        scope: role.scope, namespace: role.scope == .cluster ? "" : role.metadata.namespace,
        name: role.metadata.name)
      if roles[key] == nil { roles[key] = position }
    }
    indexNamespaces(cluster)
    for (position, account) in cluster.serviceAccounts.enumerated() {
      serviceAccounts[account.metadata.namespace, default: []].append(position)
      automount["\(account.metadata.namespace)/\(account.metadata.name)"] =
        account.automountServiceAccountToken ?? true
    }
    for (position, secret) in cluster.secrets.enumerated() {
      secrets[secret.metadata.namespace, default: []].append(position)
    }
    for (position, pod) in cluster.pods.enumerated() {
      pods[pod.metadata.namespace, default: []].append(position)
    }
    indexGrants(cluster)
  }

  private mutating func indexNamespaces(_ cluster: Cluster) {
    var seen: Set<String> = []
    let named = cluster.namespaces.map(\.metadata.name)
    let holding =
      cluster.serviceAccounts.map(\.metadata.namespace) + cluster.pods.map(\.metadata.namespace)
      + cluster.secrets.map(\.metadata.namespace) + cluster.bindings.map(\.grantedNamespace)
    for namespace in named + holding where !namespace.isEmpty {
      if seen.insert(namespace).inserted { namespaces.append(namespace) }
    }
  }

  private mutating func indexGrants(_ cluster: Cluster) {
    for (position, binding) in cluster.bindings.enumerated() {
      for (rank, subject) in binding.subjects.enumerated() {
        guard let key = SubjectKey(subject, of: binding) else {
          continue
        }
        grants[key, default: []].append(GrantReference(binding: position, subject: rank))
      }
    }
  }

  /// The role a binding refers to; Role and ClusterRole never stand in for each other,
  /// and the API group is not looked at, as in the API server's resolver.
  func role(_ reference: RoleReference, namespace: String) -> Int? {
    switch reference.kind {
    case "ClusterRole": roles[RoleKey(scope: .cluster, namespace: "", name: reference.name)]
    case "Role" where !namespace.isEmpty:
      roles[RoleKey(scope: .namespaced, namespace: namespace, name: reference.name)]
    default: nil
    }
  }
}

/// One subject of one binding.
struct GrantReference: Hashable {
  var binding: Int
  var subject: Int
}

/// Who a binding's subject is, as a user or a group name.
enum SubjectKey: Hashable {
  case user(ExactString)
  case group(ExactString)

  static func user(named name: String) -> SubjectKey { .user(ExactString(name)) }
  static func group(named name: String) -> SubjectKey { .group(ExactString(name)) }

  /// `nil` for a subject that never matches: an unknown kind, or a service account without a
  /// namespace in a ClusterRoleBinding.
  init?(_ subject: Subject, of binding: RoleBinding) {
    switch subject.kind {
    case "User": self = .user(named: subject.name)
    case "Group": self = .group(named: subject.name)
    default:
      guard let username = subject.serviceAccountUsername(in: binding) else { return nil }
      self = .user(named: username)
    }
  }
}
