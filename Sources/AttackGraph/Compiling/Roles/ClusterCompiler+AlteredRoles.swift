import Estate

/// Roles that the attacker rewrites or feeds, and what their holders gain.
extension ClusterCompiler {
  /// A role rewritten to allow everything: one of a name, or any of a scope.
  mutating func expandRewriting(_ hub: Hub, _ vertex: UInt32, _ step: Step) {
    let kind = rows[hub.row].scope == .cluster ? RBACScope.cluster : .namespaced
    guard hub.name == Hub.allNames else {
      guard let role = index.roles.find(kind, hub.scope, hub.name - 1) else { return }
      let artefact = rewrittenRole(role)
      connect(vertex, artefact, step, rewriting: cluster.roles[role])
      alteredRoles.add(AlteredRole(vertex: artefact, reach: .role(role)))
      return
    }
    let isCluster = kind == .cluster
    let roles = isCluster ? [] : index.roles.namespacedRoles[hub.scope] ?? []
    guard isCluster ? !index.roles.clusterRoles.isEmpty : !roles.isEmpty else { return }
    let artefact = builder.intern(VertexRecord(.rewrittenRole, hub.scope, 0, 1)).index
    let because = index.symbols.intern(isCluster ? "update any ClusterRole" : "update any Role")
    builder.connect(vertex, artefact, step, Provenance(.text, because))
    alteredRoles.add(
      AlteredRole(vertex: artefact, reach: isCluster ? .anyClusterRole : .anyRole(hub.scope)))
  }

  private mutating func rewrittenRole(_ role: Int) -> UInt32 {
    let metadata = cluster.roles[role].metadata
    let isCluster = cluster.roles[role].scope == .cluster
    return vertex(
      .rewrittenRole, isCluster ? SymbolTable.empty : index.symbols.intern(metadata.namespace),
      index.symbols.intern(metadata.name))
  }

  private mutating func connect(
    _ vertex: UInt32, _ artefact: UInt32, _ step: Step, rewriting role: Role
  ) {
    let text = index.symbols.intern("update \(role.kindAndName)")
    builder.connect(vertex, artefact, step, Provenance(.text, text))
  }

  /// Rules fed to every aggregating ClusterRole: those of a role of one's own, or every right.
  mutating func expandAggregation(_ hub: Hub, _ vertex: UInt32, _ step: Step) {
    guard rows[hub.row].handsOnOwnRole else {
      for target in aggregatingRoles() {
        let artefact = rewrittenRole(target)
        let text = index.symbols.intern(
          "a new ClusterRole that \(cluster.roles[target].metadata.name) aggregates")
        builder.connect(vertex, artefact, step, Provenance(.text, text))
        alteredRoles.add(AlteredRole(vertex: artefact, reach: .role(target)))
      }
      return
    }
    guard hub.name != Hub.allNames,
      let own = index.roles.find(.cluster, SymbolTable.empty, hub.name - 1)
    else { return }
    for target in aggregatingRoles() where target != own {
      let name = index.symbols.intern(cluster.roles[target].metadata.name)
      let artefact = self.vertex(.injectedRole, hub.name - 1, name)
      let text = index.symbols.intern(
        "rules of ClusterRole \(index.symbols[hub.name - 1]) in a new ClusterRole that "
          + "\(index.symbols[name]) aggregates")
      builder.connect(vertex, artefact, step, Provenance(.text, text))
      alteredRoles.add(AlteredRole(vertex: artefact, reach: .role(target), fed: own))
    }
  }

  /// Notes that a vertex holds a role, for the case that somebody alters it; nobody gains by a change
  /// of a role that allows everything.
  mutating func holdsRole(_ vertex: UInt32, role: Int, scope: UInt32) {
    guard !rights[role].allowsEverything else { return }
    alteredRoles.add(
      GrantOfRole(
        vertex: vertex, role: role, scope: scope,
        isNamespaced: cluster.roles[role].scope == .namespaced))
  }

  private mutating func aggregatingRoles() -> [Int] {
    if let known = caches.aggregatingRoles { return known }
    let found = index.roles.clusterRoles.filter { role in
      guard let selectors = cluster.roles[role].aggregation, !selectors.isEmpty else {
        return false
      }
      // The controller leaves a role with an invalid selector alone.
      return selectors.allSatisfy { $0.firstProblem == nil }
    }
    caches.aggregatingRoles = found
    return found
  }

  /// Draws what the holders of altered roles gain, which may alter further roles.
  mutating func useAlteredRoles() {
    while true {
      let pairs = alteredRoles.meet()
      let isMade = useNewRoles()
      guard !pairs.isEmpty || isMade else { return }
      for (artefact, grant) in pairs { use(artefact, grant) }
      expandPendingHubs()
    }
  }

  private mutating func use(_ artefact: AlteredRole, _ grant: GrantOfRole) {
    let (held, because) = holding(artefact, grant)
    builder.connect(grant.vertex, held, relations[.followsFrom], because)
    let (use, isNew) = builder.intern(VertexRecord(.alteredRoleInUse, artefact.vertex, held))
    guard isNew else { return }
    builder.connect(artefact.vertex, use, relations[.writtenRoleGrants], because)
    builder.connect(held, use, relations[.writtenRoleGrants], because)
    if let fed = artefact.fed {
      open(from: use, role: fed, scope: grant.scope, impersonated: false, because: because)
      return
    }
    builder.connect(use, allRights(at: grant.scope), relations[.writtenRoleGrants], because)
  }

  /// The vertex of every right at a scope, whichever role the attacker made it come from.
  mutating func allRights(at scope: UInt32) -> UInt32 {
    let (all, isNew) = builder.intern(VertexRecord(.allRights, scope))
    guard isNew else { return all }
    let everything = Provenance(.text, index.symbols.intern("a role that allows everything"))
    openEverything(
      from: all, scope: scope, relation: .bindingGrants, impersonated: false, because: everything)
    return all
  }

  /// The vertex that every holder of an altered role enters, and how it says so.
  private mutating func holding(
    _ artefact: AlteredRole, _ grant: GrantOfRole
  ) -> (UInt32, Provenance) {
    let role: Int
    switch artefact.reach {
    case .anyClusterRole:
      let text = index.symbols.intern("a ClusterRoleBinding names the holder")
      return (vertex(.boundClusterWide), Provenance(.text, text))
    case .anyRole(let scope):
      let text = index.symbols.intern("held: a Role of \(index.symbols[scope])")
      return (vertex(.roleHeld, scope), Provenance(.text, text))
    case .role(let one): role = one
    }
    let isCluster = cluster.roles[role].scope == .cluster
    let name = index.symbols.intern(cluster.roles[role].metadata.name)
    let text = index.symbols.intern("held: \(cluster.roles[role].kindAndName)")
    let held = builder.intern(VertexRecord(.roleHeld, grant.scope, name, isCluster ? 1 : 0))
    return (held.index, Provenance(.text, text))
  }
}

extension Role {
  /// `ClusterRole NAME`.
  var kindAndName: String {
    "\(scope == .cluster ? "ClusterRole" : "Role") \(metadata.name)"
  }
}
