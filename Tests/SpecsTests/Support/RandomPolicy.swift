import Sampling
import Specs
import TestSupport

/// Makes policies of arbitrary content that a file may hold, the same for the same seed.
struct RandomPolicy {
  private var random: SplitMix

  init(seed: UInt64) {
    random = SplitMix(seed: seed)
  }

  mutating func policy() -> PolicySpec {
    var policy = PolicySpec(
      name: "p", description: RandomDocument.nasty[number(below: RandomDocument.nasty.count)],
      pipelines: credential(CredentialRule.kinds(of: .pipelines)),
      people: credential(CredentialRule.kinds(of: .people)),
      storedTokens: credential(CredentialRule.storedTokenKinds))
    policy.workloads = flag() ? credential(CredentialRule.kinds(of: .workloads)) : nil
    policy.agents = flag() ? credential(CredentialRule.kinds(of: .agents)) : nil
    policy.sharedKubeconfigs = .init(withdrawn: flag(), coverage: coverage())
    policy.scopes = subset(of: Population.allCases).map { scope($0) }
    policy.elevation = flag() ? process() : nil
    policy.deployments = flag() ? process() : nil
    policy.agentTasks = flag() ? process() : nil
    policy.gates = subset(of: GateRule.Action.allCases).map { gate($0) }
    policy.reviews = flag() ? reviews() : nil
    policy.breakGlass = flag() ? breakGlass() : nil
    policy.audit.integrity = one(of: AuditRule.Integrity.allCases)
    if [.hashChain, .witness].contains(policy.audit.integrity) {
      policy.audit.sealEvery = seconds()
    }
    return policy
  }

  // MARK: Values

  mutating func number(below bound: Int) -> Int { random.below(bound) }
  private mutating func flag() -> Bool { number(below: 2) == 0 }
  private mutating func one<Value>(of values: [Value]) -> Value {
    values[number(below: values.count)]
  }
  private mutating func subset<Value>(of values: [Value]) -> [Value] {
    values.filter { _ in flag() }
  }
  private mutating func some<Value>(of values: [Value]) -> [Value] {
    let first = number(below: values.count)
    return [values[first]] + values[(first + 1)...].filter { _ in flag() }
  }
  private mutating func share() -> Double { one(of: [0, 1, 0.25, 1e-7, 1.0 / 3, 0.999]) }
  private mutating func seconds() -> Int64 { one(of: [1, 59, 60, 3600, 5400, 86_400, 7_776_001]) }
  private mutating func names() -> [String] { flag() ? [] : ["no", "a b", "007", "é"] }

  mutating func distribution() -> Distribution {
    switch number(below: 6) {
    case 0: .constant(Double(seconds()))
    case 1: .exponential(mean: 0.5)
    case 2: .lognormal(median: Double(seconds()), sigma: 1.0 / 3)
    case 3: .uniform(low: 0, high: Double(seconds()))
    case 4: .empirical([0, 90.5, 720])
    default: .mixture([.init(weight: 0.4, .constant(1)), .init(weight: 2, .exponential(mean: 60))])
    }
  }

  private mutating func coverage() -> Coverage {
    Coverage(share: share(), order: one(of: Coverage.Order.allCases))
  }

  // MARK: Controls

  private mutating func credential(_ kinds: [CredentialRule.Kind]) -> CredentialRule {
    var rule = CredentialRule(kind: one(of: kinds))
    let isStored = [.legacyToken, .clientCertificate].contains(rule.kind)
    rule.lifetime = rule.kind == .legacyToken || flag() ? nil : max(seconds(), 60)
    rule.rotation = isStored && flag() ? max(seconds(), 60) : nil
    if let rotation = rule.rotation {
      rule.failureShare = share()
      rule.overlap = rule.kind == .legacyToken ? rotation / 2 : 0
    }
    rule.coverage = coverage()
    if flag() { rule.fallback = .init(kind: kinds[0], lifetime: nil, rotation: nil) }
    return rule
  }

  private mutating func scope(_ population: Population) -> ScopeRule {
    ScopeRule(
      population: population, boundary: one(of: ScopeRule.Boundary.allCases),
      windowLength: seconds(), windowAge: seconds() - 1, coverage: coverage())
  }

