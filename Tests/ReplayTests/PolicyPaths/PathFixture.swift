import AccessSimulation
import AttackGraph
import Estate
import GraphKernels
import Replay
import Sampling
import Specs
import TestSupport
import Testing

/// A policy laid over a small estate in which nothing was ever granted: what is reached is reached
/// through the policy's own paths.
///
/// In every cluster each person may read the Secret `prod/prize` on request, by a binding of their
/// own; the pipeline `ship` runs as `prod/deployer`, with the same right.
struct PathFixture {
  static let people = ["ann", "bob", "cat", "dan"]
  let plan: AccessPlan
  let laid: LaidGraph

  /// - Parameters:
  ///   - pools: Members by pool; the pools are `p0 p1 …`.
  init(
    clusters: [String] = ["c"], pools: [[String]] = [["bob", "cat", "dan"]],
    teams: [String: String] = [:], laptops: [String: String] = [:],
    arranging: (inout Estate) -> Void = { _ in }, activity: ActivitySpec = .withoutTurnover,
    streams: RandomStreams? = nil, change: (inout PolicySpec) -> Void
  ) throws {
    var policy = PolicySpec.justInTime()
    policy.elevation = nil
    policy.pipelines = CredentialRule(kind: .federatedToken, lifetime: 3600)
    change(&policy)
    var estate = Self.estate(clusters, pools, teams, laptops)
    arranging(&estate)
    plan = try AccessPlan(policy, on: estate, activity: activity)
    laid = Self.lay(plan, on: AttackGraph.compile(estate, overlay: plan.overlay), streams)
  }

  private static func lay(
    _ plan: AccessPlan, on graph: AttackGraph, _ streams: RandomStreams?
  ) -> LaidGraph {
    let always = CredentialVersion(stored: .always, valid: .always)
    var timeline = Timeline(
      clock: TimelineClock(warmUp: 0, leakWindow: 1000, tail: 400 * 86_400),
      versions: plan.overlay.credentials.map { _ in [always] },
      grants: plan.overlay.entitlements.map { _ in [] }, runs: [])
    timeline.streams = streams
    return LaidGraph(graph, timeline: timeline, plan: plan)
  }

  private static func estate(
    _ clusters: [String], _ pools: [[String]], _ teams: [String: String],
    _ laptops: [String: String]
  ) -> Estate {
    var context = EstateContext()
    context.people = people.map { name in
      let team = teams[name] ?? ""
      return Person(
        name: name, username: name, groups: team.isEmpty ? [] : [team], team: team,
        clusters: clusters, laptop: laptops[name] ?? "laptop-\(name)", tasksPerDay: 1)
    }
    context.pipelines = [
      Pipeline(
        name: "ship", cluster: clusters[0], namespace: "prod", serviceAccount: "deployer",
        ciSystem: "ci", runsPerDay: 3, jobDurationSeconds: 900)
    ]
    context.approverPools = pools.enumerated().map { ApproverPool(name: "p\($0)", members: $1) }
    context.endpoints = clusters.map { ClusterEndpoint(cluster: $0, exposure: .public) }
    return Estate(
      name: "paths", clusters: clusters.map { cluster($0, teams) }, context: context)
  }

  private static func cluster(_ name: String, _ teams: [String: String]) -> Cluster {
    let draft = ClusterDraft(name)
    draft.namespace("prod").secret("prod/prize").serviceAccount("prod/deployer")
    draft.role("reader", .allow("get", on: "secrets"))
    for person in people {
      draft.bind("prod/\(person)", role: "ClusterRole/reader", to: .user(person))
    }
    draft.bind("prod/ship", role: "ClusterRole/reader", to: .account("prod/deployer"))
    for team in Set(teams.values).sorted() {
      draft.namespace(team).secret("\(team)/prize")
      draft.bind("\(team)/team", role: "ClusterRole/reader", to: .group(team))
    }
    return draft.cluster
  }

  // MARK: Policies

