import Estate

/// Requests whose rights come from several grants of one principal.
extension ClusterCompiler {
  /// Compiles, per identity, the bindings that no single standing grant of it may write but several
  /// grants may together: each half is reached from the identity's grants, and the join needs both.
  ///
  /// The second half is `bind` on the role, or holding the role already: the API server lets anyone
  /// hand on the rights they hold. That gains nothing at once, but makes a right that ends with a
  /// session or an elevation into one that stays.
  mutating func joinSplitRequests() {
    var next = 0
    while next < identities.count {
      let identity = identities[next]
      for position in rows.indices where rows[position].target == .boundRole {
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
      for target in handedOut(by: binder, position) {
        for scope in jointScopes(binder, writers) {
          let single = grants.contains {
            $0.source == identity.vertex && ($0.scope.isEmpty || $0.scope == scope)
              && Self.covers(rights(of: $0.role).targets(position, request), target)
          }
          guard !single else { continue }
          connectJoin(position, identity, scope: scope, target: target, grants: grants)
        }
      }
    }
  }

  /// The roles a grant lets its holder hand out: those it may `bind`, and its own.
  private mutating func handedOut(by grant: HeldGrant, _ position: Int) -> [String] {
    let rights = rights(of: grant.role)
    guard rights.givesAnything, let own = ownRole(of: grant, rows[position]) else {
      return rights.bindable(position, rows[position])
    }
    return rights.bindable(position, rows[position]) + [own]
  }

  /// The grant's role as a row names it; a Role cannot be bound cluster-wide.
  private func ownRole(of grant: HeldGrant, _ request: RequestRow) -> String? {
    let role = cluster.roles[grant.role]
    guard role.scope == .cluster else {
      return request.scope == .cluster ? nil : "roles/\(role.metadata.name)"
    }
    return "clusterroles/\(role.metadata.name)"
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
    let technique = catalogue.techniques[rows[position].technique]
    let base =
      "\(builder.vertices[Int(identity.vertex)].key)/"
      + VertexKey(technique.id, Self.scopeName(scope), target).text
    let label = "\(technique.id) @ \(Self.scopeName(scope)) as \(identity.label)"
    let join = builder.intern(
      Vertex(key: "\(base)/request", kind: .capability, label: label, need: 2)
    ).index
    let write = half(base + "/write", "write bindings as \(identity.label)")
    let bind = half(base + "/bind", "hand out \(target) as \(identity.label)")
    for grant in grants where grant.scope.isEmpty || grant.scope == scope {
      if rights(of: grant.role).writesBindings(position) {
        builder.connect(grant.source, write, row(.bindingGrants), grant.provenance)
      }
      if Self.covers(handedOut(by: grant, position), target) {
        builder.connect(grant.source, bind, row(.bindingGrants), grant.provenance)
      }
    }
    let because = "one request by \(identity.label)"
    builder.connect(write, join, row(.bindingGrants), because)
    builder.connect(bind, join, row(.bindingGrants), because)
    builder.connect(join, hub, row(.bindingGrants), "rights of \(identity.label) together")
  }

  private mutating func half(_ key: String, _ label: String) -> UInt32 {
    builder.intern(Vertex(key: key, kind: .capability, label: label)).index
  }
}
