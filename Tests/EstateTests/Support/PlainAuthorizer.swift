import Estate

/// RBAC as slowly and plainly as the documentation puts it: every binding, every subject, every
/// rule, with strings as lists of bytes. The oracle for ``Authorizer``.
struct PlainAuthorizer {
  let cluster: Cluster

  typealias Bytes = [UInt8]

  /// The places of the granting bindings.
  func granting(_ request: AccessRequest) -> [Int] {
    cluster.bindings.indices.filter { place in
      let binding = cluster.bindings[place]
      if binding.scope == .namespaced {
        guard !request.namespace.isEmpty,
          Bytes(binding.metadata.namespace.utf8) == Bytes(request.namespace.utf8)
        else { return false }
      }
      return binding.subjects.contains { applies($0, of: binding, to: request) }
        && rules(of: binding).contains { allows($0, request) }
    }
  }

  private func applies(
    _ subject: Subject, of binding: RoleBinding, to request: AccessRequest
  ) -> Bool {
    let name = Bytes(subject.name.utf8)
    switch Bytes(subject.kind.utf8) {
    case Bytes("User".utf8): return name == Bytes(request.user.utf8)
    case Bytes("Group".utf8): return request.groups.contains { Bytes($0.utf8) == name }
    case Bytes("ServiceAccount".utf8):
      let fallback = binding.scope == .namespaced ? binding.metadata.namespace : ""
      let namespace = subject.namespace.isEmpty ? fallback : subject.namespace
      let username = "system:serviceaccount:" + namespace + ":" + subject.name
      return !namespace.isEmpty && Bytes(username.utf8) == Bytes(request.user.utf8)
    default: return false
    }
  }

  private func rules(of binding: RoleBinding) -> [PolicyRule] {
    let role = cluster.roles.first { role in
      guard Bytes(role.metadata.name.utf8) == Bytes(binding.roleRef.name.utf8) else { return false }
      switch binding.roleRef.kind {
      case "ClusterRole": return role.scope == .cluster
      case "Role":
        return role.scope == .namespaced && binding.scope == .namespaced
          && Bytes(role.metadata.namespace.utf8) == Bytes(binding.metadata.namespace.utf8)
      default: return false
      }
    }
    return role?.rules ?? []
  }

  private func allows(_ rule: PolicyRule, _ request: AccessRequest) -> Bool {
    func has(_ list: [String], _ value: String) -> Bool {
      list.contains { Bytes($0.utf8) == Bytes(value.utf8) }
    }
    guard has(rule.verbs, "*") || has(rule.verbs, request.verb) else { return false }
    if let path = request.path {
      return rule.nonResourceURLs.contains { url in
        var prefix = Bytes(url.utf8)
        if prefix == Bytes(path.utf8) { return true }
        guard prefix.last == 0x2A else { return false }
        while prefix.last == 0x2A { prefix.removeLast() }
        return Bytes(path.utf8).starts(with: prefix)
      }
    }
    var wanted = [request.resource]
    if !request.subresource.isEmpty {
      wanted = ["\(request.resource)/\(request.subresource)", "*/\(request.subresource)"]
    }
    return (has(rule.apiGroups, "*") || has(rule.apiGroups, request.apiGroup))
      && (wanted + ["*"]).contains { has(rule.resources, $0) }
      && (rule.resourceNames.isEmpty || has(rule.resourceNames, request.name))
  }
}
