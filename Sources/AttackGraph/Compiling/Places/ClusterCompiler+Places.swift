import Estate

/// Things of a node that are drawn when something first leads to them.
extension ClusterCompiler {
  /// Something of a node (`nodeFiles`, `kubeletDirectory`, `processEnvironments`,
  /// `kubeletCredential`, `controlPlaneKeys`, `kubeletAPI`), drawn with what it leads to when it is
  /// asked for first.
  ///
  /// The keys of the control plane are the same on every node that has them; ask `hasControlPlane`
  /// first.
  mutating func nodeThing(_ form: VertexForm, of node: UInt32) -> UInt32 {
    let name = form == .controlPlaneKeys ? SymbolTable.empty : node
    let (thing, isNew) = builder.intern(VertexRecord(form, name))
    guard isNew else { return thing }
    switch form {
    case .nodeFiles: expandFiles(thing, of: node)
    case .kubeletDirectory: expandKubeletDirectory(thing, of: node)
    case .processEnvironments: expandEnvironments(thing, of: node)
    case .kubeletAPI: expandKubelet(thing, of: node)
    case .kubeletCredential: expandKubeletCredential(thing, of: node)
    case .controlPlaneKeys: expandControlPlaneKeys(thing)
    default: break
    }
    return thing
  }

  /// Whether a node, by symbol of its name, runs an API server and keeps the cluster's keys.
  func hasControlPlane(_ node: UInt32) -> Bool {
    nodeOfName[node].map { nodes[$0].isControlPlane } ?? false
  }

  /// Whether a node that nobody collected may be one of the control plane: not where API servers
  /// are known to run on others.
  mutating func mayHaveControlPlane(_ node: UInt32) -> Bool {
    guard nodeOfName[node].map({ nodes[$0].object == nil }) ?? false else { return false }
    if let known = caches.hidesControlPlane { return known }
    let hides =
      !nodes.contains(where: \.isControlPlane) && !context.isKnown("Node", cluster: cluster.name)
    caches.hidesControlPlane = hides
    return hides
  }

  private mutating func expandFiles(_ files: UInt32, of node: UInt32) {
    let directory = nodeThing(.kubeletDirectory, of: node)
    builder.connect(
      files, directory, relations[.kubeletDirectoryHoldsToken],
      Provenance(.text, index.symbols.intern("/var/lib/kubelet/pods")))
    connectKeys(of: node, from: files)
  }

  /// From root on a node, or all of its files, to the keys that lie there.
  mutating func connectKeys(of node: UInt32, from place: UInt32) {
    let credential = nodeThing(.kubeletCredential, of: node)
    builder.connect(
      place, credential, relations[.nodeHoldsIdentity],
      Provenance(.text, index.symbols.intern("/var/lib/kubelet/pki")))
    let isSure = hasControlPlane(node)
    guard isSure || mayHaveControlPlane(node) else { return }
    let keys = nodeThing(.controlPlaneKeys, of: node)
    builder.connect(
      place, keys, relations[.controlPlaneNode],
      Provenance(.text, index.symbols.intern("/etc/kubernetes/pki of \(index.symbols[node])")),
      isUnknown: !isSure)
  }

  private mutating func expandKubeletDirectory(_ directory: UInt32, of node: UInt32) {
    let step = relations[.kubeletDirectoryHoldsToken]
    let reader = MountReader(place: directory, token: step, secret: step)
    for position in podsOnNode[node] {
      let pod = podPlace(Int(position))
      for container in cluster.pods[pod.position].spec.containers.indices {
        connectMounts(of: pod, container, reader)
      }
      if pod.automounts, cluster.pods[pod.position].spec.containers.isEmpty {
        connectToken(
          of: pod, to: directory, .mountedToken, step, isUnknown: pod.isAutomountUnknown)
      }
    }
  }

  /// To what the node's ordinary processes have in their environments and their files; whoever
  /// reads those of root becomes any other user for the rest.
  private mutating func expandEnvironments(_ environments: UInt32, of node: UInt32) {
    let reader = MountReader(
      place: environments, token: relations[.podMountsToken], secret: relations[.podMountsSecret])
    for position in podsOnNode[node] {
      let pod = podPlace(Int(position))
      for container in cluster.pods[pod.position].spec.containers.indices
      where hasOrdinaryProcesses(container, of: pod.position) {
        connectEnvironment(of: pod, container, to: environments)
        connectMounts(of: pod, container, reader)
      }
      if pod.automounts, cluster.pods[pod.position].spec.containers.isEmpty {
        connectToken(
          of: pod, to: environments, .mountedToken, relations[.podMountsToken],
          isUnknown: pod.isAutomountUnknown)
      }
    }
  }

  private func hasOrdinaryProcesses(_ container: Int, of position: Int) -> Bool {
    !hasEnded(container, of: position)
      && ContainerPowers(
        of: cluster.pods[position].spec.containers[container], in: cluster.pods[position]
      ).hasOrdinaryProcesses
  }

  private mutating func expandKubelet(_ kubelet: UInt32, of node: UInt32) {
    for position in podsOnNode[node] {
      let name = index.pods.names[Int(position)]
      builder.connect(
        kubelet, vertex(.pod, name.namespace, name.name), relations[.nodeRunsPods],
        Provenance(.podOnNode, position))
    }
  }

  private mutating func expandKubeletCredential(_ credential: UInt32, of node: UInt32) {
    let username = nodeUsername(node)
    authenticate(
      credential, username: username, groups: [Principal.nodesGroup],
      because: Provenance(.text, index.symbols.intern("client certificate of the kubelet")),
      by: .kubeletAuthenticates)
    addNodeRights(of: node, to: principal(username))
  }

  /// The key of the cluster's CA signs a certificate for any user and group.
  private mutating func expandControlPlaneKeys(_ keys: UInt32) {
    let superusers = groupVertex(groups.superuser, impersonated: false)
    authenticate(
      keys, as: superusers,
      because: Provenance(.text, index.symbols.intern("a certificate signed with the CA's key")))
  }

  mutating func podPlace(_ position: Int) -> PodPlace {
    PodPlace(
      position: position, name: index.pods.names[position], vertex: podVertices[position],
      node: node(of: position), automounts: automounts(position),
      isAutomountUnknown: isAutomountUnknown(position))
  }
}
