import AccessSimulation
import AttackGraph
import Estate
import GraphKernels

/// What the policy left in a place at the instant it leaked.
struct Foothold {
  /// Laid vertices the attacker starts from, each until it ends.
  private(set) var held: [TimedSource] = []
  /// Slots whose owners are held themselves, as somebody's own hands or laptop are.
  private(set) var ownedSlots: [Int] = []
  /// Laid vertices that nobody who evicts can take away.
  private(set) var trusted: [UInt32] = []
  let estate: Estate
  let laid: LaidGraph
  let exposure: Exposure

  /// Copy mechanisms yield the credential versions kept in the place at the leak; presence
  /// mechanisms yield the place itself. An empty foothold is a trial like any other.
  init(_ place: ExposedPlace, _ exposure: Exposure, estate: Estate, laid: LaidGraph) {
    self.estate = estate
    self.laid = laid
    self.exposure = exposure
    switch place {
    case .pod(let cluster, let namespace, let name):
      hold(.pod(cluster: cluster, namespace: namespace, name: name))
    case .node(let cluster, let name): hold(.node(cluster: cluster, name))
    case .operatorPods(let namespace, let account):
      holdPods(runningAs: account, in: namespace)
    case .machinery(let cluster): holdMachinery(of: cluster)
    case .runner(let pipeline): holdRunner(of: pipeline)
    case .heldLaptop(let name): holdLaptop(name)
    case .insider(let person): holdInsider(person)
    case .admittedWorkflow(let pipeline): holdAdmittedWorkflow(of: pipeline)
    case .backup(let position): copyBackup(position)
    case .sharedKubeconfig(let position): copySharedKubeconfig(position)
    case .clusterLink(let position): copyClusterLink(position)
    case .cloudKey(let position): hold(.cloudKey(estate.context.cloudKeys[position].name))
    case .signedIn(let person, _): copySession(of: person)
    case .ciStore, .buildLog, .laptop, .agentHost, .wiki, .chat, .repository:
      copyCredentials(in: place)
      copyFiles(in: place)
    }
  }

  // MARK: Holding

  /// Holds a vertex of the attack graph, where there is one, in every window it has.
  mutating func hold(
    _ key: VertexKey, from: Int64 = TimeBound.beginning, until: Int64 = TimeBound.forever
  ) {
    guard let vertex = laid.graph.vertex(key) else { return }
    for copy in laid.copies(of: vertex) { hold(copy, from: from, until: until) }
  }

  /// Holds a laid vertex.
  mutating func hold(
    _ copy: UInt32, from: Int64 = TimeBound.beginning, until: Int64 = TimeBound.forever
  ) {
    held.append(TimedSource(vertex: copy, from: from, until: until))
  }

  /// Holds whom a slot's credentials stand for, in some window.
  mutating func hold(_ principal: UInt32, ownerOf slot: Int, in window: TimeWindow) {
    hold(principal, from: window.from, until: window.until)
    if ownedSlots.last != slot { ownedSlots.append(slot) }
  }

  /// Holds a place that the estate's own trust opens.
  mutating func holdTrusted(_ key: VertexKey, from: Int64) {
    hold(key, from: from)
    if let vertex = laid.graph.vertex(key) { trusted += laid.copies(of: vertex) }
  }

  /// Copies of the versions of a slot that its places keep at the leak: each works while it is valid.
  mutating func copy(slot: Int) {
    for copy in laid.copies(ofSlot: slot, keptAt: exposure.leak) {
      // Overlapping runs have logs of their own.
      if case .run(let run) = copy.version.reason, run != exposure.run { continue }
      hold(copy.vertex, from: copy.version.valid.from, until: copy.version.valid.until)
    }
  }

  private mutating func copyCredentials(in place: ExposedPlace) {
    guard let kept = place.credentialPlace(in: estate) else { return }
    for slot in laid.slotsAt[kept] ?? [] { copy(slot: slot) }
    if case .agentHost(let agent) = place { copyMountedTokens(of: estate.context.agents[agent]) }
  }

  /// What an agent reads of its own pods: copies of the tokens mounted there, which work for their
  /// lifetime.
  private mutating func copyMountedTokens(of agent: Agent) {
    let cluster = estate.clusters.first { $0.name == agent.cluster }
    for pod in cluster?.pods ?? [] where pod.runs(as: agent.serviceAccount, in: agent.namespace) {
      let metadata = pod.metadata
      guard
        let token = laid.graph.vertex(
          .boundToken(
            cluster: agent.cluster, namespace: metadata.namespace, name: metadata.name)),
        let lifetime = laid.mintedLives[token]
      else { continue }
      let (end, overflow) = exposure.leak.addingReportingOverflow(lifetime)
      for copy in laid.copies(of: token) {
        hold(copy, until: overflow ? TimeBound.forever : end)
      }
    }
  }

  // MARK: Asking

  /// Whether any of it works at first use or will before the end.
  func isLive(in span: ReplaySpan) -> Bool {
    held.contains { source in
      let window = laid.windows[Int(source.vertex)]
      return max(source.from, window.from, span.start)
        < min(source.until, window.until, span.end)
    }
  }

  /// What a replay starts from that begins at an instant.
  func sources(from start: Int64) -> [TimedSource] {
    held.map {
      TimedSource(vertex: $0.vertex, from: max($0.from, start), until: $0.until)
    }
  }
}

extension Pod {
  func runs(as account: String, in namespace: String) -> Bool {
    let own = spec.serviceAccountName.isEmpty ? "default" : spec.serviceAccountName
    return metadata.namespace == namespace && own == account
  }
}
