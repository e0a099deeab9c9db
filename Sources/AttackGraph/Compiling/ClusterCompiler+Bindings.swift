import Estate

/// Writing a binding, and what it gives.
extension ClusterCompiler {
  /// Each role that may be bound becomes an artefact; using it needs a live credential as well.
  mutating func expandBinding(_ hub: Hub, _ vertex: UInt32, _ technique: Int) {
    for role in bindableRoles(hub) {
      let metadata = cluster.roles[role].metadata
      let kind = cluster.roles[role].scope == .cluster ? "ClusterRole" : "Role"
      let scope = Self.scopeName(hub.scope)
      let subject = "\(kind) \(metadata.name) @ \(scope)"
      let artefact = self.vertex(
        VertexKey(name, "written-binding", "\(scope) \(kind)/\(metadata.name)"), .artefact,
        "own binding of \(subject)")
      builder.connect(vertex, artefact, technique, "bind \(kind) \(metadata.name) in \(scope)")
      useBinding(artefact, role: role, scope: hub.scope, subject: subject)
    }
  }

  private mutating func useBinding(
    _ artefact: UInt32, role: Int, scope: String, subject: String
  ) {
    let key = builder.vertices[Int(artefact)].key
    let (grant, isNew) = builder.intern(
      Vertex(key: "\(key)/in-use", kind: .grant, label: "\(subject), self-granted", need: 2))
    guard isNew else { return }
    builder.connect(artefact, grant, row(.writtenBindingGrants), "own binding of \(subject)")
    let authenticated = authenticatedVertex()
    builder.connect(
      authenticated, grant, row(.writtenBindingGrants), "any live credential of \(name)")
    open(
      from: grant, role: role, scope: scope, impersonated: false,
      because: "own binding of \(subject)")
  }

  func authenticatedKey() -> VertexKey {
    VertexKey(name, "authenticated", "cluster")
  }

  private mutating func authenticatedVertex() -> UInt32 {
    vertex(authenticatedKey(), .capability, "authenticated @ \(name)")
  }

  /// Every identity is a live session of the cluster.
  mutating func connectAuthenticated() {
    connectNetwork()
    guard let head = builder.index(of: authenticatedKey()) else { return }
    for identity in identities {
      builder.connect(
        identity.vertex, head, row(.principalInGroup), "session of \(identity.label)")
    }
  }

  /// Roles a hub may bind. A role that allows everything stands for all of them.
  private mutating func bindableRoles(_ hub: Hub) -> [Int] {
    let parts = (hub.name ?? "").split(separator: "/", maxSplits: 1)
    guard parts.count == 2 else { return [] }
    let scope: RBACScope = parts[0] == "clusterroles" ? .cluster : .namespaced
    let candidates = cluster.roles.indices.filter {
      cluster.roles[$0].scope == scope
        && (scope == .cluster || cluster.roles[$0].metadata.namespace == hub.scope)
    }
    if parts[1] != "*" {
      return candidates.filter { cluster.roles[$0].metadata.name == parts[1] }
    }
    var useful: [Int] = []
    for role in candidates {
      let rights = rights(of: role)
      if rights.allowsEverything { return [role] }
      if rights.givesAnything { useful.append(role) }
    }
    return useful
  }
}