  private mutating func gate(_ action: GateRule.Action) -> GateRule {
    let mode = one(of: GateRule.Mode.allCases)
    return GateRule(
      actions: [action], mode: mode, populations: some(of: Population.allCases),
      process: mode == .approval ? process() : nil, coverage: coverage())
  }

  private mutating func reviews() -> AccessReviewRule {
    AccessReviewRule(
      interval: max(seconds(), 86_400), rubberStampShare: share(), unusedFor: seconds() - 1,
      removalLag: distribution(), secondsPerGrant: distribution(),
      populations: some(of: Population.allCases), coverage: coverage())
  }

  private mutating func breakGlass() -> BreakGlassRule {
    BreakGlassRule(
      grantDuration: seconds(), after: seconds() - 1, alarmed: flag(),
      review: flag() ? distribution() : nil, coverage: coverage())
  }
}

// MARK: Processes

extension RandomPolicy {
  mutating func process() -> ElevationRule {
    var rule = ElevationRule(
      grantDuration: number(below: 8) == 0 ? .max : seconds(), rules: rules(),
      approverService: distribution(),
      controller: flag())
    if flag() { rule.grantDuration = .max }
    rule.granularity = one(of: ElevationRule.Granularity.allCases)
    rule.requested = flag() ? distribution() : nil
    rule.clockOrigin = one(of: ElevationRule.ClockOrigin.allCases)
    if rule.clockOrigin == .scheduledStart { rule.scheduledDelay = distribution() }
    rule.combine = one(of: ElevationRule.Combination.allCases)
    rule.assignment = one(of: ElevationRule.Assignment.allCases)
    rule.attention = distribution()
    rule.selfApproval = flag()
    rule.denialShare = share()
    if flag() {
      rule.fatigue = .init(decisionsPerDay: 9, serviceFactor: 2, scrutinyFactor: share())
    }
    rule.scrutiny = .init(deniedShare: share(), reportedShare: share())
    setWaiting(of: &rule)
    rule.propagation = distribution()
    rule.revocationPoll = seconds() - 1
    rule.idleTimeout = flag() ? seconds() : nil
    rule.sessionTail = seconds() - 1
    rule.endsWithTask = flag()
    rule.coverage = coverage()
    rule.requestAtStart = flag()
    return rule
  }

  private mutating func setWaiting(of rule: inout ElevationRule) {
    rule.pendingExpiry = flag() ? 10_000_000 + seconds() : nil
    if rule.pendingExpiry != nil { rule.reRequests = number(below: 4) }
    rule.withdrawal = one(of: ElevationRule.Withdrawal.allCases)
    rule.reRequestDelay = distribution()
    rule.escalations = (0..<number(below: 3)).map {
      .init(after: Int64(60 + 3600 * $0), pool: "pool \($0)")
    }
  }

  private mutating func rules() -> [DecisionRule] {
    let count = number(below: 3)
    return (0...count).map { index in
      var rule = DecisionRule(
        match: index < count ? match() : .init(),
        decision: one(of: DecisionRule.Decision.allCases))
      if rule.decision != .deny, flag() { rule.maxDuration = seconds() }
      if rule.decision == .approval {
        rule.levels = (0..<number(below: 3)).map { _ in [threshold(), threshold()] }
      }
      return rule
    }
  }

  private mutating func match() -> DecisionRule.Match {
    var match = DecisionRule.Match()
    match.requesters = names()
    match.groups = names()
    match.teams = names()
    match.clusters = names()
    match.namespaces = names()
    match.environments = subset(of: EnvironmentNames.decisions)
    match.labels = flag() ? [:] : ["app.kubernetes.io/part-of": "no", "é": "", "a b": "007"]
    match.verbs = ["*"]
    match.resources = names()
    match.onCall = flag() ? flag() : nil
    match.urgent = flag() ? flag() : nil
    match.workingHours = flag() ? flag() : nil
    match.timeOfDay = flag() ? Int64(number(below: 86_400))...86_400 : nil
    match.riskAtLeast = flag() ? 0.25 : nil
    match.riskBelow = flag() ? 0.75 : nil
    return match
  }

  private mutating func threshold() -> DecisionRule.Threshold {
    var threshold = DecisionRule.Threshold(
      pool: flag() ? "leads" : nil, approvals: 1 + number(below: 3), denials: 1 + number(below: 3))
    threshold.groups = names()
    threshold.teams = names()
    return threshold
  }
}
