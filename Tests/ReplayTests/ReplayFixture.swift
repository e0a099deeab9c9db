import AccessSimulation
import AttackGraph
import Estate
import EstateSources
import Replay
import Sampling
import Specs
import Testing

/// One laid graph of an estate under a policy, ready to be struck.
struct ReplayFixture {
  let estate: Estate
  let laid: LaidGraph
  let streams: RandomStreams
  let tables: LaidTables

  static let day: Int64 = 86_400

  init(
    _ policy: PolicySpec, on estate: Estate, activity: ActivitySpec = ActivitySpec(),
    seed: UInt64 = 3, unit: UInt64 = 0, usesProcesses: Bool = true
  ) throws {
    let plan = try AccessPlan(policy, on: estate, activity: activity)
    try self.init(
      plan, graph: AttackGraph.compile(estate, overlay: plan.overlay), seed: seed, unit: unit,
      usesProcesses: usesProcesses)
  }

  /// - Parameter usesProcesses: Whether attackers may use the policy's processes.
  init(
    _ plan: AccessPlan, graph: AttackGraph, seed: UInt64 = 3, unit: UInt64 = 0,
    usesProcesses: Bool = true
  ) throws {
    let streams = RandomStreams(seed: seed, unit: unit)
    let clock = TimelineClock(
      warmUp: 7 * Self.day, leakWindow: 14 * Self.day, tail: 60 * Self.day)
    let laid = LaidGraph(
      graph, timeline: AccessSimulator(plan: plan, clock: clock).simulate(streams),
      plan: usesProcesses ? plan : nil)
    self.init(estate: plan.estate, laid: laid, streams: streams)
  }

  init(estate: Estate, laid: LaidGraph, streams: RandomStreams) {
    self.estate = estate
    self.laid = laid
    self.streams = streams
    tables = LaidTables(laid, graph: GraphTables(laid.graph))
  }

  func replay(
    _ compromise: CompromiseSpec, trials: Range<Int>, detection: ExperimentSpec.Detection = .off,
    maxDelay: Int64 = 30 * 86_400, at places: [ExposedPlace]? = nil,
    by attacker: AttackerSpec = AttackerSpec(), tracing: Bool = false
  ) -> [TrialOutcome] {
    let candidates = places ?? ExposedPlace.candidates(for: compromise, in: estate)
    var setting = ReplaySetting(detection: detection, maxDelay: maxDelay)
    setting.attacker = attacker
    var replayer = Replayer(
      compromise, candidates: candidates, estate: estate, laid: laid, setting: setting,
      streams: streams, tables: tables)
    return trials.map { replayer.replay(trial: $0, tracing: tracing) }
  }

  /// The same fixture with another timeline laid over the same graph.
  func laying(_ timeline: Timeline) -> ReplayFixture {
    ReplayFixture(
      estate: estate, laid: LaidGraph(laid.graph, timeline: timeline, plan: laid.plan),
      streams: streams)
  }

  /// The mechanisms that have something to strike in an estate.
  static func mechanisms(of estate: Estate) -> [CompromiseSpec.Mechanism] {
    CompromiseSpec.Mechanism.allCases.filter {
      !ExposedPlace.candidates(for: compromise($0), in: estate).isEmpty
    }
  }

  /// A generated estate of a few hundred service accounts.
  static func small() throws -> Estate {
    try EstateGenerator.generate(try #require(EstateSpec.preset("small")))
  }

  /// When each asset was reached, by its stable name.
  func arrivals(_ outcome: TrialOutcome) -> [String: Int64] {
    Dictionary(uniqueKeysWithValues: outcome.assets.map { (key(of: $0), $0.offset) })
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
    case .node(let cluster, let name):
      return [laid.graph.vertex(.node(cluster: cluster, name))].compactMap { $0 }
    case .wiki(let team): return slots { $0 == .wiki(team: team) }
    case .chat(let team): return slots { $0 == .chat(team: team) }
    case .repository(let team): return slots { $0 == .repository(team: team) }
    default: preconditionFailure("no single vertex and no kept credential")
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

extension AttackerSpec {
  static func behaving(
    _ behaviour: Behaviour, skill: Double = 1, stealth: Double = 0
  ) -> AttackerSpec {
    var attacker = AttackerSpec()
    attacker.behaviour = behaviour
    attacker.skill = skill
    attacker.stealth = stealth
    return attacker
  }
}
