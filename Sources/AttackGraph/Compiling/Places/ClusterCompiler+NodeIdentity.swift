import Estate

/// What the node authorizer and the NodeRestriction plugin leave to a kubelet's own identity.
///
/// Roles bound to it count as for anybody.
extension ClusterCompiler {
  /// Symbol of the user name of a node's kubelet.
  mutating func nodeUsername(_ node: UInt32) -> UInt32 {
    index.symbols.intern(Principal.node(index.symbols[node]).username)
  }

  mutating func addNodeRights(of node: UInt32, to user: UInt32) {
    if caches.claimSecrets == nil { caches.claimSecrets = claimSecrets() }
    for position in podsOnNode[node] where !cluster.pods[Int(position)].isMirror {
      connectRelatedSecrets(of: Int(position), to: user)
      connectTokenRequest(of: Int(position), to: user)
    }
    guard relations[.nodeIdentityLuresPods] != nil, let waiting = waitingPods() else { return }
    builder.connect(
      user, waiting, relations[.nodeIdentityLuresPods],
      Provenance(.text, index.symbols.intern("the node reports its own capacity")))
  }

  /// The pods that wait for a node, with the steps to them; `nil` when there are none.
  private mutating func waitingPods() -> UInt32? {
    if let known = caches.waitingPods { return known ? vertex(.pendingPods) : nil }
    let waiting = cluster.pods.indices.filter { cluster.pods[$0].spec.nodeName.isEmpty }
    caches.waitingPods = !waiting.isEmpty
    guard !waiting.isEmpty else { return nil }
    let all = vertex(.pendingPods)
    let unscheduled = index.symbols.intern("empty nodeName")
    for position in waiting {
      builder.connect(
        all, podVertices[position], relations[.nodeIdentityLuresPods],
        Provenance(.podText, UInt32(position), unscheduled))
    }
    return all
  }

  // MARK: Tokens

  /// Since NodeRestriction looks at the audience, the pod must have a token for the API server.
  ///
  /// - Source: ServiceAccountNodeAudienceRestriction, on by default from 1.33.
  private static let audienceRestriction = ServerVersion(major: 1, minor: 33)

  private mutating func connectTokenRequest(of position: Int, to user: UInt32) {
    guard let account = account(of: position) else { return }
    var isUnknown = false
    if version >= Self.audienceRestriction, !automounts(position) {
      guard let found = cluster.pods[position].spec.projectedAPIToken?.forAPI else { return }
      isUnknown = found == .unknown
    }
    let name = index.accounts.names[Int(account)]
    let token = vertex(.mintedToken, name.namespace, name.name)
    builder.connect(
      user, token, relations[.nodeIdentityMintsToken],
      Provenance(.tokenRequest, name.namespace, name.name), isUnknown: isUnknown)
    authenticate(
      token, username: index.usernames[Int(account)], groups: [],
      because: Provenance(.mintedToken, name.namespace, name.name))
  }

  // MARK: Secrets

  /// Every Secret that a pod refers to in any field, read by a container or not.
  private mutating func connectRelatedSecrets(of position: Int, to user: UInt32) {
    for volume in cluster.pods[position].spec.volumes.indices {
      connectVolume(volume, of: position, to: user)
    }
    for container in cluster.pods[position].spec.containers.indices {
      for secret in cluster.pods[position].spec.containers[container].environmentSecrets {
        let field = index.symbols.intern(cluster.pods[position].spec.containers[container].name)
        connect(user, to: secret, position, Provenance(.podEnvironment, UInt32(position), field))
      }
    }
    let pullSecrets = pullSecrets(of: position)
    guard !pullSecrets.isEmpty else { return }
    let field = index.symbols.intern("imagePullSecrets")
    for secret in pullSecrets {
      connect(user, to: secret, position, Provenance(.podText, UInt32(position), field))
    }
  }

  private mutating func connectVolume(_ volume: Int, of position: Int, to user: UInt32) {
    let name = cluster.pods[position].spec.volumes[volume].name
    let because = Provenance(.podVolume, UInt32(position), index.symbols.intern(name))
    switch cluster.pods[position].spec.volumes[volume].source {
    case .secret(let secret, _), .csi(_, let secret): connect(user, to: secret, position, because)
    case .projected(let projection):
      for secret in projection.secrets { connect(user, to: secret, position, because) }
    case .persistentVolumeClaim(let claim): connect(user, toClaim: claim, position, because)
    case .ephemeral:
      let claim = "\(cluster.pods[position].metadata.name)-\(name)"
      connect(user, toClaim: claim, position, because)
    default: break
    }
  }

  private mutating func connect(
    _ user: UInt32, to secret: String, _ position: Int, _ because: Provenance
  ) {
    guard let occurrence = referenced(secret, by: position) else { return }
    builder.connect(user, occurrence, relations[.nodeIdentityReadsSecret], because)
  }

  private mutating func connect(
    _ user: UInt32, toClaim claim: String, _ position: Int, _ because: Provenance
  ) {
    guard let name = index.symbols.find(claim),
      let secrets = caches.claimSecrets?[
        ObjectName(namespace: index.pods.names[position].namespace, name: name)]
    else { return }
    for secret in secrets {
      builder.connect(user, secret, relations[.nodeIdentityReadsSecret], because)
    }
  }

  /// The pod's own, else those that the API server copies from its account.
  private func pullSecrets(of position: Int) -> [String] {
    let own = cluster.pods[position].spec.imagePullSecrets
    guard own.isEmpty, let account = account(of: position) else { return own }
    return cluster.serviceAccounts[Int(account)].imagePullSecrets
  }

  /// The Secrets that the driver of a claim's volume is handed on the node, by claim.
  private mutating func claimSecrets() -> [ObjectName: [UInt32]] {
    var found: [ObjectName: [UInt32]] = [:]
    for volume in cluster.persistentVolumes {
      guard case .csi(_, let secrets) = volume.source, let claim = volume.claim else { continue }
      for field in PersistentVolume.nodeSecretFields {
        guard let secret = secrets[field], let namespace = index.symbols.find(secret.namespace),
          let name = index.symbols.find(secret.name),
          let occurrence = builder.find(VertexRecord(.secret, namespace, name))
        else { continue }
        found[index.symbols.name(claim.namespace, claim.name), default: []].append(occurrence)
      }
    }
    return found
  }
}

extension PersistentVolume {
  /// The fields whose Secrets a kubelet may read; those for the controller are not for nodes.
  ///
  /// - Source: Kubernetes 1.36 `pkg/api/v1/persistentvolume`, `VisitPVSecretNames`.
  fileprivate static let nodeSecretFields = [
    "nodePublishSecretRef", "nodeStageSecretRef", "nodeExpandSecretRef",
  ]
}