  static func process(
    _ rules: [DecisionRule], change: (inout ElevationRule) -> Void = { _ in }
  ) -> ElevationRule {
    var process = ElevationRule(
      grantDuration: 3600, rules: rules, approverService: .constant(60), controller: false)
    process.attention = .constant(10)
    process.propagation = .constant(5)
    change(&process)
    return process
  }

  static func approval(_ levels: [[DecisionRule.Threshold]] = []) -> DecisionRule {
    var rule = DecisionRule(decision: .approval)
    rule.levels = levels
    return rule
  }

  /// People ask, and levels of approval decide.
  init(
    levels: [[DecisionRule.Threshold]], clusters: [String] = ["c"],
    pools: [[String]] = [["bob", "cat", "dan"]], change: (inout ElevationRule) -> Void = { _ in }
  ) throws {
    try self.init(clusters: clusters, pools: pools) {
      $0.elevation = Self.process([Self.approval(levels)], change: change)
    }
  }

  // MARK: Looking

  /// The same, ready to be struck.
  var replays: ReplayFixture {
    ReplayFixture(
      estate: plan.estate, laid: laid, streams: RandomStreams(seed: 5, unit: 0))
  }

  /// Somebody as the insider.
  func insider(_ name: String = "ann") throws -> [ExposedPlace] {
    [.insider(person: try #require(plan.estate.context.people.firstIndex { $0.name == name }))]
  }

  func copies(_ key: VertexKey) throws -> Range<UInt32> {
    laid.copies(of: try #require(laid.graph.vertex(key)))
  }

  /// The steps in somebody's name.
  func steps(_ username: String = "ann", in cluster: String = "c") throws -> [PolicyStep] {
    let users = try copies(.user(cluster: cluster, username))
    return laid.policySteps.filter { users.contains($0.tail) }
  }

  func kinds(_ username: String = "ann") throws -> [PolicyStep.Kind] {
    try steps(username).map(\.kind).sorted { $0.rawValue < $1.rawValue }
  }

  /// Steps by kind; those not named never come about.
  static func taking(_ kinds: [PolicyStep.Kind: Int64]) -> (PolicyStep) -> Int64? {
    { kinds[$0.kind] }
  }

  /// When the prize is reached, and until when it can be read again and again.
  func prize(
    holding held: [(name: String, until: Int64)], in cluster: String = "c",
    from others: [VertexKey] = [], horizon: Int64 = 100_000,
    _ latency: (PolicyStep) -> Int64?
  ) throws -> (arrival: Int64, expiry: Int64)? {
    var sources: [TimedSource] = []
    for (name, until) in held {
      for copy in try copies(.user(cluster: cluster, name)) {
        sources.append(TimedSource(vertex: copy, from: 0, until: until))
      }
    }
    for key in others { sources += try copies(key).map { TimedSource(vertex: $0, from: 0) } }
    var durations = laid.topology.durations
    for step in laid.policySteps { durations[step.slot] = latency(step) ?? TimeBound.forever }
    var workspace = TimedWorkspace(for: laid.topology)
    workspace.run(
      laid.topology, windows: laid.windows, durations: durations, sources: sources, start: 0,
      horizon: horizon)
    let elevations = laid.graph.vertices.indices.filter {
      if case .grant = laid.graph.vertices[$0].timing { return true }
      return false
    }.flatMap { laid.copies(of: UInt32($0)) }
    let prize = try copies(.secret(cluster: cluster, namespace: "prod", name: "prize"))
    guard let arrival = prize.compactMap({ workspace.arrival(of: $0) }).min() else { return nil }
    let expiry = elevations.compactMap { workspace.expiry(of: $0) }.max() ?? arrival
    return (arrival, expiry)
  }

  /// Whether captured approvers alone open the prize to ann.
  func opens(_ approvers: String..., in cluster: String = "c") throws -> Bool {
    let held = (["ann"] + approvers).map { (name: $0, until: Int64.max) }
    return try prize(
      holding: held, in: cluster, Self.taking([.capturedApproval: 0]))?.arrival == 0
  }
}
