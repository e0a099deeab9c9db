import Estate

/// From principals and groups to roles, and from roles to capability hubs.
extension ClusterCompiler {
  /// Draws holder → grant for each binding that names the subject.
  mutating func hold(_ subject: GrantSource, holder: UInt32, impersonated: Bool) {
    for position in index.bindings[subject] {
      let entry = index.bindings.entries[Int(position)]
      guard !entry.isSuppressed, let role = index.bindings.role[Int(entry.binding)] else {
        continue
      }
      let grant = grantVertex(entry.binding, role: role, impersonated: impersonated)
      builder.connect(
        holder, grant, relations.subjectBound,
        Provenance(.subjectInBinding, entry.binding, entry.rank))
    }
  }

  mutating func addEntitlements(of username: UInt32, holder: UInt32) {
    guard let positions = entitlements[username] else { return }
    for position in positions {
      let entitlement = overlay.entitlements[position]
      let scope = index.symbols.intern(entitlement.namespace)
      guard let role = index.roles.find(entitlement.roleRef, in: scope, index.symbols) else {
        continue
      }
      let because = Provenance(.elevation, UInt32(position))
      let id = index.symbols.intern(entitlement.id)
      let grant = builder.intern(VertexRecord(.elevation, id, slot: Int32(position))).index
      builder.connect(holder, grant, relations.subjectBound, because)
      open(from: grant, role: role, scope: scope, impersonated: false, because: because)
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
    if group == groups.superuser { openEverything(from: vertex) }
    return vertex
  }

  /// The superuser group passes every check without a role.
  private mutating func openEverything(from vertex: UInt32) {
    let because = Provenance(.superuser)
    let allRoles = index.symbols.intern("clusterroles/*") + 1
    for position in rows.indices {
      let name = rows[position].target == .boundRole ? allRoles : Hub.allNames
      let hub = hubVertex(Hub(row: position, scope: SymbolTable.empty, name: name))
      builder.connect(vertex, hub, relations.superuserGroup, because)
    }
    guard relations.superuserGroup != nil else { return }
    reach(from: vertex, VertexRecord(.assetCluster), because: because)
  }

  private mutating func grantVertex(_ binding: UInt32, role: Int, impersonated: Bool) -> UInt32 {
    let differs = impersonated && rights[role].impersonates
    let (vertex, isNew) = builder.intern(
      VertexRecord(
        differs ? .asGrant : .grant, index.bindings.first[Int(binding)], slot: Int32(binding)))
    guard isNew else { return vertex }
    open(
      from: vertex, role: role, scope: index.bindings.scope[Int(binding)], impersonated: differs,
      because: Provenance(.roleThroughBinding, binding))
    return vertex
  }

  /// Draws grant → capability hub for every request row the role satisfies on its own.
  mutating func open(
    from grant: UInt32, role: Int, scope: UInt32, impersonated: Bool, because: Provenance
  ) {
    let isNamespaced = scope != SymbolTable.empty
    for opening in rights[role].openings {
      if isNamespaced, opening.isClusterWide { continue }
      if impersonated, opening.isImpersonation { continue }
      let hub = hubVertex(Hub(row: opening.row, scope: scope, name: opening.name))
      builder.connect(grant, hub, relations.bindingGrants, because)
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
