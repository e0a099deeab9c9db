import AccessSimulation
import Estate
import EstateSources
import Sampling
import Specs
import TestSupport

/// A shop where much happens at once, and policies and activities that leave nothing out.
enum BusyShop {
  static let day: Int64 = 86_400
  static let clock = TimelineClock(warmUp: 7 * day, leakWindow: 21 * day, tail: 7 * day)

  /// Two teams of four, both in the group that may edit; two pools; pipelines and an agent.
  static func estate(tasksPerDay: Double = 5) -> Estate {
    var estate = ShopEstate.make()
    var people: [Person] = []
    for (position, name) in ["ann", "bob", "cat", "dan", "eve", "fay", "gil", "hal"].enumerated() {
      var person = Person(
        name: name, username: name, groups: ["team"], team: position < 4 ? "red" : "blue",
        clusters: ["c"], laptop: "laptop-\(name)", tasksPerDay: tasksPerDay)
      person.onCall = position % 4 != 3
      if name == "dan" { person.workingHours.utcOffset = 3600 }
      people.append(person)
    }
    estate.context.people = people
    keepTokenOfAgent(&estate)
    estate.context.pipelines.append(
      Pipeline(
        name: "clean", cluster: "c", namespace: "prod", serviceAccount: "deployer",
        ciSystem: "ci", runsPerDay: 2, jobDurationSeconds: 300))
    estate.context.agents = [
      Agent(
        name: "helper", cluster: "c", namespace: "ops", serviceAccount: "agent", team: "blue",
        invocationsPerDay: 6, invocationSeconds: 120)
    ]
    estate.context.approverPools = [
      ApproverPool(name: "leads", members: ["ann", "cat", "dan"]),
      ApproverPool(
        name: "security", members: ["eve", "fay", "hal"],
        workingHours: WorkingHours(start: 7 * 3600, end: 20 * 3600, days: [0, 1, 2, 3, 4, 5])),
    ]
    return estate
  }

  /// A Secret with a token that no pipeline uses.
  private static func keepTokenOfAgent(_ estate: inout Estate) {
    let secrets = estate.clusters[0].secrets
    guard var secret = secrets.first(where: { $0.metadata.name == "deployer-token" }) else {
      return
    }
    secret.metadata.name = "agent-token"
    secret.metadata.namespace = "ops"
    secret.metadata.annotations["kubernetes.io/service-account.name"] = "agent"
    estate.clusters[0].secrets.append(secret)
  }

  static func small() throws -> Estate {
    guard let spec = EstateSpec.preset("small") else { return estate() }
    return try EstateGenerator.generate(spec)
  }

  /// People come, move and go, have little patience and often help themselves.
  static var activity: ActivitySpec {
    var activity = ActivitySpec()
    activity.turnover.leaversPerYear = 0.8
    activity.turnover.moversPerYear = 0.8
    activity.turnover.vacancy = .exponential(mean: 10 * 86_400)
    activity.incidents.perTeamAndWeek = 3
    activity.friction.patience = .lognormal(median: 3000, sigma: 1)
    activity.friction.urgentPatience = .lognormal(median: 1500, sigma: 0.5)
    activity.friction.bypassShare = 0.5
    activity.friction.shadowLifetime = .exponential(mean: 20_000)
    return activity
  }

  static func asking() -> ElevationRule {
    var process = ElevationRule(
      grantDuration: 3600,
      rules: [
        DecisionRule(environments: ["production", "cluster"], decision: .approval),
        DecisionRule(decision: .policy),
      ], approverService: .lognormal(median: 600, sigma: 1), controller: false)
    process.requested = .lognormal(median: 1800, sigma: 0.5)
    process.attention = .lognormal(median: 300, sigma: 0.5)
    process.denialShare = 0.1
    process.pendingExpiry = 2400
    process.reRequests = 2
    process.reRequestDelay = .lognormal(median: 200, sigma: 0.5)
    process.propagation = .lognormal(median: 20, sigma: 0.5)
    process.revocationPoll = 300
    process.sessionTail = 100
    process.withdrawal = .decided
    return process
  }

  /// Every control at once, and every distribution one that has to be drawn from.
  static var policy: PolicySpec {
    var policy = PolicySpec.standing
    policy.name = "busy"
    policy.people = CredentialRule(kind: .oidcSession, lifetime: 12 * 3600)
    policy.pipelines = CredentialRule(kind: .legacyToken, rotation: 2 * day)
    policy.pipelines.failureShare = 0.2
    policy.storedTokens = CredentialRule(kind: .legacyToken, rotation: 3 * day)
    policy.storedTokens.failureShare = 0.2
    policy.elevation = asking()
    policy.deployments = PlanFixture.process()
    policy.agentTasks = PlanFixture.process()
    policy.gates = [GateRule(actions: [.exec], mode: .approval, process: asking())]
    policy.breakGlass = BreakGlassRule(
      grantDuration: 3600, after: 900, review: .lognormal(median: 300, sigma: 0.5))
    policy.reviews = AccessReviewRule(
      interval: 5 * day, rubberStampShare: 0.5, unusedFor: 2 * day,
      removalLag: .exponential(mean: 40_000), secondsPerGrant: .exponential(mean: 60),
      populations: [.people, .pipelines, .workloads, .agents])
    policy.elevation?.coverage.share = 0.6
    return policy
  }

  /// Nobody comes, moves or goes.
  static func still(_ activity: ActivitySpec) -> ActivitySpec {
    var activity = activity
    activity.turnover.leaversPerYear = 0
    activity.turnover.moversPerYear = 0
    return activity
  }

  static func simulate(
    _ policy: PolicySpec = policy, _ activity: ActivitySpec = activity, on estate: Estate,
    seed: UInt64 = 11, unit: UInt64 = 0
  ) throws -> Simulated {
    let plan = try AccessPlan(policy, on: estate, activity: activity)
    let simulator = AccessSimulator(plan: plan, clock: clock)
    let streams = RandomStreams(seed: seed, unit: unit)
    return Simulated(
      plan: plan, timeline: simulator.simulate(streams), world: simulator.world(streams),
      streams: streams)
  }
}

/// A timeline with what it was made from.
struct Simulated {
  var plan: AccessPlan
  var timeline: Timeline
  var world: World
  var streams: RandomStreams

  func actor(of request: ElevationRequest) -> Actor {
    plan.actors[Int(timeline.tasks[request.task].actor)]
  }

  func process(of request: ElevationRequest) -> ElevationRule {
    plan.processes[plan.bundles[request.bundle].process]
  }

  /// Whether a request is for an exceptional action rather than for a role.
  func isGate(_ request: ElevationRequest) -> Bool {
    let task = timeline.tasks[request.task]
    return plan.targets[Int(task.actor)][Int(task.target)].bundle != request.bundle
  }
}
