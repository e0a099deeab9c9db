import Estate

/// The role that a capability to bind is limited to.
struct BoundTarget {
  var scope: RBACScope
  /// Symbol; `nil` for all roles.
  var name: UInt32?
  /// Symbol of `roles/*` or `clusterroles/*`.
  var all: UInt32
}

/// Writing a binding, and what it gives.
extension ClusterCompiler {
  /// Each role that may be bound becomes an artefact; using it needs a live credential as well.
  mutating func expandBinding(_ hub: Hub, _ vertex: UInt32, _ technique: Int) {
    for role in bindableRoles(hub) {
      let isCluster = cluster.roles[role].scope == .cluster
      let name = index.symbols.intern(cluster.roles[role].metadata.name)
      let artefact = builder.intern(
        VertexRecord(.writtenBinding, hub.scope, name, isCluster ? 1 : 0)
      ).index
      builder.connect(
        vertex, artefact, technique, Provenance(.bind, UInt32(role), hub.scope))
      useBinding(artefact, role: role, scope: hub.scope)
    }
  }

  private mutating func useBinding(_ artefact: UInt32, role: Int, scope: UInt32) {
    let (grant, isNew) = builder.intern(VertexRecord(.writtenBindingInUse, artefact))
    guard isNew else { return }
    let because = Provenance(.ownBinding, UInt32(role), scope)
    builder.connect(artefact, grant, relations.writtenBindingGrants, because)
    builder.connect(
      vertex(.authenticated), grant, relations.writtenBindingGrants,
      Provenance(.liveCredential))
    open(from: grant, role: role, scope: scope, impersonated: false, because: because)
  }

  /// Every identity is a live session of the cluster.
  mutating func connectAuthenticated() {
    connectNetwork()
    guard let head = builder.find(VertexRecord(.authenticated)) else { return }
    for identity in identities {
      builder.connect(
        identity.vertex, head, relations.principalInGroup,
        Provenance(.session, identity.username))
    }
  }

  /// Roles a hub may bind. A role that allows everything stands for all of them.
  private mutating func bindableRoles(_ hub: Hub) -> [Int] {
    guard hub.name != Hub.allNames, let target = boundTarget(hub.name - 1) else { return [] }
    if let name = target.name {
      return index.roles.find(target.scope, hub.scope, name).map { [$0] } ?? []
    }
    guard target.scope == .cluster else {
      return usefulRoles(among: index.roles.namespacedRoles[hub.scope] ?? [])
    }
    if let known = caches.usefulClusterRoles { return known }
    let useful = usefulRoles(among: index.roles.clusterRoles)
    caches.usefulClusterRoles = useful
    return useful
  }

  private func usefulRoles(among candidates: [Int]) -> [Int] {
    if let all = candidates.first(where: { rights[$0].allowsEverything }) { return [all] }
    return candidates.filter { rights[$0].givesAnything }
  }

  /// The role that a symbol of `roles/NAME` or `clusterroles/NAME` stands for; `nil` for other text.
  mutating func boundTarget(_ symbol: UInt32) -> BoundTarget? {
    if let known = caches.boundTargets[symbol] { return known }
    let text = index.symbols[symbol]
    guard let slash = text.utf8.firstIndex(of: UInt8(ascii: "/")) else { return nil }
    let name = String(text[text.index(after: slash)...])
    let target = BoundTarget(
      scope: text[..<slash] == "clusterroles" ? .cluster : .namespaced,
      name: name == "*" ? nil : index.symbols.intern(name),
      all: index.symbols.intern(text[..<slash] + "/*"))
    caches.boundTargets[symbol] = target
    return target
  }
}
