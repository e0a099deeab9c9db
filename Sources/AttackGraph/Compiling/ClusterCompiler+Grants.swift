import Estate

/// From principals and groups to roles, and from roles to capability hubs.
extension ClusterCompiler {
  /// Draws holder → grant for each binding that names the subject and adds them to the identity.
  mutating func hold(_ subject: SubjectKey, holder: UInt32, identity: inout Identity) {
    for reference in index.grants[subject] ?? [] where !isSuppressed(reference) {
      guard let role = role(of: reference) else { continue }
      let binding = cluster.bindings[reference.binding]
      let grant = grantVertex(reference.binding, role: role, impersonated: identity.impersonated)
      builder.connect(
        holder, grant, row(.subjectBound),
        "\(binding.subjects[reference.subject].text) in \(binding.path)")
    }
    identity.grants += standingGrants(of: subject).map { grant in
      HeldGrant(
        source: identity.vertex, role: grant.role, scope: grant.scope,
        provenance: grant.provenance)
    }
  }

  /// The standing grants of a subject, without those the policy withdraws.
  func standingGrants(of subject: SubjectKey) -> [(role: Int, scope: String, provenance: String)] {
    (index.grants[subject] ?? []).compactMap { reference in
      guard !isSuppressed(reference), let role = role(of: reference) else { return nil }
      let binding = cluster.bindings[reference.binding]
      return (role, binding.grantedNamespace, binding.path)
    }
  }

  mutating func addEntitlements(of username: String, identity: inout Identity) {
    for position in entitlements[ExactString(username)] ?? [] {
      let entitlement = overlay.entitlements[position]
      guard let role = index.role(entitlement.roleRef, namespace: entitlement.namespace) else {
        continue
      }
      let because = "elevation to \(entitlement.roleRef.name) in place of \(entitlement.replaces)"
      let grant = builder.intern(
        Vertex(
          key: VertexKey(name, "elevation", entitlement.id).text, kind: .grant,
          label:
            "\(entitlement.roleRef.name) @ \(Self.scopeName(entitlement.namespace)) on request",
          timing: .grant(entitlement: position))
      ).index
      builder.connect(identity.vertex, grant, row(.subjectBound), because)
      open(
        from: grant, role: role, scope: entitlement.namespace, impersonated: false,
        because: because)
      identity.grants.append(
        HeldGrant(source: grant, role: role, scope: entitlement.namespace, provenance: because))
    }
  }

  /// A group with its grants; a second one without impersonation where that differs.
  mutating func groupVertex(_ group: String, impersonated: Bool) -> UInt32 {
    let kind = impersonated ? "as-group" : "group"
    let (vertex, isNew) = builder.intern(
      Vertex(
        key: VertexKey(name, kind, group).text, kind: .principal, label: "group \(group)"))
    guard isNew else { return vertex }
    var holder = Identity(vertex: vertex, label: group, grants: [], impersonated: impersonated)
    hold(.group(named: group), holder: vertex, identity: &holder)
    if group == Principal.superuserGroup { openEverything(from: vertex) }
    return vertex
  }

  /// The superuser group passes every check without a role.
  private mutating func openEverything(from vertex: UInt32) {
    let because = "\(Principal.superuserGroup) bypasses authorization"
    for position in rows.indices {
      for target in rows[position].target == .boundRole ? ["clusterroles/*"] : [nil] {
        let hub = hubVertex(Hub(row: position, scope: "", name: target))
        builder.connect(vertex, hub, row(.superuserGroup), because)
      }
    }
    controlCluster(from: vertex, row(.superuserGroup), because: because)
  }

  private mutating func grantVertex(_ binding: Int, role: Int, impersonated: Bool) -> UInt32 {
    let object = cluster.bindings[binding]
    let differs = impersonated && impersonates(role)
    let (vertex, isNew) = builder.intern(
      Vertex(
        key: VertexKey(name, differs ? "as-grant" : "grant", object.path).text, kind: .grant,
        label: "\(object.roleRef.name) @ \(Self.scopeName(object.grantedNamespace))"))
    guard isNew else { return vertex }
    open(
      from: vertex, role: role, scope: object.grantedNamespace, impersonated: differs,
      because: "\(object.roleRef.kind) \(object.roleRef.name) through \(object.path)")
    return vertex
  }

