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
    let boundRows = rows.indices.filter { rows[$0].target == .boundRole }
    var next = 0
    while next < identities.count {
      let identity = identities[next]
      if mayWriteBindings(identity) {
        let grants = heldGrants(identity)
        for (ordinal, row) in boundRows.enumerated() {
          joinSplit(BoundRow(row: row, ordinal: ordinal), identity, held: grants)
        }
      }
      next += 1
      expandPendingHubs()
    }
  }

  /// A row that binds roles: its position among all rows and among those.
  struct BoundRow {
    var row: Int
    var ordinal: Int
  }

  /// Whether any grant of an identity writes bindings; most identities have none and need no joins.
  private mutating func mayWriteBindings(_ identity: Identity) -> Bool {
    for source in sources[identity.sources] {
      switch source {
      case .elevation(let position):
        if rights[elevations[Int(position)].role].writesBindings { return true }
      case .user: if anyWrites(source) { return true }
      case .group(let group):
        let writes = caches.groupWrites[group] ?? anyWrites(source)
        caches.groupWrites[group] = writes
        if writes { return true }
      }
    }
    return false
  }

  private func anyWrites(_ source: GrantSource) -> Bool {
    index.bindings[source].contains { position in
      let binding = Int(index.bindings.entries[Int(position)].binding)
      return index.bindings.role[binding].map { rights[$0].writesBindings } ?? false
    }
  }

  private mutating func joinSplit(_ bound: BoundRow, _ identity: Identity, held: [HeldGrant]) {
    let isNamespaced = rows[bound.row].scope == .namespaced
    let grants = GrantsByScope(
      held.filter { isNamespaced || $0.scope == SymbolTable.empty },
      isWriter: { rights[$0.role].bound(bound.ordinal).writes })
    guard !grants.writerScopes.isEmpty else { return }
    var countingAt: [UInt32: [HeldGrant]] = [:]
    for binder in grants.grants {
      let targets = handedOut(by: binder, bound)
      guard !targets.isEmpty else { continue }
      let scopes = grants.jointScopes(binder)
      for scope in scopes where countingAt[scope] == nil {
        countingAt[scope] = grants.counting(at: scope)
      }
      for target in targets {
        for scope in scopes {
          guard let counting = countingAt[scope] else { continue }
          let isSingle = counting.contains {
            $0.source == identity.vertex && covers(rights[$0.role].bound(bound.ordinal), target)
          }
          guard !isSingle else { continue }
          connectJoin(bound, identity, scope: scope, target: target, grants: counting)
        }
      }
    }
  }

  /// The roles a grant lets its holder hand out: those it may `bind`, and its own.
  private mutating func handedOut(by grant: HeldGrant, _ bound: BoundRow) -> [UInt32] {
    let bindable = rights[grant.role].bound(bound.ordinal).bindable
    guard rights[grant.role].givesAnything, let own = ownRole(of: grant, rows[bound.row].scope)
    else { return bindable }
    return bindable + [own]
  }

  /// The grant's role as a row names it; a Role cannot be bound cluster-wide.
  private mutating func ownRole(of grant: HeldGrant, _ scope: Condition.Scope) -> UInt32? {
    let name = cluster.roles[grant.role].metadata.name
    guard cluster.roles[grant.role].scope == .cluster else {
      return scope == .cluster ? nil : index.symbols.intern("roles/\(name)")
    }
    return index.symbols.intern("clusterroles/\(name)")
  }

  /// Whether a role alone allows the whole request for a target.
  private mutating func covers(_ bound: RoleRights.Bound, _ target: UInt32) -> Bool {
    bound.writes && covers(bound.bindable, target)
  }

  private mutating func covers(_ targets: [UInt32], _ target: UInt32) -> Bool {
    guard !targets.isEmpty else { return false }
    return targets.contains(target)
      || boundTarget(target).map { targets.contains($0.all) } ?? false
  }

  /// - Parameter grants: Those that count at the scope.
  private mutating func connectJoin(
    _ bound: BoundRow, _ identity: Identity, scope: UInt32, target: UInt32, grants: [HeldGrant]
  ) {
    let hub = hubVertex(Hub(row: bound.row, scope: scope, name: target + 1))
    let (join, isNew) = builder.intern(VertexRecord(.joint, identity.vertex, hub))
    guard isNew else { return }
    let write = vertex(.jointWrite, identity.vertex, hub)
    let bind = vertex(.jointBind, identity.vertex, hub)
    for grant in grants {
      if rights[grant.role].bound(bound.ordinal).writes {
        builder.connect(grant.source, write, relations.bindingGrants, grant.provenance)
      }
      if covers(handedOut(by: grant, bound), target) {
        builder.connect(grant.source, bind, relations.bindingGrants, grant.provenance)
      }
    }
    let because = Provenance(.oneRequest, identity.username)
    builder.connect(write, join, relations.bindingGrants, because)
    builder.connect(bind, join, relations.bindingGrants, because)
    builder.connect(
      join, hub, relations.bindingGrants, Provenance(.rightsTogether, identity.username))
  }
}
