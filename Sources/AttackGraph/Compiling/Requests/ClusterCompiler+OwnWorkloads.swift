import Estate

/// Workloads of the attacker's own.
extension ClusterCompiler {
  mutating func expandWorkload(_ hub: Hub, _ vertex: UInt32, _ step: Step) {
    guard !exists(hub) else { return }
    let workload = ownWorkload(in: hub.scope)
    builder.connect(vertex, workload, step, Provenance(.newPod, hub.scope))
    controlNamespace(hub.scope, from: vertex)
  }

  /// Whether the object that a hub is limited to is there already, so that it can be made no more.
  private mutating func exists(_ hub: Hub) -> Bool {
    guard hub.name != Hub.allNames, let kind = rows[hub.row].kind else { return false }
    guard kind != "pods" else { return index.pods.find(hub.scope, hub.name - 1) != nil }
    return controllerKind(of: hub)?.names.find(hub.scope, hub.name - 1) != nil
  }

  /// The attacker's workload in a namespace, with what it may run as, mount and leave for.
  mutating func ownWorkload(in namespace: UInt32) -> UInt32 {
    let (workload, isNew) = builder.intern(VertexRecord(.workload, namespace))
    guard isNew else { return workload }
    runAsAccounts(workload, in: namespace)
    mountSecrets(workload, in: namespace)
    leaveForNodes(workload, in: namespace)
    controlNamespace(namespace, from: workload)
    return workload
  }

  private mutating func runAsAccounts(_ workload: UInt32, in namespace: UInt32) {
    for position in index.accounts.inNamespace[namespace] {
      let account = index.accounts.names[Int(position)]
      let token = vertex(.workloadToken, account.namespace, account.name)
      builder.connect(
        workload, token, relations[.workloadRunsAsAccount], Provenance(.accountName, account.name))
      authenticate(
        token, username: index.usernames[Int(position)], groups: [],
        because: Provenance(.ownPod, account.namespace, account.name))
    }
  }

  private mutating func mountSecrets(_ workload: UInt32, in namespace: UInt32) {
    for position in index.secrets.inNamespace[namespace] {
      let secret = index.secrets.names[Int(position)]
      builder.connect(
        workload, secretVertices[Int(position)], relations[.workloadMountsSecret],
        Provenance(.secretVolume, secret.namespace, secret.name))
    }
  }

  /// `spec.nodeName` goes round the scheduler, so that one node is as good as another.
  private mutating func leaveForNodes(_ workload: UInt32, in namespace: UInt32) {
    let admission = privilegedPods(in: namespace)
    if admission != .refused {
      leave(
        workload, relations[.workloadReachesNode],
        "namespace \(index.symbols[namespace]) lets privileged pods in",
        isUnknown: admission == .unknown)
    }
    if !enforces(.restricted, in: namespace) {
      leave(
        workload, relations[.deprecatedVolumeReachesNode],
        "namespace \(index.symbols[namespace]) lets gitRepo and flexVolume volumes in")
    }
    guard let claim = dangerousClaims()[namespace] else { return }
    leave(workload, hostPathStep, index.symbols[claim], isUnknown: isWatched(namespace))
  }

  /// Draws a step to any node; nothing where the catalogue leaves the row out.
  private mutating func leave(
    _ workload: UInt32, _ step: Step?, _ words: String, isUnknown: Bool = false
  ) {
    guard let step else { return }
    let because = Provenance(.text, index.symbols.intern(doubted(words, isUnknown)))
    builder.connect(workload, anyNode(), step, because, isUnknown: isUnknown)
  }

  /// The step through a PersistentVolume, for volumes that are there already.
  private var hostPathStep: Step? {
    rows.first { $0.id == Catalogue.hostPathVolume }?.step
  }

  /// What in a namespace is bound to a directory of nodes that leads on: the words for one such
  /// claim, by namespace.
  private mutating func dangerousClaims() -> [UInt32: UInt32] {
    if let known = requests.dangerousClaims { return known }
    var volumes: [ExactString: Int] = [:]
    for position in cluster.persistentVolumes.indices {
      let name = ExactString(cluster.persistentVolumes[position].metadata.name)
      if volumes[name] == nil { volumes[name] = position }
    }
    var found: [UInt32: UInt32] = [:]
    for claim in cluster.persistentVolumeClaims where !claim.volumeName.isEmpty {
      let namespace = index.symbols.intern(claim.metadata.namespace)
      guard found[namespace] == nil, let volume = volumes[ExactString(claim.volumeName)],
        let path = cluster.persistentVolumes[volume].nodePath, NodePath(path).leadsToNode
      else { continue }
      found[namespace] = index.symbols.intern(
        "claim \(claim.metadata.name) is bound to volume \(claim.volumeName) of node path \(path)")
    }
    requests.dangerousClaims = found
    return found
  }
}

extension PersistentVolume {
  /// The directory of a node that it is, if it is one.
  fileprivate var nodePath: String? {
    switch source {
    case .hostPath(let path), .local(let path): path
    case .csi, .other: nil
    }
  }
}
