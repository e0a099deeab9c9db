import Estate

/// Roles that the attacker makes with every right: for bindings whose role is missing, and for
/// bindings of their own.
extension ClusterCompiler {
  mutating func expandNewRole(_ hub: Hub, _ vertex: UInt32, _ step: Step) {
    let isCluster = rows[hub.row].scope == .cluster
    let place = NewRolePlace(isCluster: isCluster, namespace: hub.scope)
    let artefact = self.vertex(.newRole, hub.scope)
    let text = index.symbols.intern(isCluster ? "create any ClusterRole" : "create any Role")
    builder.connect(vertex, artefact, step, Provenance(.text, text))
    newRoles.add(NewRole(vertex: artefact, place: place))
  }

  /// Notes that a subject holds a binding whose role does not exist, for the case that somebody
  /// makes it.
  mutating func awaitRole(_ entry: UInt32, holder: UInt32, isImplicit: Bool) {
    let binding = Int(index.bindings.entries[Int(entry)].binding)
    guard makesRoles(), let place = place(of: binding) else { return }
    newRoles.add(.holder(holder, entry: entry, isImplicit: isImplicit), for: place)
  }

  /// Notes that a hub may bind a role that does not exist: a binding is not checked for that.
  mutating func awaitRole(_ hub: Hub, _ vertex: UInt32) {
    guard let place = bindableNewRole(hub) else { return }
    newRoles.add(.writer(vertex, row: hub.row, scope: hub.scope), for: place)
  }

  /// Where the roles are made that a hub may bind although they do not exist; `nil` for none.
  mutating func bindableNewRole(_ hub: Hub) -> NewRolePlace? {
    guard makesRoles(), let target = reader.targets[hub.name] else { return nil }
    let place = NewRolePlace(
      isCluster: target.isCluster, namespace: target.isCluster ? SymbolTable.empty : hub.scope)
    let kind = target.isCluster ? RBACScope.cluster : .namespaced
    if !target.isCluster, hub.scope == SymbolTable.empty { return nil }
    if let name = target.role, index.roles.find(kind, hub.scope, name) != nil { return nil }
    let existing: [Int?]
    switch target.write {
    case .new: return place
    case .newNamed(let name):
      return writtenBindings().named(name, in: hub.scope) == nil ? place : nil
    case .existing(let name?): existing = [writtenBindings().named(name, in: hub.scope)]
    case .existing(nil): existing = writtenBindings().all(in: hub.scope)
    }
    // A binding that exists keeps its role.
    let fits = existing.contains { binding in
      guard let binding, self.place(of: binding) == place else { return false }
      let name = cluster.bindings[binding].roleRef.name
      return target.role.map { index.symbols[$0] == name } ?? true
    }
    return fits ? place : nil
  }

  /// Where the missing role of a binding would be made; `nil` where it exists or none would do.
  private func place(of binding: Int) -> NewRolePlace? {
    guard index.bindings.role[binding] == nil else { return nil }
    let scope = index.bindings.scope[binding]
    switch cluster.bindings[binding].roleRef.kind {
    case "ClusterRole": return NewRolePlace(isCluster: true, namespace: SymbolTable.empty)
    case "Role" where scope != SymbolTable.empty:
      return NewRolePlace(isCluster: false, namespace: scope)
    default: return nil
    }
  }

  /// Whether any role gives both halves of making roles towards a principal that does not have
  /// everything anyway.
  private mutating func makesRoles() -> Bool {
    if let known = caches.makesRoles { return known }
    let given = rights.lazy.filter { !$0.allowsEverything }.reduce(UInt64(0)) { $0 | $1.mask }
    let makes = reader.table.splitRows.contains { row in
      rows[row.row].target == .newRole && given & row.mask == row.mask
    }
    caches.makesRoles = makes
    return makes
  }

  /// Draws what those gain who waited for a role.
  ///
  /// - Returns: Whether anybody did.
  mutating func useNewRoles() -> Bool {
    let pairs = newRoles.meet()
    for (role, waiter) in pairs {
      switch waiter {
      case .holder(let holder, let entry, let isImplicit):
        fill(role, entry: entry, holder: holder, isImplicit: isImplicit)
      case .writer(let writer, let row, let scope):
        bind(role, writer: writer, row: row, scope: scope)
      }
    }
    return !pairs.isEmpty
  }

  /// The holders of a binding have every right once its role is there.
  private mutating func fill(_ role: NewRole, entry: UInt32, holder: UInt32, isImplicit: Bool) {
    let subject = index.bindings.entries[Int(entry)]
    let binding = Int(subject.binding)
    let grant = builder.intern(
      VertexRecord(.grant, index.bindings.first[binding], slot: Int32(binding))
    ).index
    let relation = isImplicit ? Condition.Relation.implicitGroupBound : .subjectBound
    builder.connect(
      holder, grant, relations[relation],
      Provenance(.subjectInBinding, subject.binding, subject.rank))
    let (use, isNew) = builder.intern(VertexRecord(.newRoleInUse, role.vertex, grant))
    guard isNew else { return }
    let reference = cluster.bindings[binding].roleRef
    let text = index.symbols.intern(
      "\(cluster.bindings[binding].path) refers to \(reference.kind) \(reference.name), "
        + "which does not exist")
    let because = Provenance(.text, text)
    let namespace = role.place.isCluster ? nil : index.symbols[role.place.namespace]
    builder.connect(grant, use, relations[.writtenRoleGrants], because)
    builder.connect(
      role.vertex, use, relations[.writtenRoleGrants], because,
      isUnknown: !context.isKnown(reference.kind, cluster: facts.name, namespace: namespace))
    let all = allRights(at: index.bindings.scope[binding])
    builder.connect(use, all, relations[.writtenRoleGrants], because)
  }

  /// Somebody writes a binding of the new role; using it needs a live credential as well.
  private mutating func bind(_ role: NewRole, writer: UInt32, row: Int, scope: UInt32) {
    let binding = self.vertex(.newRoleBinding, scope, role.place.isCluster ? 1 : 0)
    let kind = role.place.isCluster ? "ClusterRole" : "Role"
    let text = index.symbols.intern("bind a new \(kind)")
    builder.connect(writer, binding, rows[row].step, Provenance(.text, text))
    let (use, isNew) = builder.intern(VertexRecord(.newRoleSelfGranted, role.vertex, binding))
    guard isNew else { return }
    let because = Provenance(.text, index.symbols.intern("own binding of a new \(kind)"))
    builder.connect(role.vertex, use, relations[.writtenRoleGrants], because)
    builder.connect(binding, use, relations[.writtenBindingGrants], because)
    builder.connect(
      vertex(.authenticated), use, relations[.writtenBindingGrants], Provenance(.liveCredential))
    builder.connect(use, allRights(at: scope), relations[.bindingGrants], because)
  }
}