  /// Draws grant → capability hub for every request row the role satisfies on its own.
  mutating func open(
    from grant: UInt32, role: Int, scope: String, impersonated: Bool, because: String
  ) {
    let rights = rights(of: role)
    for position in rows.indices {
      let request = rows[position]
      if request.scope == .cluster, !scope.isEmpty { continue }
      if impersonated, request.target == .impersonatedServiceAccount { continue }
      for target in rights.targets(position, request) {
        let hub = hubVertex(Hub(row: position, scope: scope, name: target))
        builder.connect(grant, hub, row(.bindingGrants), because)
      }
    }
    if scope.isEmpty, rights.allowsEverything {
      controlCluster(from: grant, row(.assetReached), because: because)
    }
  }

  private mutating func controlCluster(from tail: UInt32, _ technique: Int?, because: String) {
    guard technique != nil else { return }
    reach(
      from: tail, kind: .cluster, weight: context.assetWeights.cluster, asset: name,
      because: because)
  }

  mutating func rights(of role: Int) -> RoleRights {
    if let known = rightsOfRole[role] { return known }
    let rights = RoleRights(rules: cluster.roles[role].rules, rows: rows)
    rightsOfRole[role] = rights
    return rights
  }

  private mutating func impersonates(_ role: Int) -> Bool {
    let rights = rights(of: role)
    return rows.indices.contains {
      rows[$0].target == .impersonatedServiceAccount && !rights.single($0).isEmpty
    }
  }

  private func role(of reference: GrantReference) -> Int? {
    let binding = cluster.bindings[reference.binding]
    return index.role(binding.roleRef, namespace: binding.grantedNamespace)
  }

  private func isSuppressed(_ reference: GrantReference) -> Bool {
    guard !suppressed.isEmpty else { return false }
    let binding = cluster.bindings[reference.binding]
    return suppressed.contains(
      SuppressedGrant(
        cluster: name, binding: binding.path, subject: binding.subjects[reference.subject]))
  }

  static func scopeName(_ namespace: String) -> String {
    namespace.isEmpty ? "cluster" : namespace
  }
}

extension RoleRights {
  /// The objects on which the role alone satisfies a row: `nil` stands for all. For a row that binds
  /// roles: `roles/NAME`, `clusterroles/NAME` or, for all of them, `roles/*`, `clusterroles/*`.
  func targets(_ position: Int, _ row: RequestRow) -> [String?] {
    guard row.target == .boundRole else { return single(position).targets }
    return writesBindings(position) ? bindable(position, row) : []
  }

  /// Which roles the `bind` half allows.
  func bindable(_ position: Int, _ row: RequestRow) -> [String] {
    zip(row.rights[1].resources, scopes[position][1]).flatMap { resource, scope in
      scope.targets.map { "\(resource.resource)/\($0 ?? "*")" }
    }
  }

  /// Whether the role gives the right to write bindings.
  func writesBindings(_ position: Int) -> Bool {
    scopes[position][0].contains { !$0.isEmpty }
  }

  var givesAnything: Bool {
    allowsEverything || scopes.contains { $0.contains { $0.contains { !$0.isEmpty } } }
  }
}

extension NameScope {
  /// `nil` stands for all names.
  fileprivate var targets: [String?] {
    switch self {
    case .none: []
    case .all: [nil]
    case .named(let names): names
    }
  }
}

extension Subject {
  /// As the binding writes it: `User alice`, `ServiceAccount ns/name`.
  fileprivate var text: String {
    namespace.isEmpty ? "\(kind) \(name)" : "\(kind) \(namespace)/\(name)"
  }
}
