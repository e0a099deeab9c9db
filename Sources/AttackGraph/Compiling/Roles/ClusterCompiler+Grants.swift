import Estate

/// From principals and groups to roles, and from roles to capability hubs.
extension ClusterCompiler {
  /// Draws holder → grant for each binding that names the subject.
  mutating func hold(_ subject: GrantSource, holder: UInt32, impersonated: Bool) {
    var isImplicit = false
    if case .group(let group) = subject { isImplicit = groups.areImplicit(group, index.symbols) }
    let step = relations[isImplicit ? .implicitGroupBound : .subjectBound]
    for position in index.bindings[subject] {
      let entry = index.bindings.entries[Int(position)]
      if entry.isSuppressed { continue }
      guard let role = index.bindings.role[Int(entry.binding)] else {
        awaitRole(position, holder: holder, isImplicit: isImplicit)
        continue
      }
      let grant = grantVertex(entry.binding, role: role, impersonated: impersonated)
      builder.connect(
        holder, grant, step, Provenance(.subjectInBinding, entry.binding, entry.rank))
    }
  }

  /// Draws holder → elevation for each entitlement of a user; by impersonation, for those alone that
  /// it gives.
  mutating func addEntitlements(of username: UInt32, holder: UInt32, impersonated: Bool) {
    guard let positions = entitlements[username] else { return }
    for position in positions {
      let entitlement = overlay.entitlements[position]
      if impersonated, !entitlement.isImpersonable { continue }
      let scope = index.symbols.intern(entitlement.namespace)
      guard let role = index.roles.find(entitlement.roleRef, in: scope, index.symbols) else {
        continue
      }
      let because = Provenance(.elevation, UInt32(position))
      let differs = impersonated && rights[role].impersonates
      let id = index.symbols.intern(entitlement.id)
      let (grant, isNew) = builder.intern(
        VertexRecord(.elevation, id, differs ? 1 : 0, slot: Int32(position)))
      builder.connect(holder, grant, relations[.subjectBound], because)
      if isNew {
        holdsRole(grant, role: role, scope: scope)
        open(from: grant, role: role, scope: scope, impersonated: differs, because: because)
      }
      sources.append(.elevation(UInt32(elevations.count)))
      elevations.append(
        HeldGrant(source: grant, role: role, scope: scope, provenance: because))
    }
  }

  /// A group with its grants; a second one without impersonation where that differs.
  mutating func groupVertex(_ group: UInt32, impersonated: Bool) -> UInt32 {
    let (vertex, isNew) = builder.intern(VertexRecord(impersonated ? .asGroup : .group, group))
    guard isNew else { return vertex }
    hold(.group(group), holder: vertex, impersonated: impersonated)
    if group == groups.superuser { openAsSuperuser(from: vertex, impersonated: impersonated) }
    return vertex
  }

  /// The superuser group passes every check without a role.
  private mutating func openAsSuperuser(from vertex: UInt32, impersonated: Bool) {
    openEverything(
      from: vertex, scope: SymbolTable.empty, relation: .superuserGroup,
      impersonated: impersonated, because: Provenance(.superuser))
  }

  /// Draws the steps of somebody who may do everything at a scope.
  mutating func openEverything(
    from vertex: UInt32, scope: UInt32, relation: Condition.Relation, impersonated: Bool,
    because: Provenance
  ) {
    guard relations[relation] != nil else { return }
    let isClusterWide = scope == SymbolTable.empty
    let allRoles = reader.targets.name(isCluster: true, role: nil, &index.symbols)
    for position in rows.indices {
      let row = rows[position]
      if row.handsOnOwnRole || row.isSuperfluousWithEverything { continue }
      if row.target == .constrainedImpersonation { continue }
      if impersonated, row.impersonates { continue }
      if !isClusterWide, row.scope == .cluster || isIdle(position, in: scope) { continue }
      let name = row.target == .boundRole ? allRoles : Hub.allNames
      let hub = hubVertex(Hub(row: position, scope: scope, name: name))
      builder.connect(vertex, hub, step(into: position, relation), because)
    }
    if isClusterWide { reach(from: vertex, VertexRecord(.assetCluster), because: because) }
  }

