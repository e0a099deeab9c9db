package import Estate

/// Credentials that are kept outside the cluster they are for.
extension ClusterCompiler {
  /// Draws the places outside that keep credentials, and the kubeconfigs that are no policy's.
  mutating func addExternalPlaces() {
    for position in credentials {
      let id = index.symbols.intern(overlay.credentials[position].id)
      let credential = vertex(.slotCredential, id)
      for place in overlay.credentials[position].places {
        guard let name = place.externalName else { continue }
        keep(credential, at: name, because: Provenance(.slot, UInt32(position)))
        if case .agentHost(let agent) = place { keep(credential, slot: position, inPodsOf: agent) }
        if case .buildLog(let pipeline) = place {
          addAdmittedWorkflow(of: pipeline, slot: position)
        }
      }
    }
    for position in contextIndex.sharedKubeconfigs[ExactString(cluster.name)] ?? []
    where !withdrawnKubeconfigs.contains(ExactString(context.sharedKubeconfigs[position].name)) {
      addSharedKubeconfig(context.sharedKubeconfigs[position])
    }
    addClusterLinks()
  }

  private mutating func keep(
    _ credential: UInt32, at place: String, because: Provenance, isUnknown: Bool = false
  ) {
    let place = vertex(.externalPlace, index.symbols.intern(place))
    builder.connect(
      place, credential, relations[.holderHasCredential], because, isUnknown: isUnknown)
  }

  /// Code in the pods that run as an agent finds what the agent is given for its tasks.
  private mutating func keep(_ credential: UInt32, slot: Int, inPodsOf agent: String) {
    let account = index.symbols.intern(overlay.credentials[slot].username)
    let because = Provenance(.slot, UInt32(slot))
    guard context.agents.contains(where: { $0.name == agent && $0.cluster == cluster.name }) else {
      return
    }
    for position in cluster.pods.indices where username(of: position) == account {
      let pod = podPlace(position)
      guard !cluster.pods[position].spec.containers.isEmpty else {
        builder.connect(pod.vertex, credential, relations[.holderHasCredential], because)
        continue
      }
      for container in cluster.pods[position].spec.containers.indices
      where !hasEnded(container, of: position) {
        builder.connect(
          containerVertex(container, of: pod), credential, relations[.holderHasCredential], because)
      }
    }
  }

  private mutating func addSharedKubeconfig(_ shared: SharedKubeconfig) {
    let kubeconfig = vertex(.storedKubeconfig, index.symbols.intern(shared.name))
    let because = Provenance(
      .text, index.symbols.intern("a copy of the shared kubeconfig \(shared.name)"))
    keep(kubeconfig, at: shared.place.rawValue, because: because, isUnknown: shared.assumed)
    for holder in shared.holders {
      guard let laptop = contextIndex.laptops[ExactString(holder)] else { continue }
      keep(kubeconfig, at: "laptop/\(laptop)", because: because, isUnknown: shared.assumed)
    }
    authenticate(
      kubeconfig, username: index.symbols.intern(shared.username), groups: shared.groups,
      because: because)
  }

  // MARK: Links between clusters

  private mutating func addClusterLinks() {
    for position in contextIndex.linksTo[ExactString(cluster.name)] ?? [] {
      let link = context.clusterLinks[position]
      let kubeconfig = vertex(.storedKubeconfig, index.symbols.intern(link.kubeconfigName))
      authenticate(
        kubeconfig, username: index.symbols.intern(link.username), groups: link.groups,
        because: Provenance(.text, index.symbols.intern(link.kubeconfigName)))
    }
    guard let step = relations[.secretHoldsKubeconfig] else { return }
    for position in contextIndex.linksFrom[ExactString(cluster.name)] ?? [] {
      let link = context.clusterLinks[position]
      guard let certainty = builder.certainty(of: step, isUnknown: link.assumed),
        let namespace = index.symbols.find(link.namespace),
        let name = index.symbols.find(link.secret),
        let secret = builder.find(VertexRecord(.secret, namespace, name))
      else { continue }
      kubeconfigEdges.append(
        KubeconfigEdge(
          tail: secret, cluster: link.target, kubeconfig: link.kubeconfigName, step: step,
          certainty: certainty, provenance: Provenance(.secret, namespace, name)))
    }
  }
}

/// A step from a Secret of one cluster to a kubeconfig for another, or for the same.
struct KubeconfigEdge: Sendable {
  var tail: UInt32
  var cluster: String
  var kubeconfig: String
  var step: Step
  var certainty: Certainty
  var provenance: Provenance
}

extension AttackGraph {
  /// Draws the steps between clusters; those to clusters that the estate does not have lead nowhere.
  ///
  /// - Parameter parts: Shape [clusters].
  static func connectKubeconfigs(
    _ clusters: [CompiledCluster], _ parts: [GraphPart], _ edges: inout [AttackEdge]
  ) {
    guard clusters.contains(where: { !$0.kubeconfigEdges.isEmpty }) else { return }
    let places = Dictionary(
      parts.enumerated().map { (ExactString($1.name), $0) }, uniquingKeysWith: { first, _ in first }
    )
    for (position, source) in clusters.enumerated() {
      for edge in source.kubeconfigEdges {
        guard let place = places[ExactString(edge.cluster)],
          let head = clusters[place].kubeconfig(edge.kubeconfig)
        else { continue }
        edges.append(
          AttackEdge(
            tail: parts[position].base + edge.tail, head: parts[place].base + head,
            technique: edge.step.technique, provenance: edge.provenance,
            certainty: edge.certainty))
      }
    }
  }
}

extension CompiledCluster {
  /// The vertex of a kubeconfig that is kept somewhere.
  fileprivate func kubeconfig(_ name: String) -> UInt32? {
    guard let symbol = symbols.find(name) else { return nil }
    let sought = VertexRecord(.storedKubeconfig, symbol)
    return index.find(hash: sought.hash) { records[Int($0)].hasSameKey(as: sought) }
  }
}

extension ClusterLink {
  /// Unlike the name of any shared kubeconfig that people would choose.
  package var kubeconfigName: String { "in secret \(namespace)/\(secret) of \(cluster)" }
}

extension CredentialPlace {
  /// What a place outside the clusters is called; `nil` for one inside.
  fileprivate var externalName: String? {
    switch self {
    case .secret: nil
    case .ciStore(let system, let pipeline): "ci/\(system)/\(pipeline)"
    case .buildLog(let pipeline): "log/\(pipeline)"
    case .laptop(let name): "laptop/\(name)"
    case .agentHost(let agent): "agent/\(agent)"
    case .wiki(let team): "wiki/\(team)"
    case .chat(let team): "chat/\(team)"
    case .repository(let team): "repository/\(team)"
    }
  }
}
