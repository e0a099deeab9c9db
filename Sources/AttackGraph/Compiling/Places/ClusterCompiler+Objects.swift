import Estate

/// Stored secrets and assets: what exists whoever holds which right.
extension ClusterCompiler {
  /// Every namespace that the estate itself has is an asset; a policy's own are none.
  mutating func addNamespaceAssets() {
    if machinery.isEmpty {
      for namespace in index.namespaces { _ = vertex(.assetNamespace, namespace) }
    } else {
      facts.forEachNamespace { name in
        _ = vertex(.assetNamespace, index.symbols.intern(name))
      }
    }
    _ = vertex(.assetCluster)
  }

  mutating func addSecrets() {
    var slots: [ObjectName: Int] = [:]
    for place in stored {
      guard let namespace = index.symbols.find(place.namespace),
        let name = index.symbols.find(place.name)
      else { continue }
      slots[ObjectName(namespace: namespace, name: name)] = place.slot
    }
    var tokenless: Set<ObjectName> = []
    for secret in self.tokenless {
      guard let namespace = index.symbols.find(secret.namespace),
        let name = index.symbols.find(secret.name)
      else { continue }
      tokenless.insert(ObjectName(namespace: namespace, name: name))
    }
    secretVertices.reserveCapacity(cluster.secrets.count)
    for position in cluster.secrets.indices {
      let name = index.secrets.names[position]
      addSecret(
        position, slot: slots.isEmpty ? nil : slots[name],
        hasToken: tokenless.isEmpty || !tokenless.contains(name))
    }
  }

  private mutating func addSecret(_ position: Int, slot: Int?, hasToken: Bool) {
    let name = index.secrets.names[position]
    let occurrence = builder.intern(
      VertexRecord(.secret, name.namespace, name.name, slot: Int32(slot ?? -1))
    ).index
    secretVertices.append(occurrence)
    reach(
      from: occurrence, VertexRecord(.assetSecret, name.namespace, name.name),
      because: Provenance(.secretValue, name.namespace, name.name))
    guard slot == nil else { return }
    addBootstrapToken(in: position, occurrence)
    guard hasToken, cluster.secrets[position].type == Secret.serviceAccountTokenType,
      let text = cluster.secrets[position].tokenServiceAccount,
      let account = index.symbols.find(text),
      let known = index.accounts.find(name.namespace, account)
    else { return }
    let token = vertex(.secretToken, name.namespace, name.name)
    let because = Provenance(.secret, name.namespace, name.name)
    builder.connect(occurrence, token, relations[.secretHoldsToken], because)
    authenticate(token, username: index.usernames[Int(known)], groups: [], because: because)
  }

  /// Whether the token is still valid and for authentication, and which further groups it has, stands
  /// in the Secret's values, which are never read.
  private mutating func addBootstrapToken(in position: Int, _ occurrence: UInt32) {
    guard let id = cluster.secrets[position].bootstrapTokenID else { return }
    let name = index.secrets.names[position]
    let token = vertex(.bootstrapToken, name.namespace, name.name)
    let because = Provenance(.secret, name.namespace, name.name)
    builder.connect(
      occurrence, token, relations[.secretHoldsBootstrapToken], because, isUnknown: true)
    authenticate(
      token, username: index.symbols.intern(Principal.bootstrapToken(id: id).username),
      groups: [Principal.bootstrappersGroup], because: because)
  }

  /// Draws the edge to an asset that the estate has; machinery is no asset.
  mutating func reach(from tail: UInt32, _ asset: VertexRecord, because: Provenance) {
    let head = builder.intern(asset).index
    builder.connect(tail, head, relations[.assetReached], because)
  }
}

extension SymbolTable {
  /// The user name of a service account.
  mutating func username(_ namespace: UInt32, _ name: UInt32) -> UInt32 {
    intern(Principal.serviceAccountUsername(namespace: self[namespace], name: self[name]))
  }
}