  private mutating func grantVertex(_ binding: UInt32, role: Int, impersonated: Bool) -> UInt32 {
    let differs = impersonated && rights[role].impersonates
    let (vertex, isNew) = builder.intern(
      VertexRecord(
        differs ? .asGrant : .grant, index.bindings.first[Int(binding)], slot: Int32(binding)))
    guard isNew else { return vertex }
    let scope = index.bindings.scope[Int(binding)]
    holdsRole(vertex, role: role, scope: scope)
    open(
      from: vertex, role: role, scope: scope, impersonated: differs,
      because: Provenance(.roleThroughBinding, binding))
    return vertex
  }

  /// Draws what a role gives at a scope to whoever holds it there: through one vertex that all its
  /// holders share, or directly where that is as short.
  mutating func open(
    from grant: UInt32, role: Int, scope: UInt32, impersonated: Bool, because: Provenance
  ) {
    guard rights[role].openings.count > Self.sharedOpenings else {
      openDirectly(
        from: grant, role: role, scope: scope, impersonated: impersonated, because: because)
      return
    }
    let shared = sharedRights(role: role, scope: scope, impersonated: impersonated)
    builder.connect(grant, shared, relations[.bindingGrants], because)
  }

  /// From so many capabilities on, the holders of a role at a scope share one vertex.
  private static let sharedOpenings = 3

  /// The vertex of what a role gives at a scope.
  mutating func sharedRights(role: Int, scope: UInt32, impersonated: Bool) -> UInt32 {
    let isCluster = cluster.roles[role].scope == .cluster
    let (shared, isNew) = builder.intern(
      VertexRecord(
        .roleRights, scope, index.symbols.intern(cluster.roles[role].metadata.name),
        (isCluster ? 1 : 0) | (impersonated ? 2 : 0)))
    if isNew {
      openDirectly(
        from: shared, role: role, scope: scope, impersonated: impersonated,
        because: Provenance(.roleItself, UInt32(role), scope))
    }
    return shared
  }

  /// Draws grant → capability hub for every request row the role satisfies on its own.
  private mutating func openDirectly(
    from grant: UInt32, role: Int, scope: UInt32, impersonated: Bool, because: Provenance
  ) {
    let isNamespaced = scope != SymbolTable.empty
    for opening in rights[role].openings {
      if isNamespaced, opening.isClusterWide { continue }
      if impersonated, opening.isImpersonation { continue }
      if !isNamespaced, rights[role].allowsEverything,
        rows[opening.row].isSuperfluousWithEverything
      {
        continue
      }
      if isNamespaced, isIdle(opening.row, in: scope) { continue }
      let hub = hubVertex(Hub(row: opening.row, scope: scope, name: opening.name))
      builder.connect(grant, hub, step(into: opening.row), because)
    }
    if !isNamespaced, rights[role].allowsEverything {
      reach(from: grant, VertexRecord(.assetCluster), because: because)
    }
  }

  /// Every grant that counts for an identity's requests, suppressed ones left out.
  func heldGrants(_ identity: Identity) -> [HeldGrant] {
    sources[identity.sources].flatMap { source -> [HeldGrant] in
      if case .elevation(let position) = source { return [elevations[Int(position)]] }
      return index.bindings[source].compactMap { position in
        let entry = index.bindings.entries[Int(position)]
        guard !entry.isSuppressed, let role = index.bindings.role[Int(entry.binding)] else {
          return nil
        }
        return HeldGrant(
          source: identity.vertex, role: role, scope: index.bindings.scope[Int(entry.binding)],
          provenance: Provenance(.binding, entry.binding))
      }
    }
  }
}
