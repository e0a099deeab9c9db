import Estate

/// One cluster with the look-ups that direct evaluation needs; nothing is shared between
/// questions, nothing is numbered, and every answer comes from the objects themselves.
struct World {
  let cluster: Cluster
  let context: EstateContext
  let overlay: Overlay
  let version: ServerVersion
  let authorizer: Authorizer
  /// With everything that users may elevate to, which impersonation does not give.
  let elevated: Authorizer
  /// Ids of the rows that are drawn.
  let drawn: Set<String>
  /// Everybody who may send requests, in a fixed order.
  private(set) var holders: [Holder] = []

  init(_ estate: Estate, overlay: Overlay, drawn: Set<String>) {
    self.drawn = drawn
    cluster = estate.clusters[0]
    context = estate.context
    self.overlay = overlay
    version = cluster.assumedVersion.version
    authorizer = Authorizer(cluster: cluster)
    elevated = Authorizer(
      roles: cluster.roles, bindings: cluster.bindings + overlay.entitlements.map(\.asBinding))
    addPrincipals()
    addPseudoHolders()
  }

  var namespaces: [String] { cluster.namespaces.map(\.metadata.name) }

  /// The namespaces, and the whole cluster as the empty name.
  var scopes: [String] { [""] + namespaces }

  /// User names of everybody that the estate knows, service accounts first.
  var usernames: [String] {
    var seen: Set<String> = []
    return
      (accounts.map(\.username) + podAccounts + boundUsers + credentials.map(\.username)).filter {
        seen.insert($0).inserted
      }
  }

  /// User names that bindings name.
  var boundUsers: [String] {
    cluster.bindings.flatMap { binding in
      binding.subjects.compactMap { subject -> String? in
        switch subject.kind {
        case "User": return subject.name
        case "ServiceAccount":
          let namespace =
            subject.namespace.isEmpty ? binding.grantedNamespace : subject.namespace
          guard !namespace.isEmpty else { return nil }
          return Principal.serviceAccountUsername(namespace: namespace, name: subject.name)
        default: return nil
        }
      }
    }
  }

  var accounts: [(namespace: String, name: String, username: String)] {
    cluster.serviceAccounts.map {
      let metadata = $0.metadata
      return (
        metadata.namespace, metadata.name,
        Principal.serviceAccountUsername(namespace: metadata.namespace, name: metadata.name)
      )
    }
  }

  var nodeNames: [String] {
    var seen: Set<String> = []
    return (cluster.nodes.map(\.metadata.name) + cluster.pods.map(\.spec.nodeName))
      .filter { !$0.isEmpty && seen.insert($0).inserted }
  }

  private var podAccounts: [String] { cluster.pods.map(username) }

  /// The user name that a pod runs as.
  func username(of pod: Pod) -> String {
    Principal.serviceAccountUsername(
      namespace: pod.metadata.namespace, name: accountName(of: pod))
  }

  func accountName(of pod: Pod) -> String {
    pod.spec.serviceAccountName.isEmpty ? "default" : pod.spec.serviceAccountName
  }

  func exists(secret name: String, in namespace: String) -> Bool {
    cluster.secrets.contains { $0.metadata.namespace == namespace && $0.metadata.name == name }
  }

  func account(_ name: String, in namespace: String) -> ServiceAccount? {
    cluster.serviceAccounts.first {
      $0.metadata.namespace == namespace && $0.metadata.name == name
    }
  }

  // MARK: Holders

  private mutating func addPrincipals() {
    for name in usernames {
      holders.append(
        Holder("user/\(name)", .impersonated(name), elevated, mayImpersonate: true))
      holders.append(
        Holder("as/\(name)", .impersonated(name), authorizer, mayImpersonate: false))
    }
    var sessions: Set<String> = []
    for credential in credentials where !relevant(credential.groups).isEmpty {
      let fact = session(credential.username, credential.groups)
      guard sessions.insert(fact).inserted else { continue }
      var principal = Principal.impersonated(credential.username)
      principal.groups = credential.groups + principal.groups
      holders.append(Holder(fact, principal, elevated, mayImpersonate: true))
    }
  }

  /// A role that the attacker bound is used with the role's rights alone.
  private mutating func addPseudoHolders() {
    for role in cluster.roles {
      for scope in scopes where isBindable(role, at: scope) {
        holders.append(
          Holder(
            Self.writtenBinding(role, at: scope) + "/in-use",
            Principal(username: "probe", groups: []), holding(role, at: scope),
            mayImpersonate: true))
      }
    }
    holders.append(
      Holder(
        "control-plane-keys/cluster",
        Principal(username: "", groups: [Principal.superuserGroup]), authorizer,
        mayImpersonate: true))
    for group in knownGroups {
      holders.append(
        Holder(
          "as-group/\(group)", Principal(username: "", groups: [group]), authorizer,
          mayImpersonate: false))
    }
    for fed in fed {
      holders.append(
        Holder(
          Self.injected(fed.own.metadata.name, into: fed.into) + "/in-use/c/" + fed.heldKey,
          Principal(username: "probe", groups: []), holding(fed.own, at: fed.scope),
          mayImpersonate: true))
    }
    let everything = Role(
      scope: .cluster, metadata: ObjectMetadata(name: "everything"), rules: PolicyRule.fullAuthority
    )
    for scope in scopes {
      holders.append(
        Holder(
          "all-rights/\(scope.isEmpty ? "cluster" : scope)",
          Principal(username: "probe", groups: []), holding(everything, at: scope),
          mayImpersonate: true))
    }
  }

  func isBindable(_ role: Role, at scope: String) -> Bool {
    role.scope == .cluster || role.metadata.namespace == scope && !scope.isEmpty
  }

  /// `written-binding/SCOPE KIND/NAME`.
  static func writtenBinding(_ role: Role, at scope: String) -> String {
    let kind = role.scope == .cluster ? "ClusterRole" : "Role"
    return "written-binding/\(scope.isEmpty ? "cluster" : scope) \(kind)/\(role.metadata.name)"
  }

  private func holding(_ role: Role, at scope: String) -> Authorizer {
    Authorizer(
      roles: [role],
      bindings: [
        RoleBinding(
          scope: scope.isEmpty ? .cluster : .namespaced,
          metadata: ObjectMetadata(namespace: scope, name: "probe"),
          roleRef: RoleReference(
            kind: role.scope == .cluster ? "ClusterRole" : "Role", name: role.metadata.name),
          subjects: [Subject(kind: "User", apiGroup: Holder.rbac, name: "probe")])
      ])
  }
}

extension Entitlement {
  fileprivate var asBinding: RoleBinding {
    RoleBinding(
      scope: namespace.isEmpty ? .cluster : .namespaced,
      metadata: ObjectMetadata(namespace: namespace, name: id), roleRef: roleRef,
      subjects: [Subject(kind: "User", apiGroup: Holder.rbac, name: username)])
  }
}
