import Estate

/// Where the parts of a pod hang in the graph.
struct PodPlace {
  /// In the cluster's pods.
  var position: Int
  var name: ObjectName
  var vertex: UInt32
  /// Position in the compiler's nodes; `nil` while the pod waits for one.
  var node: Int?
  var automounts: Bool
  /// Whether that is the default of an account that nobody collected.
  var isAutomountUnknown: Bool
}

/// Pods and their containers: what they mount, where they run and as whom.
extension ClusterCompiler {
  mutating func addPods() {
    podVertices.reserveCapacity(cluster.pods.count)
    for position in cluster.pods.indices {
      let name = index.pods.names[position]
      podVertices.append(vertex(.pod, name.namespace, name.name))
    }
    // Ways out of one pod lead to others.
    for position in cluster.pods.indices {
      let pod = podPlace(position)
      if let node = pod.node {
        builder.connect(
          nodes[node].vertex, pod.vertex, relations[.nodeRunsPods],
          Provenance(.podOnNode, UInt32(position)))
      }
      addContainers(of: pod)
      addVolumes(of: pod)
      shareProcesses(of: pod)
    }
  }

  /// Whether the API server mounts a token of the account: the pod's setting wins.
  func automounts(_ position: Int) -> Bool {
    if let own = cluster.pods[position].spec.automountServiceAccountToken { return own }
    return account(of: position).map { index.automount[Int($0)] } ?? true
  }

  /// Whether nothing says if the token is mounted: the pod leaves it to an account that the dump
  /// lacks.
  mutating func isAutomountUnknown(_ position: Int) -> Bool {
    guard cluster.pods[position].spec.automountServiceAccountToken == nil,
      account(of: position) == nil
    else { return false }
    let namespace = index.pods.names[position].namespace
    if let known = caches.knowsAccounts[namespace] { return !known }
    let known = context.isKnown(
      "ServiceAccount", cluster: cluster.name, namespace: index.symbols[namespace])
    caches.knowsAccounts[namespace] = known
    return !known
  }

  /// Position of the service account that a pod runs as, `nil` when it does not exist.
  func account(of position: Int) -> UInt32? {
    let written = cluster.pods[position].spec.serviceAccountName
    guard let name = index.symbols.find(written.isEmpty ? "default" : written) else { return nil }
    return index.accounts.find(index.pods.names[position].namespace, name)
  }

  /// Symbol of the user name that a pod's token authenticates, whether the account exists or not.
  mutating func username(of position: Int) -> UInt32 {
    if let account = account(of: position) { return index.usernames[Int(account)] }
    let written = cluster.pods[position].spec.serviceAccountName
    let name = index.symbols.intern(written.isEmpty ? "default" : written)
    return index.symbols.username(index.pods.names[position].namespace, name)
  }

  /// What a container holds starts at the container; a pod of which the dump lists none is taken
  /// for one container.
  private mutating func addContainers(of pod: PodPlace) {
    let position = pod.position
    guard !cluster.pods[position].spec.containers.isEmpty else {
      if pod.automounts {
        connectToken(
          of: pod, to: pod.vertex, .mountedToken, relations[.podMountsToken],
          isUnknown: pod.isAutomountUnknown)
      }
      return
    }
    let because = Provenance(.hubPod, pod.name.namespace, pod.name.name)
    for container in cluster.pods[position].spec.containers.indices {
      let place = containerVertex(container, of: pod)
      if !hasEnded(container, of: position) {
        builder.connect(pod.vertex, place, relations[.podHasContainer], because)
      }
      connectMounts(
        of: pod, container,
        MountReader(
          place: place, token: relations[.podMountsToken], secret: relations[.podMountsSecret]))
      connectEnvironment(of: pod, container, to: place)
      addEscapes(
        pod: position, container: container, place: place, node: pod.node.map { nodes[$0].name })
      guard let node = pod.node else { continue }
      connectMetadataService(from: place, of: pod, node: node)
    }
  }

  /// Whether a container is one of those that end before a pod runs, in a pod that does.
  func hasEnded(_ container: Int, of position: Int) -> Bool {
    cluster.pods[position].spec.containers[container].role == .initial
      && cluster.pods[position].phase == "Running"
  }

  mutating func containerVertex(_ container: Int, of pod: PodPlace) -> UInt32 {
    let name = index.symbols.intern(cluster.pods[pod.position].spec.containers[container].name)
    return builder.intern(
      VertexRecord(.container, pod.name.namespace, pod.name.name, name)
    ).index
  }

  /// Containers that see each other's processes also read each other's files, through
  /// `/proc/PID/root`, where the kernel would let them trace those processes. Init containers end
  /// before the others start.
  private mutating func shareProcesses(of pod: PodPlace) {
    let position = pod.position
    guard cluster.pods[position].spec.shareProcessNamespace else { return }
    let sharing = cluster.pods[position].spec.containers.indices.filter {
      cluster.pods[position].spec.containers[$0].role != .initial
    }
    guard sharing.count > 1 else { return }
    let processes = vertex(.processNamespace, pod.name.namespace, pod.name.name)
    let because = Provenance(
      .podText, UInt32(position), index.symbols.intern("shareProcessNamespace"))
    let owner = cluster.pods[position]
    let users = sharing.map { owner.spec.security(of: owner.spec.containers[$0]).runAsUser }
    let haveOneUser = users.allSatisfy { $0 == users[0] }
    for container in sharing {
      let place = containerVertex(container, of: pod)
      let powers = ContainerPowers(of: owner.spec.containers[container], in: owner)
      if let entry = powers.entersProcesses(ofOneUser: haveOneUser) {
        builder.connect(
          place, processes, relations[.containersShareProcesses], because,
          isUnknown: entry == .unknown)
      }
      builder.connect(processes, place, relations[.containersShareProcesses], because)
    }
  }
}
