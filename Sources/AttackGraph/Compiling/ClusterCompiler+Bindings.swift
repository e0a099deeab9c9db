import Estate

/// Writing a binding: what it gives, and requests whose rights come from several grants.
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

  /// Compiles, per identity, the requests that no single grant of it satisfies but several do
  /// together: each half is reached from the identity's grants, and the join needs both.
  mutating func joinSplitRequests() {
    var next = 0
    while next < identities.count {
      let identity = identities[next]
      for position in rows.indices where rows[position].rights.count == 2 {
        joinSplit(position, identity)
      }
      next += 1
      expandPendingHubs()
    }
  }

  private mutating func joinSplit(_ position: Int, _ identity: Identity) {
    let request = rows[position]
    let grants = identity.grants.filter { request.scope == .namespaced || $0.scope.isEmpty }
    let writers = grants.filter { rights(of: $0.role).writesBindings(position) }
    guard !writers.isEmpty else { return }
    for binder in grants {
      for target in rights(of: binder.role).bindable(position, request) {
        for scope in jointScopes(binder, writers) {
          let single = grants.contains {
            ($0.scope.isEmpty || $0.scope == scope)
              && Self.covers(rights(of: $0.role).targets(position, request), target)
          }
          guard !single else { continue }
          connectJoin(position, identity, scope: scope, target: target, grants: grants)
        }
      }
    }
  }

  private static func covers(_ targets: [String?], _ target: String) -> Bool {
    let all = target.prefix { $0 != "/" } + "/*"
    return targets.contains(target) || targets.contains(String(all))
  }

  /// The narrowest scopes at which a binder's grant and some writer's grant both count.
  private func jointScopes(_ binder: HeldGrant, _ writers: [HeldGrant]) -> [String] {
    var scopes: [String] = []
    for writer in writers {
      let scope: String
      if binder.scope == writer.scope || writer.scope.isEmpty {
        scope = binder.scope
      } else if binder.scope.isEmpty {
        scope = writer.scope
      } else {
        continue
      }
      if !scopes.contains(scope) { scopes.append(scope) }
    }
    return scopes
  }

  private mutating func connectJoin(
    _ position: Int, _ identity: Identity, scope: String, target: String, grants: [HeldGrant]
  ) {
    let hub = hubVertex(Hub(row: position, scope: scope, name: target))
    let identityKey = builder.vertices[Int(identity.vertex)].key
    let technique = catalogue.techniques[rows[position].technique]
    let base = "\(identityKey)/\(technique.id)@\(Self.scopeName(scope)) \(target)"
    let join = builder.intern(
      Vertex(
        key: "\(base)/request", kind: .capability,
        label: "\(technique.id) @ \(Self.scopeName(scope)) as \(identity.label)", need: 2)
    ).index
    let write = self.half(base + "/write", "write bindings as \(identity.label)")
    let bind = self.half(base + "/bind", "bind \(target) as \(identity.label)")
    for grant in grants where grant.scope.isEmpty || grant.scope == scope {
      let rights = rights(of: grant.role)
      if rights.writesBindings(position) {
        builder.connect(grant.source, write, row(.bindingGrants), grant.provenance)
      }
      let bindable = rights.bindable(position, rows[position])
      if Self.covers(bindable, target) {
        builder.connect(grant.source, bind, row(.bindingGrants), grant.provenance)
      }
    }
    builder.connect(write, join, row(.bindingGrants), "one request by \(identity.label)")
    builder.connect(bind, join, row(.bindingGrants), "one request by \(identity.label)")
    builder.connect(join, hub, row(.bindingGrants), "rights of \(identity.label) together")
  }

  private mutating func half(_ key: String, _ label: String) -> UInt32 {
    builder.intern(Vertex(key: key, kind: .capability, label: label)).index
  }
}
