import Estate

/// From capability hubs to what a request gives.
extension ClusterCompiler {
  /// The hub's vertex; a new hub is queued for expansion.
  mutating func hubVertex(_ hub: Hub) -> UInt32 {
    let (vertex, isNew) = builder.intern(
      VertexRecord(.capability, UInt32(rows[hub.row].technique), hub.scope, hub.name))
    if isNew { pendingHubs.append((hub, vertex)) }
    return vertex
  }

  mutating func expandPendingHubs() {
    var next = 0
    while next < pendingHubs.count {
      let (hub, vertex) = pendingHubs[next]
      expand(hub, vertex)
      next += 1
    }
    pendingHubs.removeAll(keepingCapacity: true)
  }

  private mutating func expand(_ hub: Hub, _ vertex: UInt32) {
    if rows[hub.row].scope == .namespaced, hub.scope == SymbolTable.empty {
      spread(hub, vertex)
      return
    }
    let technique = rows[hub.row].technique
    switch rows[hub.row].target {
    case .secrets: expandSecrets(hub, vertex, technique)
    case .pods: expandPods(hub, vertex, technique)
    case .serviceAccounts: expandTokens(hub, vertex, technique)
    case .impersonatedServiceAccount: expandImpersonation(hub, vertex, technique)
    case .newWorkload: expandWorkload(hub, vertex, technique)
    case .boundRole: expandBinding(hub, vertex, technique)
    }
  }

  /// A cluster-wide capability holds in every namespace that has something to act on.
  private mutating func spread(_ hub: Hub, _ vertex: UInt32) {
    for namespace in namespaces(for: hub) where index.namespaces.contains(namespace) {
      let local = hubVertex(Hub(row: hub.row, scope: namespace, name: hub.name))
      builder.connect(vertex, local, relations.bindingGrants, Provenance(.clusterWide))
    }
  }

  /// The namespaces with something that a cluster-wide hub acts on, in order of appearance.
  private mutating func namespaces(for hub: Hub) -> [UInt32] {
    let target = rows[hub.row].target
    let objects: ObjectNames
    switch target {
    case .secrets: objects = index.secrets
    case .pods: objects = index.pods
    case .serviceAccounts, .impersonatedServiceAccount: objects = index.accounts
    case .newWorkload, .boundRole: return Array(index.namespaces)
    }
    guard hub.name != Hub.allNames else {
      return index.namespaces.filter { !objects.inNamespace.isEmpty($0) }
    }
    if caches.namespacesByName[target] == nil {
      caches.namespacesByName[target] = objects.namespacesByName()
    }
    return caches.namespacesByName[target]?[hub.name - 1] ?? []
  }

  private mutating func expandSecrets(_ hub: Hub, _ vertex: UInt32, _ technique: Int) {
    for position in index.secrets.matching(hub.scope, hub.name) {
      let secret = index.secrets.names[Int(position)]
      builder.connect(
        vertex, secretVertices[Int(position)], technique,
        Provenance(.secret, secret.namespace, secret.name))
    }
  }

  private mutating func expandPods(_ hub: Hub, _ vertex: UInt32, _ technique: Int) {
    for position in index.pods.matching(hub.scope, hub.name) {
      let pod = index.pods.names[Int(position)]
      builder.connect(
        vertex, podVertices[Int(position)], technique,
        Provenance(.hubPod, pod.namespace, pod.name))
    }
    guard hub.name == Hub.allNames, !index.pods.inNamespace.isEmpty(hub.scope) else { return }
    controlNamespace(hub.scope, from: vertex)
  }

  private mutating func expandTokens(_ hub: Hub, _ vertex: UInt32, _ technique: Int) {
    for position in index.accounts.matching(hub.scope, hub.name) {
      let account = index.accounts.names[Int(position)]
      let token = self.vertex(.mintedToken, account.namespace, account.name)
      builder.connect(
        vertex, token, technique, Provenance(.tokenRequest, account.namespace, account.name))
      authenticate(
        token, username: index.usernames[Int(position)], groups: [],
        because: Provenance(.mintedToken, account.namespace, account.name))
    }
  }

  private mutating func expandImpersonation(_ hub: Hub, _ vertex: UInt32, _ technique: Int) {
    for position in index.accounts.matching(hub.scope, hub.name) {
      let account = index.accounts.names[Int(position)]
      let head = impersonated(index.usernames[Int(position)])
      builder.connect(
        vertex, head, technique, Provenance(.impersonation, account.namespace, account.name))
    }
  }

  private mutating func expandWorkload(_ hub: Hub, _ vertex: UInt32, _ technique: Int) {
    let (workload, isNew) = builder.intern(VertexRecord(.workload, hub.scope))
    builder.connect(vertex, workload, technique, Provenance(.newPod, hub.scope))
    if isNew { expandOwnWorkload(workload, in: hub.scope) }
    controlNamespace(hub.scope, from: vertex)
  }

  /// What a pod that the attacker makes in a namespace may run as and mount.
  private mutating func expandOwnWorkload(_ workload: UInt32, in namespace: UInt32) {
    for position in index.accounts.inNamespace[namespace] {
      let account = index.accounts.names[Int(position)]
      let token = vertex(.workloadToken, account.namespace, account.name)
      builder.connect(
        workload, token, relations.workloadRunsAsAccount, Provenance(.accountName, account.name))
      authenticate(
        token, username: index.usernames[Int(position)], groups: [],
        because: Provenance(.ownPod, account.namespace, account.name))
    }
    for position in index.secrets.inNamespace[namespace] {
      let secret = index.secrets.names[Int(position)]
      builder.connect(
        workload, secretVertices[Int(position)], relations.workloadMountsSecret,
        Provenance(.secretVolume, secret.namespace, secret.name))
    }
  }

  /// A capability to run or exec in a namespace's pods controls the namespace.
  private mutating func controlNamespace(_ namespace: UInt32, from vertex: UInt32) {
    guard let asset = builder.find(VertexRecord(.assetNamespace, namespace)) else { return }
    builder.connect(
      vertex, asset, relations.assetReached, Provenance(.codeInNamespace, namespace))
  }
}
