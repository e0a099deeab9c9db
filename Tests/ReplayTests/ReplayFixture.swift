import AccessSimulation
import AttackGraph
import Estate
import Replay
import Sampling
import Specs

/// One laid graph of an estate under a policy, ready to be struck.
struct ReplayFixture {
  let estate: Estate
  let laid: LaidGraph
  let streams: RandomStreams

  static let day: Int64 = 86_400

  init(
    _ policy: PolicySpec, on estate: Estate, activity: ActivitySpec = ActivitySpec(),
    seed: UInt64 = 3, unit: UInt64 = 0
  ) throws {
    let plan = try AccessPlan(policy, on: estate, activity: activity)
    try self.init(
      plan, graph: AttackGraph.compile(estate, overlay: plan.overlay), seed: seed, unit: unit)
  }

  init(_ plan: AccessPlan, graph: AttackGraph, seed: UInt64 = 3, unit: UInt64 = 0) throws {
    estate = plan.estate
    streams = RandomStreams(seed: seed, unit: unit)
    let clock = TimelineClock(
      warmUp: 7 * Self.day, leakWindow: 14 * Self.day, tail: 60 * Self.day)
    laid = LaidGraph(
      graph, timeline: AccessSimulator(plan: plan, clock: clock).simulate(streams))
  }

  func replay(
    _ compromise: CompromiseSpec, trials: Range<Int>, detection: ExperimentSpec.Detection = .off,
    maxDelay: Int64 = 30 * 86_400, at places: [ExposedPlace]? = nil
  ) -> [TrialOutcome] {
    let candidates = places ?? ExposedPlace.candidates(for: compromise, in: estate)
    var replayer = Replayer(
      compromise, candidates: candidates, estate: estate, laid: laid, maxDelay: maxDelay,
      detection: detection, streams: streams)
    return trials.map { replayer.replay(trial: $0) }
  }

  /// The same fixture with another timeline laid over the same graph.
  func laying(_ timeline: Timeline) -> ReplayFixture {
    ReplayFixture(
      estate: estate, laid: LaidGraph(laid.graph, timeline: timeline), streams: streams)
  }

  private init(estate: Estate, laid: LaidGraph, streams: RandomStreams) {
    self.estate = estate
    self.laid = laid
    self.streams = streams
  }

  /// The stable name of a reached asset; vertex numbers differ between graphs.
  func key(of asset: TrialOutcome.ReachedAsset) -> String {
    laid.graph.vertices[Int(asset.vertex)].key
  }

  /// The attack graph's vertices a trial starts from, worked out from the estate's facts.
  func sources(of outcome: TrialOutcome, _ compromise: CompromiseSpec) throws -> [UInt32] {
    let candidates = ExposedPlace.candidates(for: compromise, in: estate)
    switch candidates[outcome.exposure.candidate] {
    case .pod(let cluster, let namespace, let name):
      return [laid.graph.vertex(.pod(cluster: cluster, namespace: namespace, name: name))]
        .compactMap { $0 }
    case .laptop(let name):
      return slots { $0 == .laptop(name: name) }
    case .buildLog(let pipeline):
      return slots { $0 == .buildLog(pipeline: estate.context.pipelines[pipeline].name) }
    case .ciStore(let system, let pipeline):
      let name = estate.context.pipelines[pipeline].name
      return slots { $0 == .ciStore(system: system, pipeline: name) }
    case .agentHost(let agent):
      let name = estate.context.agents[agent].name
      return slots { $0 == .agentHost(agent: name) }
    case .wiki(let team): return slots { $0 == .wiki(team: team) }
    case .chat(let team): return slots { $0 == .chat(team: team) }
    case .repository(let team): return slots { $0 == .repository(team: team) }
    }
  }

  private func slots(_ keeps: (CredentialPlace) -> Bool) -> [UInt32] {
    laid.graph.overlay.credentials.filter { $0.places.contains(where: keeps) }
      .compactMap { laid.graph.vertex(.slot($0)) }
  }

  static func compromise(
    _ mechanism: CompromiseSpec.Mechanism, delay: Distribution = .constant(0),
    horizon: Int64 = 30 * 86_400, environments: [String] = []
  ) -> CompromiseSpec {
    var selector = CompromiseSpec.Selector()
    selector.environments = environments
    return CompromiseSpec(
      name: mechanism.rawValue, mechanism: mechanism, selector: selector, leakToUse: delay,
      horizon: horizon, objective: .clusterControl)
  }
}
