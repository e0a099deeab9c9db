import AccessSimulation
import Sampling
import Specs
import TestSupport

/// Makes policies that fit ``BusyShop`` with every knob at random, the same for the same seed.
struct RandomAccessPolicy {
  private var random: SplitMix

  init(seed: UInt64) { random = SplitMix(seed: seed) }

  private mutating func flag() -> Bool { random.chance(50) }
  private mutating func share() -> Double { random.pick([0, 0.1, 0.3, 0.7, 1]) }
  private mutating func seconds() -> Int64 { random.pick([1, 60, 700, 3600, 20_000, 200_000]) }

  private mutating func distribution() -> Distribution {
    let mean = random.between(1, 2000)
    return switch random.below(5) {
    case 0: .constant(mean.rounded())
    case 1: .exponential(mean: mean)
    case 2: .lognormal(median: mean, sigma: 1)
    case 3: .uniform(low: 0, high: mean)
    default: .mixture([.init(weight: 1, .constant(0)), .init(weight: 2, .exponential(mean: mean))])
    }
  }

  private mutating func coverage() -> Coverage {
    Coverage(share: share(), order: random.pick(Coverage.Order.allCases))
  }

  mutating func policy() -> PolicySpec {
    var policy = PolicySpec.standing
    policy.name = "random"
    policy.people = credential(.people)
    policy.pipelines = credential(.pipelines)
    policy.agents = flag() ? credential(.agents) : nil
    policy.elevation = random.chance(90) ? process() : nil
    policy.deployments = flag() ? process() : nil
    policy.agentTasks = flag() ? process() : nil
    policy.gates = GateRule.Action.allCases.filter { _ in random.chance(30) }.map { action in
      let mode = random.pick(GateRule.Mode.allCases)
      return GateRule(
        actions: [action], mode: mode, populations: [.people, .pipelines, .agents],
        process: mode == .approval ? process() : nil, coverage: coverage())
    }
    policy.reviews = flag() ? reviews() : nil
    policy.breakGlass =
      flag()
      ? BreakGlassRule(
        grantDuration: seconds(), after: seconds() - 1, review: flag() ? distribution() : nil,
        coverage: coverage()) : nil
    return policy
  }

  /// With turnover or without; patience from none to much.
  mutating func activity() -> ActivitySpec {
    var activity = flag() ? BusyShop.activity : BusyShop.still(BusyShop.activity)
    activity.friction.patience = distribution()
    activity.friction.urgentPatience = distribution()
    activity.friction.bypassShare = share()
    activity.friction.shadowLifetime = distribution()
    return activity
  }

  private mutating func credential(_ population: Population) -> CredentialRule {
    let kind = random.pick(CredentialRule.kinds(of: population))
    var rule = CredentialRule(
      kind: kind, lifetime: kind == .legacyToken ? nil : random.pick([600, 3600, 86_400]))
    if [.legacyToken, .clientCertificate].contains(kind), flag() {
      rule.rotation = random.pick([7200, 86_400, 300_000])
      rule.failureShare = share() / 2
    }
    rule.coverage = coverage()
    return rule
  }

  private mutating func reviews() -> AccessReviewRule {
    AccessReviewRule(
      interval: random.pick([86_400, 400_000]), rubberStampShare: share(),
      unusedFor: random.pick([0, 86_400]), removalLag: distribution(),
      secondsPerGrant: distribution(), populations: Population.allCases, coverage: coverage())
  }

  // MARK: Processes

  private mutating func process() -> ElevationRule {
    var process = ElevationRule(
      grantDuration: random.chance(10) ? .max : seconds(), rules: rules(),
      approverService: distribution(), controller: flag())
    process.granularity = random.pick(ElevationRule.Granularity.allCases)
    process.requested = flag() ? distribution() : nil
    process.clockOrigin = random.pick(ElevationRule.ClockOrigin.allCases)
    if process.clockOrigin == .scheduledStart { process.scheduledDelay = distribution() }
    process.combine = random.pick(ElevationRule.Combination.allCases)
    process.assignment = random.pick(ElevationRule.Assignment.allCases)
    process.attention = flag() ? distribution() : .constant(0)
    process.selfApproval = flag()
    process.denialShare = share() / 2
    if flag() {
      process.fatigue = .init(
        decisionsPerDay: random.below(6), serviceFactor: 2, scrutinyFactor: share())
    }
    process.pendingExpiry = flag() ? seconds() : nil
    process.reRequests = process.pendingExpiry == nil ? 0 : random.below(4)
    process.reRequestDelay = distribution()
    process.escalations = (0..<random.below(3)).map {
      .init(after: Int64(60 + 3600 * $0), pool: random.pick(["leads", "security"]))
    }
    process.propagation = distribution()
    process.revocationPoll = random.pick([0, 60, 3600])
    process.idleTimeout = flag() ? seconds() : nil
    process.sessionTail = random.pick([0, 600])
    process.coverage = coverage()
    process.requestAtStart = random.chance(15)
    return process
  }

  private mutating func rules() -> [DecisionRule] {
    let count = random.below(3)
    return (0...count).map { index in
      var rule = DecisionRule(
        match: index < count ? match() : .init(),
        decision: random.pick([.approval, .approval, .policy, .deny]))
      if rule.decision != .deny, flag() { rule.maxDuration = seconds() }
      if rule.decision == .approval {
        rule.levels = (0..<random.below(3)).map { _ in
          (0...random.below(2)).map { _ in threshold() }
        }
      }
      return rule
    }
  }

  private mutating func match() -> DecisionRule.Match {
    var match = DecisionRule.Match()
    if flag() { match.environments = ["production", "cluster"] }
    if random.chance(20) { match.requesters = ["ann", "bob", "ship"] }
    if random.chance(20) { match.teams = [random.pick(["red", "blue"])] }
    if random.chance(20) { match.verbs = ["get", "*"] }
    if random.chance(20) { match.onCall = flag() }
    if random.chance(20) { match.workingHours = flag() }
    if random.chance(20) { match.riskAtLeast = 0.3 }
    return match
  }

  private mutating func threshold() -> DecisionRule.Threshold {
    DecisionRule.Threshold(
      pool: random.pick([nil, "leads", "security"]), approvals: 1 + random.below(2),
      denials: 1 + random.below(2))
  }
}
