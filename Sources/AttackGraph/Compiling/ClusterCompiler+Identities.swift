import Estate

/// Principals, their groups and sessions, and what authenticates them.
extension ClusterCompiler {
  mutating func addPrincipals() {
    for account in cluster.serviceAccounts {
      _ = principal(account.metadata.accountUsername)
    }
    for binding in cluster.bindings {
      for subject in binding.subjects {
        let key = SubjectKey(subject, of: binding)
        switch key {
        case .user(let username)?: _ = principal(username.value)
        case .group(let group)?: _ = groupVertex(group.value, impersonated: false)
        case nil: break
        }
      }
    }
  }

  mutating func addCredentialSlots() {
    for (position, slot) in overlay.credentials.enumerated() where slot.cluster == name {
      let credential = builder.intern(
        Vertex(
          key: VertexKey.slot(slot).text, kind: .credential,
          label: "\(slot.kind.label) of \(Self.shortName(slot.username))",
          timing: .credential(slot: position))
      ).index
      for case .secret(name, let namespace, let secret) in slot.places {
        let key = VertexKey.secret(cluster: name, namespace: namespace, name: secret)
        guard let occurrence = builder.index(of: key) else { continue }
        builder.connect(
          occurrence, credential, row(.secretHoldsToken), "secret \(namespace)/\(secret)")
      }
      authenticate(
        credential, username: slot.username, groups: slot.groups, because: "credential \(slot.id)")
    }
  }

  /// Draws credential → principal, through the claims frozen into the credential where those count,
  /// and through the network where the API endpoint is private.
  mutating func authenticate(
    _ credential: UInt32, username: String, groups: [String], because: String
  ) {
    let head = session(username: username, groups: groups)
    guard let network = networkVertex() else {
      builder.connect(credential, head, row(.credentialAuthenticates), because)
      return
    }
    let held = builder.vertices[Int(credential)]
    let join = builder.intern(
      Vertex(
        key: "\(held.key)/through-network", kind: .credential,
        label: "\(held.label) inside the network", timing: held.timing, need: 2)
    ).index
    builder.connect(credential, join, row(.credentialAuthenticates), because)
    builder.connect(
      network, join, row(.credentialAuthenticates), "the API endpoint of \(name) is private")
    builder.connect(join, head, row(.credentialAuthenticates), because)
  }

  /// The network of a private cluster, entered from every pod, node and own workload; `nil` for a public one.
  private mutating func networkVertex() -> UInt32? {
    let endpoint = context.endpoints.first { $0.cluster == name }
    guard endpoint?.exposure == .private else { return nil }
    let network = vertex(VertexKey(name, "network", "cluster"), .place, "network of \(name)")
    return network
  }

  mutating func connectNetwork() {
    guard let network = networkVertex() else { return }
    let inside = ["pod", "node", "workload"].map { VertexKey(name, $0, "").text }
    for position in builder.vertices.indices where UInt32(position) != network {
      let key = builder.vertices[position].key
      guard inside.contains(where: key.hasPrefix) else { continue }
      builder.connect(
        UInt32(position), network, row(.bindingGrants), "code in the cluster's network")
    }
  }

  /// The principal, or the session that adds the external groups that any binding names.
  private mutating func session(username: String, groups: [String]) -> UInt32 {
    let user = principal(username)
    let relevant = groups.filter {
      $0 == Principal.superuserGroup || index.grants[.group(named: $0)] != nil
    }
    guard !relevant.isEmpty, let known = identityOfVertex[user] else { return user }
    let base = identities[known]
    let claims = relevant.joined(separator: ",")
    let (vertex, isNew) = builder.intern(
      Vertex(
        key: VertexKey.session(cluster: name, username: username, groups: relevant).text,
        kind: .principal, label: "\(Self.shortName(username)) in \(claims)"))
    guard isNew else { return vertex }
    builder.connect(vertex, user, row(.principalInGroup), "session of \(username)")
    var identity = Identity(
      vertex: vertex, label: username, grants: base.grants.map { $0.moved(from: user, to: vertex) },
      impersonated: false)
    for group in relevant {
      join(group: group, member: vertex, identity: &identity, because: "claim \(group)")
    }
    add(identity)
    return vertex
  }

  /// The principal with a user name, with its grants and implicit groups when it is new.
  mutating func principal(_ username: String) -> UInt32 {
    let (vertex, isNew) = builder.intern(
      Vertex(
        key: VertexKey.user(cluster: name, username).text, kind: .principal,
        label: Self.shortName(username), isIdentity: !isMachinery(username)))
    guard isNew else { return vertex }
    add(identity(username, vertex: vertex, impersonated: false))
    return vertex
  }

  /// `as(p)`: a principal reached by impersonation; it does not impersonate any further.
  mutating func impersonated(_ username: String) -> UInt32 {
    let (vertex, isNew) = builder.intern(
      Vertex(
        key: VertexKey(name, "as", username).text, kind: .principal,
        label: "as \(Self.shortName(username))"))
    guard isNew else { return vertex }
    add(identity(username, vertex: vertex, impersonated: true))
    return vertex
  }

  private mutating func identity(_ username: String, vertex: UInt32, impersonated: Bool)
    -> Identity
  {
    var identity = Identity(
      vertex: vertex, label: username, grants: [], impersonated: impersonated)
    hold(.user(named: username), holder: vertex, identity: &identity)
    for group in Principal.impersonated(username).groups {
      join(group: group, member: vertex, identity: &identity, because: "implicit group \(group)")
    }
    if !impersonated { addEntitlements(of: username, identity: &identity) }
    return identity
  }

  private mutating func join(
    group: String, member: UInt32, identity: inout Identity, because: String
  ) {
    guard group == Principal.superuserGroup || index.grants[.group(named: group)] != nil else {
      return
    }
    let vertex = groupVertex(group, impersonated: identity.impersonated)
    builder.connect(member, vertex, row(.principalInGroup), because)
    identity.grants += standingGrants(of: .group(named: group)).map { grant in
      HeldGrant(
        source: identity.vertex, role: grant.role, scope: grant.scope,
        provenance: grant.provenance)
    }
  }

  private func isMachinery(_ username: String) -> Bool {
    overlay.machinery.contains {
      $0.cluster == name
        && username
          == Principal.serviceAccountUsername(namespace: $0.namespace, name: $0.serviceAccount)
    }
  }

  static func shortName(_ username: String) -> String {
    guard let account = Principal.serviceAccountParts(of: username) else {
      return "user \(username)"
    }
    return "sa \(account.namespace)/\(account.name)"
  }
}

extension HeldGrant {
  /// The same grant as held by someone else; an elevation keeps its own vertex.
  fileprivate func moved(from old: UInt32, to new: UInt32) -> HeldGrant {
    var grant = self
    if source == old { grant.source = new }
    return grant
  }
}

extension CredentialSlot.Kind {
  var label: String {
    switch self {
    case .legacyToken: "token"
    case .clientCertificate: "certificate"
    case .oidcSession: "SSO session"
    case .federatedToken: "run token"
    }
  }
}
