import Estate

extension AuditEvent {
  /// What the impersonator's own permissions were needed for, so that it could act as another.
  ///
  /// Groups that the server adds by itself were not asked for. An event does not tell them from the
  /// same groups asked for, nor one question about all groups from one about each.
  ///
  /// - Source: Kubernetes 1.36 `apiserver/pkg/endpoints/filters/impersonation`.
  var impersonationPermissions: [UsedPermission] {
    guard let impersonated else { return [] }
    let mode = ImpersonationMode(verb: impersonationVerb)
    var permissions = [mode.identity(of: impersonated.username)]
    for group in impersonated.requestedGroups(mode) {
      permissions.append(mode.permission(mode.apiGroup, "groups", name: .exact(group)))
    }
    if impersonated.hasUID {
      permissions.append(mode.permission(ImpersonationMode.group, "uids", name: .unrecorded))
    }
    for key in impersonated.extraKeys {
      permissions.append(
        mode.permission(ImpersonationMode.group, "userextras", key, name: .unrecorded))
    }
    if mode.isConstrained { permissions.append(mode.action(permission)) }
    return permissions
  }
}

/// One of the ways in which an API server lets one user act as another.
private struct ImpersonationMode {
  static let group = "authentication.k8s.io"
  private static let prefix = "impersonate:"
  private static let nodePrefix = "system:node:"

  /// `impersonate`, or `impersonate:MODE`.
  let verb: String

  init(verb: String) {
    self.verb = verb.utf8.starts(with: Self.prefix.utf8) ? verb : "impersonate"
  }

  var isConstrained: Bool { verb != "impersonate" }
  var apiGroup: String { isConstrained ? Self.group : "" }

  /// The right to be somebody.
  func identity(of username: String) -> UsedPermission {
    if let node = node(username) {
      // Servers ask about all nodes at once, since they remember the answer for all of them.
      let name = verb == "impersonate:associated-node" ? "*" : node
      return permission(apiGroup, "nodes", name: .exact(name))
    }
    guard let account = Principal.serviceAccountParts(of: username) else {
      return permission(apiGroup, "users", name: .exact(username))
    }
    return permission(
      apiGroup, "serviceaccounts", namespace: account.namespace, name: .exact(account.name))
  }

  /// The right to do, as somebody else, what the request does.
  func action(_ permission: UsedPermission) -> UsedPermission {
    var action = permission
    action.verb = "impersonate-on:" + verb.dropFirst(Self.prefix.count) + ":" + permission.verb
    return action
  }

  func permission(
    _ apiGroup: String, _ resource: String, _ subresource: String = "", namespace: String = "",
    name: UsedName
  ) -> UsedPermission {
    UsedPermission(
      verb: verb,
      target: .resource(
        UsedResource(
          apiGroup: apiGroup, resource: resource, subresource: subresource, namespace: namespace,
          name: name)))
  }

  /// The node that is acted as, which only constrained impersonation knows as such.
  private func node(_ username: String) -> String? {
    guard isConstrained, username.utf8.starts(with: Self.nodePrefix.utf8) else { return nil }
    return String(username.dropFirst(Self.nodePrefix.count))
  }

  /// The groups that come with a user name by themselves.
  func impliedGroups(of username: String) -> [String] {
    if node(username) != nil { return [Principal.nodesGroup, Principal.authenticatedGroup] }
    return Principal.impersonated(username).groups
  }
}

extension AuditEvent.User {
  /// The groups that the impersonator asked for.
  fileprivate func requestedGroups(_ mode: ImpersonationMode) -> [String] {
    let implied = Set(mode.impliedGroups(of: username).map { ExactString($0) })
    if Set(groups.map { ExactString($0) }) == implied { return [] }
    let added =
      username.hasSameBytes(as: Principal.anonymousUsername)
      ? Principal.unauthenticatedGroup : Principal.authenticatedGroup
    var seen: Set<ExactString> = []
    return groups.filter { !$0.hasSameBytes(as: added) && seen.insert(ExactString($0)).inserted }
  }
}
