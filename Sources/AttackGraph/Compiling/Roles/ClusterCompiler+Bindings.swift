import Estate

/// Writing a binding, and what it gives.
extension ClusterCompiler {
  /// Each role that may be bound becomes an artefact; using it needs a live credential as well.
  mutating func expandBinding(_ hub: Hub, _ vertex: UInt32, _ step: Step) {
    awaitRole(hub, vertex)
    for role in bindableRoles(hub) {
      let isCluster = cluster.roles[role].scope == .cluster
      let name = index.symbols.intern(cluster.roles[role].metadata.name)
      let artefact = builder.intern(
        VertexRecord(.writtenBinding, hub.scope, name, isCluster ? 1 : 0)
      ).index
      builder.connect(
        vertex, artefact, step, Provenance(.bind, UInt32(role), hub.scope))
      useBinding(artefact, role: role, scope: hub.scope)
    }
  }

  private mutating func useBinding(_ artefact: UInt32, role: Int, scope: UInt32) {
    let (grant, isNew) = builder.intern(VertexRecord(.writtenBindingInUse, artefact))
    guard isNew else { return }
    let because = Provenance(.ownBinding, UInt32(role), scope)
    builder.connect(artefact, grant, relations[.writtenBindingGrants], because)
    builder.connect(
      vertex(.authenticated), grant, relations[.writtenBindingGrants],
      Provenance(.liveCredential))
    holdsRole(grant, role: role, scope: scope)
    if rights[role].allowsEverything {
      builder.connect(grant, allRights(at: scope), relations[.bindingGrants], because)
    } else {
      open(from: grant, role: role, scope: scope, impersonated: false, because: because)
    }
  }

  /// Every identity is a live session of the cluster.
  mutating func connectAuthenticated() {
    connectNetwork()
    guard let head = builder.find(VertexRecord(.authenticated)) else { return }
    for identity in identities {
      builder.connect(
        identity.vertex, head, relations[.principalInGroup],
        Provenance(.session, identity.username))
    }
  }

  /// Whether a hub may bind any role that gives anything, or that may be made to.
  mutating func bindsAnything(_ hub: Hub) -> Bool {
    !bindableRoles(hub).isEmpty || bindableNewRole(hub) != nil
  }

  /// Roles a hub may bind.
  private mutating func bindableRoles(_ hub: Hub) -> [Int] {
    guard let target = reader.targets[hub.name] else { return [] }
    switch target.write {
    case .new: return newlyBindableRoles(target, scope: hub.scope)
    case .newNamed(let name):
      // A binding that exists keeps its role.
      let exists = writtenBindings().named(name, in: hub.scope) != nil
      return exists ? [] : newlyBindableRoles(target, scope: hub.scope)
    case .existing(let name?):
      return existing([writtenBindings().named(name, in: hub.scope)], target)
    case .existing(nil): return existing(writtenBindings().all(in: hub.scope), target)
    }
  }

  private mutating func newlyBindableRoles(
    _ target: BoundTargets.Target, scope: UInt32
  ) -> [Int] {
    if let name = target.role {
      let kind = target.isCluster ? RBACScope.cluster : .namespaced
      return index.roles.find(kind, scope, name).map { [$0] } ?? []
    }
    guard target.isCluster else {
      return usefulRoles(among: index.roles.namespacedRoles[scope] ?? [])
    }
    return usefulClusterRoles()
  }

  /// The ClusterRoles worth binding.
  mutating func usefulClusterRoles() -> [Int] {
    if let known = caches.usefulClusterRoles { return known }
    let useful = usefulRoles(among: index.roles.clusterRoles)
    caches.usefulClusterRoles = useful
    return useful
  }

  /// The roles of existing bindings that a hub may bind again.
  private func existing(_ bindings: [Int?], _ target: BoundTargets.Target) -> [Int] {
    var seen: Set<Int> = []
    let roles = bindings.compactMap { $0.flatMap { index.bindings.role[$0] } }.filter { role in
      let isCluster = cluster.roles[role].scope == .cluster
      guard isCluster == target.isCluster, seen.insert(role).inserted else { return false }
      return target.role.map { cluster.roles[role].metadata.name == index.symbols[$0] } ?? true
    }
    return target.role == nil ? usefulRoles(among: roles) : roles
  }

  /// The roles that give anything. A role that allows everything stands for all of them, the least
  /// by name where there are several.
  private func usefulRoles(among candidates: [Int]) -> [Int] {
    let all = candidates.filter { rights[$0].allowsEverything }.min { left, right in
      ExactString(cluster.roles[left].metadata.name)
        < ExactString(cluster.roles[right].metadata.name)
    }
    if let all { return [all] }
    return candidates.filter { rights[$0].givesAnything }
  }

  mutating func writtenBindings() -> WrittenBindings {
    if let known = caches.writtenBindings { return known }
    let bindings = WrittenBindings(cluster.bindings, index.bindings, index.symbols)
    caches.writtenBindings = bindings
    return bindings
  }
}

/// The bindings of a cluster by where they grant; a name stands for the first that has it.
struct WrittenBindings {
  private var inScope: [UInt32: [Int]] = [:]
  private var byName: [ObjectName: Int] = [:]

  init(_ bindings: [RoleBinding], _ numbers: BindingIndex, _ symbols: SymbolTable) {
    for position in bindings.indices {
      let scope = numbers.scope[position]
      let isCluster = bindings[position].scope == .cluster
      guard isCluster == (scope == SymbolTable.empty),
        let symbol = symbols.find(bindings[position].metadata.name)
      else { continue }
      let name = ObjectName(namespace: scope, name: symbol)
      guard byName[name] == nil else { continue }
      byName[name] = position
      inScope[scope, default: []].append(position)
    }
  }

  func all(in scope: UInt32) -> [Int?] { inScope[scope] ?? [] }

  func named(_ name: UInt32, in scope: UInt32) -> Int? {
    byName[ObjectName(namespace: scope, name: name)]
  }
}
