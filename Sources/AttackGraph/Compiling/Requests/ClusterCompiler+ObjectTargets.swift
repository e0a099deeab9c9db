import Estate

/// What requests on Secrets, service accounts and pods give.
extension ClusterCompiler {
  mutating func expandSecrets(_ hub: Hub, _ vertex: UInt32, _ step: Step) {
    for position in index.secrets.matching(hub.scope, hub.name) {
      let secret = index.secrets.names[Int(position)]
      builder.connect(
        vertex, secretVertices[Int(position)], step,
        Provenance(.secret, secret.namespace, secret.name))
    }
  }

  mutating func expandTokens(_ hub: Hub, _ vertex: UInt32, _ step: Step) {
    for position in index.accounts.matching(hub.scope, hub.name) {
      let account = index.accounts.names[Int(position)]
      let token = self.vertex(.mintedToken, account.namespace, account.name)
      builder.connect(
        vertex, token, step, Provenance(.tokenRequest, account.namespace, account.name))
      authenticate(
        token, username: index.usernames[Int(position)], groups: [],
        because: Provenance(.mintedToken, account.namespace, account.name))
    }
  }

  /// A token Secret of the attacker's for each account of the namespace; it never expires.
  mutating func expandTokenSecret(_ hub: Hub, _ vertex: UInt32, _ step: Step) {
    for position in index.accounts.inNamespace[hub.scope] {
      let account = index.accounts.names[Int(position)]
      let token = self.vertex(.createdToken, account.namespace, account.name)
      builder.connect(
        vertex, token, step, Provenance(.tokenRequest, account.namespace, account.name))
      authenticate(
        token, username: index.usernames[Int(position)], groups: [],
        because: Provenance(.mintedToken, account.namespace, account.name))
    }
  }

  /// Nobody checks that an account exists before acting as it: one that only bindings name will do.
  mutating func expandImpersonation(_ hub: Hub, _ vertex: UInt32, _ step: Step) {
    for position in index.accounts.matching(hub.scope, hub.name) {
      let account = index.accounts.names[Int(position)]
      let head = impersonated(index.usernames[Int(position)])
      builder.connect(
        vertex, head, step, Provenance(.impersonation, account.namespace, account.name))
    }
    for account in missingAccounts()[hub.scope] ?? []
    where hub.name == Hub.allNames || hub.name == account.name + 1 {
      builder.connect(
        vertex, impersonated(account.username), step,
        Provenance(.impersonation, hub.scope, account.name))
    }
  }

  /// Bindings may name accounts of namespaces that do not exist, either.
  mutating func impersonateOutsideNamespaces(_ hub: Hub, _ vertex: UInt32) {
    for namespace in missingNamespaces() {
      let local = Hub(row: hub.row, scope: namespace, name: hub.name)
      expandImpersonation(local, vertex, rows[hub.row].step)
    }
  }

  mutating func expandPodTarget(_ hub: Hub, _ vertex: UInt32, _ step: Step) {
    let target = rows[hub.row].target
    for position in pods(of: hub) where counts(Int(position), as: target) {
      let pod = index.pods.names[Int(position)]
      let because = Provenance(.hubPod, pod.namespace, pod.name)
      guard target != .loggedTokens else {
        guard let token = builder.find(VertexRecord(.boundToken, pod.namespace, pod.name)) else {
          continue
        }
        builder.connect(vertex, token, step, because)
        continue
      }
      builder.connect(vertex, podVertices[Int(position)], step, because)
      if target == .debuggedPods { debug(Int(position), from: vertex, step) }
    }
    guard target == .pods || target == .changeablePods || target == .debuggedPods,
      hub.name == Hub.allNames, controlsPods(in: hub.scope, target)
    else { return }
    controlNamespace(hub.scope, from: vertex)
  }

  private func controlsPods(in namespace: UInt32, _ target: Condition.Target) -> Bool {
    let pods = index.pods.inNamespace[namespace]
    return target == .pods ? pods.contains { counts(Int($0), as: target) } : !pods.isEmpty
  }

  /// The pods that a hub allows; those of the whole cluster for a join at no namespace.
  private func pods(of hub: Hub) -> [UInt32] {
    guard hub.scope == SymbolTable.empty else {
      return Array(index.pods.matching(hub.scope, hub.name))
    }
    return index.pods.names.indices.filter {
      hub.name == Hub.allNames || hub.name == index.pods.names[$0].name + 1
    }.map(UInt32.init)
  }

  /// The namespaces with pods that wait for a node.
  func namespacesWithPendingPods() -> [UInt32] {
    index.namespaces.filter { namespace in
      index.pods.inNamespace[namespace].contains { counts(Int($0), as: .pendingPods) }
    }
  }

  private func counts(_ position: Int, as target: Condition.Target) -> Bool {
    switch target {
    // What waits for a node runs nothing yet.
    case .pods, .loggedTokens:
      !(cluster.pods[position].spec.nodeName.isEmpty && cluster.pods[position].phase == "Pending")
    // The API server has no say over static pods.
    case .changeablePods, .debuggedPods: !cluster.pods[position].isMirror
    case .pendingPods: cluster.pods[position].spec.nodeName.isEmpty
    case .movablePods:
      // A DaemonSet's pod comes back on its own node; a bare pod does not come back.
      isMovable(cluster.pods[position].owner)
    default: true
    }
  }

  private func isMovable(_ owner: OwnerReference?) -> Bool {
    guard let owner else { return false }
    return owner.kind != "DaemonSet" && owner.kind != "Node"
  }

  /// An ephemeral container may be privileged where the namespace lets such pods in.
  private mutating func debug(_ position: Int, from vertex: UInt32, _ step: Step) {
    let name = cluster.pods[position].spec.nodeName
    guard !name.isEmpty, let symbol = index.symbols.find(name),
      let node = builder.find(VertexRecord(.node, symbol))
    else { return }
    let admission = privilegedPods(in: index.pods.names[position].namespace)
    guard admission != .refused else { return }
    builder.connect(
      vertex, node, step, Provenance(.podOnNode, UInt32(position)),
      isUnknown: admission == .unknown)
  }
}
