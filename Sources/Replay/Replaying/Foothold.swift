import AccessSimulation
import AttackGraph
import Estate
import GraphKernels
import Specs

/// What the policy left in a place at the instant it leaked.
struct Foothold {
  /// Laid vertices the attacker starts from, each until it ends.
  private var held: [TimedSource] = []

  /// Copy mechanisms yield the credential versions kept in the place at the leak; presence
  /// mechanisms yield the place itself. An empty foothold is a trial like any other.
  init(_ place: ExposedPlace, _ exposure: Exposure, estate: Estate, laid: LaidGraph) {
    if case .pod(let cluster, let namespace, let name) = place {
      let vertex = laid.graph.vertex(.pod(cluster: cluster, namespace: namespace, name: name))
      held = vertex.map { laid.copies(of: $0).map { TimedSource(vertex: $0) } } ?? []
      return
    }
    guard let kept = place.credentialPlace(in: estate) else { return }
    for slot in laid.slotsAt[kept] ?? [] {
      for copy in laid.copies(ofSlot: slot, keptAt: exposure.leak) {
        // Overlapping runs have logs of their own.
        if case .run(let run) = copy.version.reason, run != exposure.run { continue }
        held.append(
          TimedSource(
            vertex: copy.vertex, from: copy.version.valid.from, until: copy.version.valid.until))
      }
    }
    if case .agentHost(let agent) = place {
      addMountedTokens(of: estate.context.agents[agent], exposure, estate: estate, laid: laid)
    }
  }

  /// What an agent reads of its own pods: copies of the tokens mounted there, which work for their
  /// lifetime.
  private mutating func addMountedTokens(
    of agent: Agent, _ exposure: Exposure, estate: Estate, laid: LaidGraph
  ) {
    let cluster = estate.clusters.first { $0.name == agent.cluster }
    for pod in cluster?.pods ?? [] where pod.runs(as: agent) {
      let metadata = pod.metadata
      guard
        let token = laid.graph.vertex(
          .boundToken(
            cluster: agent.cluster, namespace: metadata.namespace, name: metadata.name)),
        let lifetime = laid.mintedLives[token]
      else { continue }
      let (end, overflow) = exposure.leak.addingReportingOverflow(lifetime)
      held += laid.copies(of: token).map {
        TimedSource(vertex: $0, until: overflow ? TimeBound.forever : end)
      }
    }
  }

  /// Whether any of it still works at first use.
  func isLive(at instant: Int64, in laid: LaidGraph) -> Bool {
    held.contains { min($0.until, laid.windows[Int($0.vertex)].until) > instant }
  }

  /// What a replay starts from that begins at an instant.
  func sources(from start: Int64) -> [TimedSource] {
    held.map {
      TimedSource(vertex: $0.vertex, from: max($0.from, start), until: $0.until)
    }
  }

  /// The vertices held at an instant.
  func vertices(at instant: Int64) -> [UInt32] {
    held.filter { $0.from <= instant && instant < $0.until }.map(\.vertex)
  }
}

extension Pod {
  fileprivate func runs(as agent: Agent) -> Bool {
    let account = spec.serviceAccountName.isEmpty ? "default" : spec.serviceAccountName
    return metadata.namespace == agent.namespace && account == agent.serviceAccount
  }
}
