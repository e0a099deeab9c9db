import Estate

/// From capability hubs to what a request gives.
extension ClusterCompiler {
  /// The hub's vertex; a new hub is queued for expansion.
  mutating func hubVertex(_ hub: Hub) -> UInt32 {
    let technique = catalogue.techniques[rows[hub.row].technique]
    let scope = Self.scopeName(hub.scope)
    let suffix = hub.name.map { " \($0)" } ?? ""
    let (vertex, isNew) = builder.intern(
      Vertex(
        key: VertexKey(name, "capability", "\(technique.id)@\(scope)\(suffix)").text,
        kind: .capability, label: "\(technique.id) @ \(scope)\(suffix)"))
    if isNew { pendingHubs.append(hub) }
    return vertex
  }

  mutating func expandPendingHubs() {
    var next = 0
    while next < pendingHubs.count {
      expand(pendingHubs[next])
      next += 1
    }
    pendingHubs.removeAll()
  }

  private mutating func expand(_ hub: Hub) {
    let request = rows[hub.row]
    let vertex = hubVertex(hub)
    if request.scope == .namespaced, hub.scope.isEmpty {
      spread(hub, vertex: vertex, request: request)
      return
    }
    switch request.target {
    case .secrets: expandSecrets(hub, vertex, request.technique)
    case .pods: expandPods(hub, vertex, request.technique)
    case .serviceAccounts: expandTokens(hub, vertex, request.technique)
    case .impersonatedServiceAccount: expandImpersonation(hub, vertex, request.technique)
    case .newWorkload: expandWorkload(hub, vertex, request.technique)
    case .boundRole: expandBinding(hub, vertex, request.technique)
    }
  }

  /// A cluster-wide capability holds in every namespace that has something to act on.
  private mutating func spread(_ hub: Hub, vertex: UInt32, request: RequestRow) {
    for namespace in index.namespaces where hasTarget(request.target, namespace, hub.name) {
      let local = hubVertex(Hub(row: hub.row, scope: namespace, name: hub.name))
      builder.connect(vertex, local, row(.bindingGrants), "cluster-wide right")
    }
  }

  private func hasTarget(_ target: Condition.Target, _ namespace: String, _ name: String?) -> Bool {
    switch target {
    case .secrets:
      (index.secrets[namespace] ?? []).contains { cluster.secrets[$0].metadata.named(name) }
    case .pods:
      (index.pods[namespace] ?? []).contains { cluster.pods[$0].metadata.named(name) }
    case .serviceAccounts, .impersonatedServiceAccount:
      (index.serviceAccounts[namespace] ?? []).contains {
        cluster.serviceAccounts[$0].metadata.named(name)
      }
    case .newWorkload, .boundRole: true
    }
  }

  private mutating func expandSecrets(_ hub: Hub, _ vertex: UInt32, _ technique: Int) {
    for position in index.secrets[hub.scope] ?? [] {
      let secret = cluster.secrets[position].metadata
      guard secret.named(hub.name),
        let head = builder.index(of: .secret(cluster: name, secret))
      else { continue }
      builder.connect(vertex, head, technique, "secret \(secret.path)")
    }
  }

  private mutating func expandPods(_ hub: Hub, _ vertex: UInt32, _ technique: Int) {
    for position in index.pods[hub.scope] ?? [] {
      let pod = cluster.pods[position].metadata
      guard pod.named(hub.name),
        let head = builder.index(
          of: .pod(cluster: name, namespace: pod.namespace, name: pod.name))
      else { continue }
      builder.connect(vertex, head, technique, "pod \(pod.namespace)/\(pod.name)")
    }
    guard hub.name == nil, index.pods[hub.scope] != nil else { return }
    controlNamespace(hub.scope, from: vertex)
  }

  private mutating func expandTokens(_ hub: Hub, _ vertex: UInt32, _ technique: Int) {
    for account in accounts(hub) {
      let path = "\(account.namespace)/\(account.name)"
      let token = self.vertex(
        VertexKey(name, "minted-token", path), .credential, "minted token of sa \(path)")
      builder.connect(vertex, token, technique, "TokenRequest for \(path)")
      authenticate(
        token, username: account.accountUsername, groups: [],
        because: "minted token of \(path)")
    }
  }

  private mutating func expandImpersonation(_ hub: Hub, _ vertex: UInt32, _ technique: Int) {
    for account in accounts(hub) {
      let username = account.accountUsername
      let head = impersonated(username)
      builder.connect(
        vertex, head, technique, "impersonation of \(account.namespace)/\(account.name)")
    }
  }

  private mutating func expandWorkload(_ hub: Hub, _ vertex: UInt32, _ technique: Int) {
    let workload = self.vertex(
      VertexKey(name, "workload", hub.scope), .artefact, "own workload in \(hub.scope)")
    builder.connect(vertex, workload, technique, "a new pod in \(hub.scope)")
    for account in accounts(Hub(row: hub.row, scope: hub.scope, name: nil)) {
      let path = "\(account.namespace)/\(account.name)"
      let token = self.vertex(
        VertexKey(name, "workload-token", path), .credential, "token of sa \(path) in own pod")
      builder.connect(
        workload, token, row(.workloadRunsAsAccount), "serviceAccountName \(account.name)")
      authenticate(
        token, username: account.accountUsername, groups: [],
        because: "own pod running as \(path)")
    }
    for position in index.secrets[hub.scope] ?? [] {
      let secret = cluster.secrets[position].metadata
      guard let head = builder.index(of: .secret(cluster: name, secret)) else { continue }
      builder.connect(
        workload, head, row(.workloadMountsSecret), "a volume of secret \(secret.path)")
    }
    controlNamespace(hub.scope, from: vertex)
  }

  private func accounts(_ hub: Hub) -> [ObjectMetadata] {
    (index.serviceAccounts[hub.scope] ?? []).map { cluster.serviceAccounts[$0].metadata }
      .filter { $0.named(hub.name) }
  }

  /// A capability to run or exec in a namespace's pods controls the namespace.
  private mutating func controlNamespace(_ namespace: String, from vertex: UInt32) {
    let key = VertexKey.asset(cluster: name, .namespace, namespace)
    guard let asset = builder.index(of: key) else { return }
    builder.connect(
      vertex, asset, row(.assetReached), "runs code in the pods of namespace \(namespace)")
  }
}

extension ObjectMetadata {
  /// NAMESPACE/NAME.
  var path: String { "\(namespace)/\(name)" }

  /// The user name of the service account with this metadata.
  var accountUsername: String {
    Principal.serviceAccountUsername(namespace: namespace, name: name)
  }

  /// Whether the object has the name a capability is limited to; `nil` is no limit.
  func named(_ limit: String?) -> Bool {
    limit == nil || limit == name
  }
}
