import Estate

/// Requests that need two things which come from several grants of one principal.
extension ClusterCompiler {
  /// Compiles, per identity, the requests that no single standing grant of it allows but several
  /// grants may together: each half is reached from the identity's grants, and the join needs both.
  ///
  /// The second half is a right, or holding a role already: the API server lets anyone hand on the
  /// rights they hold. That gains nothing at once, but makes a right that ends with a session or an
  /// elevation into one that stays.
  ///
  /// - Complexity: O(identities + what those hold that can send such requests).
  mutating func joinSplitRequests() {
    while joinedIdentities < identities.count {
      let identity = identities[joinedIdentities]
      let mask = mask(of: identity)
      let rows = reader.table.splitRows.filter { mask & $0.mask == $0.mask }
      if !rows.isEmpty { join(rows, identity) }
      joinedIdentities += 1
      expandPendingHubs()
    }
  }

  /// The halves that any grant of an identity gives; most identities give none and need no joins.
  private mutating func mask(of identity: Identity) -> UInt64 {
    sources[identity.sources].reduce(into: 0) { mask, source in
      switch source {
      case .elevation(let position): mask |= rights[elevations[Int(position)].role].mask
      case .user: mask |= self.mask(of: source)
      case .group(let group):
        let known = caches.groupMasks[group] ?? self.mask(of: source)
        caches.groupMasks[group] = known
        mask |= known
      }
    }
  }

  private func mask(of source: GrantSource) -> UInt64 {
    index.bindings[source].reduce(into: 0) { mask, position in
      let entry = index.bindings.entries[Int(position)]
      guard !entry.isSuppressed, let role = index.bindings.role[Int(entry.binding)] else { return }
      mask |= rights[role].mask
    }
  }

  private mutating func join(_ rows: [RightTable.SplitRow], _ identity: Identity) {
    let grants = heldGrants(identity)
    let hasEverything = grants.contains {
      $0.source == identity.vertex && $0.scope == SymbolTable.empty
        && rights[$0.role].allowsEverything
    }
    guard !hasEverything else { return }
    for row in rows where !(identity.impersonated && self.rows[row.row].impersonates) {
      if self.rows[row.row].target == .constrainedImpersonation {
        joinConstrained(row.row, identity, grants)
      } else {
        join(row, identity, PartsByScope(heldParts(row.row, grants)))
      }
    }
  }

  /// What an identity's grants give towards a row, where they count for it.
  private mutating func heldParts(_ row: Int, _ grants: [HeldGrant]) -> [HeldPart] {
    let isClusterWide = rows[row].scope == .cluster
    var parts: [HeldPart] = []
    for grant in grants {
      for part in rights[grant.role].parts where part.row == row {
        guard !isClusterWide || part.isInAnyNamespace || grant.scope == SymbolTable.empty else {
          continue
        }
        let scope = isClusterWide ? SymbolTable.empty : grant.scope
        let targets = part.targets.compactMap { useful($0, for: rows[row]) }
        guard !targets.isEmpty else { continue }
        parts.append(HeldPart(grant: grant, scope: scope, half: part.right, targets: targets))
      }
      if rows[row].handsOnOwnRole, !isClusterWide || grant.scope == SymbolTable.empty,
        let own = ownRole(of: grant, rows[row])
      {
        parts.append(
          HeldPart(
            grant: grant, scope: grant.scope, half: 1, targets: [RequestTarget(name: own)]))
      }
    }
    return parts
  }

  /// A target as far as objects for it exist; any ClusterRole will do to feed another.
  private func useful(_ target: RequestTarget, for row: RequestRow) -> RequestTarget? {
    guard row.target == .aggregatingRole else { return target }
    if case .existing(let name?) = target.write,
      index.roles.find(.cluster, SymbolTable.empty, name) == nil
    {
      return nil
    }
    return RequestTarget(name: target.name)
  }

  /// The grant's role as a row names it, if it gives anything; a Role can be bound in its namespace
  /// only.
  private mutating func ownRole(of grant: HeldGrant, _ row: RequestRow) -> UInt32? {
    guard rights[grant.role].givesAnything else { return nil }
    let isCluster = cluster.roles[grant.role].scope == .cluster
    guard isCluster || row.scope != .cluster else { return nil }
    let name = index.symbols.intern(cluster.roles[grant.role].metadata.name)
    guard row.target == .boundRole else { return name + 1 }
    return reader.targets.name(isCluster: isCluster, role: name, &index.symbols)
  }

  private mutating func join(
    _ row: RightTable.SplitRow, _ identity: Identity, _ held: PartsByScope
  ) {
    var countingAt: [UInt32: [HeldPart]] = [:]
    for second in held.parts where second.half == 1 {
      for scope in held.jointScopes(second) {
        let counting = countingAt[scope] ?? held.counting(at: scope)
        countingAt[scope] = counting
        for target in common(second.targets, counting) {
          let isSingle = counting.contains { part in
            part.grant.source == identity.vertex && allows(part.grant, row, target)
          }
          guard !isSingle else { continue }
          connectJoin(row.row, identity, scope: scope, target: target, parts: counting)
        }
      }
    }
  }

  /// What second halves allow together with the first halves of a scope.
  private func common(_ targets: [RequestTarget], _ counting: [HeldPart]) -> [RequestTarget] {
    var found: [RequestTarget] = []
    var seen: Set<RequestTarget> = []
    for first in counting where first.half == 0 {
      for one in first.targets {
        for other in targets {
          guard let common = reader.targets.common(one, other) else { continue }
          if seen.insert(common).inserted { found.append(common) }
        }
      }
    }
    return found
  }

  /// Whether a role alone allows the whole request, or one that does the same.
  private func allows(
    _ grant: HeldGrant, _ row: RightTable.SplitRow, _ target: RequestTarget
  ) -> Bool {
    rights[grant.role].openings.contains { opening in
      (opening.row == row.row || opening.row == row.substitute)
        && (!opening.isClusterWide || grant.scope == SymbolTable.empty)
        && reader.targets.covers(opening.target, target)
    }
  }

  /// - Parameter parts: Those that count at the scope.
  private mutating func connectJoin(
    _ row: Int, _ identity: Identity, scope: UInt32, target: RequestTarget, parts: [HeldPart]
  ) {
    let name = reader.targets.hubName(target, &index.symbols)
    let hub = hubVertex(Hub(row: row, scope: scope, name: name))
    let (join, isNew) = builder.intern(VertexRecord(.joint, identity.vertex, hub))
    guard isNew else { return }
    let halves = [
      vertex(.jointWrite, identity.vertex, hub), vertex(.jointBind, identity.vertex, hub),
    ]
    for part in parts where part.targets.contains(where: { reader.targets.covers($0, target) }) {
      builder.connect(
        part.grant.source, halves[part.half], relations[.bindingGrants], part.grant.provenance)
    }
    let because = Provenance(.oneRequest, identity.username)
    for half in halves { builder.connect(half, join, relations[.bindingGrants], because) }
    builder.connect(
      join, hub, relations[.bindingGrants], Provenance(.rightsTogether, identity.username))
  }
}
