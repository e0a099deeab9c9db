import Estate

/// Principals, their groups and sessions, and what authenticates them.
extension ClusterCompiler {
  mutating func addPrincipals() {
    for username in index.usernames { _ = principal(username) }
    for entry in index.bindings.entries.indices {
      let name = index.bindings.entries[entry].name
      switch index.bindings.entries[entry].who {
      case .user: _ = principal(name)
      case .group:
        if name == groups.unauthenticated {
          _ = principal(index.symbols.intern(Principal.anonymousUsername))
        }
        _ = groupVertex(name, impersonated: false)
      case .nobody: break
      }
    }
  }

  mutating func addCredentialSlots() {
    for position in credentials {
      let slot = overlay.credentials[position]
      let id = index.symbols.intern(slot.id)
      let credential = builder.intern(
        VertexRecord(.slotCredential, id, slot: Int32(position))
      ).index
      for case .secret(cluster.name, let namespace, let secret) in slot.places {
        guard let namespace = index.symbols.find(namespace),
          let name = index.symbols.find(secret),
          let occurrence = builder.find(VertexRecord(.secret, namespace, name))
        else { continue }
        builder.connect(
          occurrence, credential, relations[.secretHoldsToken],
          Provenance(.secret, namespace, name))
      }
      authenticate(
        credential, username: index.symbols.intern(slot.username), groups: slot.groups,
        because: Provenance(.slot, UInt32(position)))
    }
  }

  /// Draws credential → principal, through the claims frozen into the credential where those count,
  /// and through the network where the API endpoint is private.
  ///
  /// - Parameter relation: The kind of credential, which decides the technique.
  mutating func authenticate(
    _ credential: UInt32, username: UInt32, groups: [String], because: Provenance,
    by relation: Condition.Relation = .credentialAuthenticates
  ) {
    authenticate(
      credential, as: session(username: username, groups: groups), because: because, by: relation)
  }

  /// The same for a head that is there already: a principal, a session or a group.
  mutating func authenticate(
    _ credential: UInt32, as head: UInt32, because: Provenance,
    by relation: Condition.Relation = .credentialAuthenticates
  ) {
    guard let network = networkVertex() else {
      builder.connect(credential, head, relations[relation], because)
      return
    }
    let slot = builder.records[Int(credential)].timing.slot
    let join = builder.intern(
      VertexRecord(.throughNetwork, credential, slot: Int32(slot ?? -1))
    ).index
    builder.connect(credential, join, relations[relation], because)
    builder.connect(network, join, relations[relation], Provenance(.privateEndpoint))
    builder.connect(join, head, relations[relation], because)
  }

  /// The network of a private cluster, entered from every pod, node and own workload; `nil` for a
  /// public one.
  private mutating func networkVertex() -> UInt32? {
    isPrivate ? vertex(.network) : nil
  }

  mutating func connectNetwork() {
    guard let network = networkVertex() else { return }
    for position in builder.records.indices
    where builder.records[position].form.isInsideNetwork {
      builder.connect(
        UInt32(position), network, relations[.followsFrom], Provenance(.insideNetwork))
    }
  }

  /// The principal, or the session that adds the external groups that any binding names.
  private mutating func session(username: UInt32, groups: [String]) -> UInt32 {
    let user = principal(username)
    let relevant = groups.filter { group in
      index.symbols.find(group).map(counts) ?? false
    }
    guard !relevant.isEmpty else { return user }
    let claims = index.symbols.intern(relevant.joined(separator: ","))
    let (vertex, isNew) = builder.intern(VertexRecord(.session, username, claims))
    guard isNew else { return vertex }
    builder.connect(
      vertex, user, relations[.principalInGroup], Provenance(.session, username))
    let start = sources.count
    sources += sources[identity(of: user).sources]
    for group in relevant {
      let symbol = index.symbols.intern(group)
      join(
        group: symbol, member: vertex, impersonated: false,
        because: Provenance(.claim, symbol))
    }
    add(
      Identity(
        vertex: vertex, username: username, impersonated: false, sources: start..<sources.count))
    return vertex
  }

  /// The principal with a user name, with its grants and implicit groups when it is new.
  mutating func principal(_ username: UInt32) -> UInt32 {
    let (vertex, isNew) = builder.intern(VertexRecord(.user, username))
    guard isNew else { return vertex }
    if !machinery.contains(username) { builder.markIdentity(vertex) }
    addIdentity(username, vertex: vertex, impersonated: false)
    return vertex
  }

  /// `as(p)`: a principal reached by impersonation; it does not impersonate any further.
  mutating func impersonated(_ username: UInt32) -> UInt32 {
    let (vertex, isNew) = builder.intern(VertexRecord(.asUser, username))
    guard isNew else { return vertex }
    addIdentity(username, vertex: vertex, impersonated: true)
    return vertex
  }

  private mutating func addIdentity(_ username: UInt32, vertex: UInt32, impersonated: Bool) {
    let start = sources.count
    if !index.bindings[.user(username)].isEmpty {
      hold(.user(username), holder: vertex, impersonated: impersonated)
      sources.append(.user(username))
    }
    if let account = index.account(named: username), index.isPlain(account) {
      joinAccounts(
        of: index.accounts.names[Int(account)].namespace, member: vertex,
        impersonated: impersonated)
    } else {
      for group in groups.groups(of: index.symbols[username], &index.symbols) {
        join(
          group: group, member: vertex, impersonated: impersonated,
          because: Provenance(.implicitGroup, group))
      }
    }
    addEntitlements(of: username, holder: vertex, impersonated: impersonated)
    add(
      Identity(
        vertex: vertex, username: username, impersonated: impersonated,
        sources: start..<sources.count))
  }

  /// Draws an ordinary service account → those of its namespace → their groups, so that each account
  /// costs one edge.
  private mutating func joinAccounts(of namespace: UInt32, member: UInt32, impersonated: Bool) {
    var counted: [UInt32] = []
    // A reference to the method would copy the compiler for every account.
    for group in groups.groups(inNamespace: namespace) where counts(group) { counted.append(group) }
    guard !counted.isEmpty else { return }
    let (accounts, isNew) = builder.intern(
      VertexRecord(impersonated ? .asAccounts : .accounts, namespace))
    builder.connect(
      member, accounts, relations[.principalInGroup],
      Provenance(.implicitGroup, groups.groups(inNamespace: namespace)[1]))
    sources += counted.map { .group($0) }
    guard isNew else { return }
    for group in counted {
      builder.connect(
        accounts, groupVertex(group, impersonated: impersonated), relations[.principalInGroup],
        Provenance(.implicitGroup, group))
    }
  }

  /// Draws member → group and adds the group's grants to the identity under construction.
  private mutating func join(
    group: UInt32, member: UInt32, impersonated: Bool, because: Provenance
  ) {
    guard counts(group) else { return }
    let vertex = groupVertex(group, impersonated: impersonated)
    builder.connect(member, vertex, relations[.principalInGroup], because)
    sources.append(.group(group))
  }

  /// Whether being in a group changes anything.
  func counts(_ group: UInt32) -> Bool {
    group == groups.superuser || index.bindings.names(group: group)
  }
}
