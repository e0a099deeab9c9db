import Sampling
import Specs
import Testing

@Suite("The controls of a policy")
struct PolicyReadingTests {
  @Test("a control that says little gets the documented defaults")
  func defaults() throws {
    let process = "{grantDuration: 1h, rules: [{decide: approval, levels: [[{}]]}]}"
    var policy = try Reading.policy([
      "elevation: \(process)", "scopes: [{population: people, boundary: used}]",
      "gates: [{actions: [exec], mode: approval, process: \(process)}]",
      "reviews: {interval: 90d}", "breakGlass: {grantDuration: 1h}",
      "audit: {integrity: hash-chain}",
    ])
    policy.name = PolicyDefault.example.name
    #expect(policy == PolicyDefault.example)
  }

  @Test("a grant may be endless, and is written as it was read")
  func endless() throws {
    let lines = ["elevation: {grantDuration: never, rules: [{decide: policy, maxDuration: 1h}]}"]
    let policy = try Reading.policy(lines)
    #expect(policy.elevation?.grantDuration == .max)
    #expect(policy.elevation?.rules.first?.maxDuration == 3600)
    #expect(policy.document.contains("grantDuration: never"))
  }

  @Test("a process is read in full")
  func process() throws {
    let policy = try Reading.policy([
      "deployments:", "  grantDuration: 8h", "  controller: false", "  granularity: fleet",
      "  requested: {constant: 1h}", "  clockOrigin: scheduled-start",
      "  scheduledDelay: {constant: 5m}", "  combine: longest", "  assignment: broadcast",
      "  approver:", "    service: {constant: 1m}", "    attention: {constant: 2m}",
      "    denialShare: 5%", "    selfApproval: true",
      "    fatigue: {decisionsPerDay: 20, serviceFactor: 0.5, scrutinyFactor: 0.25}",
      "    fraud: {deniedShare: 0.9, reportedShare: 0.8}",
      "  pending: {expiry: 1d, until: decided, reRequests: 2, delay: {constant: 1h}}",
      "  escalations: [{after: 1h, pool: leads}, {after: 2h, pool: board}]",
      "  propagation: {constant: 3m}", "  revocationPoll: 60s", "  idleTimeout: 30m",
      "  sessionTail: 1h", "  endsWithTask: false",
      "  coverage: {share: 25%, order: highest-risk-first}",
      "  requestAtStart: true", "  rules: [{decide: policy}]",
    ])
    var expected = ElevationRule(
      grantDuration: 28_800, rules: [.init(decision: .policy)], approverService: .constant(60),
      controller: false)
    expected.granularity = .fleet
    expected.requested = .constant(3600)
    expected.clockOrigin = .scheduledStart
    expected.scheduledDelay = .constant(300)
    expected.combine = .longest
    expected.assignment = .broadcast
    expected.attention = .constant(120)
    expected.denialShare = 0.05
    expected.selfApproval = true
    expected.fatigue = .init(decisionsPerDay: 20, serviceFactor: 0.5, scrutinyFactor: 0.25)
    expected.scrutiny = .init(deniedShare: 0.9, reportedShare: 0.8)
    expected.pendingExpiry = 86_400
    expected.withdrawal = .decided
    expected.reRequests = 2
    expected.reRequestDelay = .constant(3600)
    expected.escalations = [.init(after: 3600, pool: "leads"), .init(after: 7200, pool: "board")]
    expected.propagation = .constant(180)
    expected.revocationPoll = 60
    expected.idleTimeout = 1800
    expected.sessionTail = 3600
    expected.coverage = Coverage(share: 0.25, order: .highestRiskFirst)
    expected.requestAtStart = true
    #expect(policy.deployments == expected)
    #expect(policy.elevation == nil && policy.agentTasks == nil)
  }

  @Test("grants end with their task for runs and agents, and for people where the file says so")
  func endsWithTask() throws {
    let brief = "{grantDuration: 1h, rules: [{decide: approval}]}"
    let policy = try Reading.policy([
      "elevation: \(brief)", "deployments: \(brief)", "agentTasks: \(brief)",
      "gates: [{actions: [exec], mode: approval, process: \(brief)}]",
    ])
    #expect(policy.elevation?.endsWithTask == false)
    #expect(policy.deployments?.endsWithTask == true)
    #expect(policy.agentTasks?.endsWithTask == true)
    #expect(policy.gates.first?.process?.endsWithTask == false)
    let own = "{grantDuration: 1h, endsWithTask: true, rules: [{decide: approval}]}"
    #expect(try Reading.policy(["elevation: \(own)"]).elevation?.endsWithTask == true)
  }

  @Test("a rule may match by all that is known of a request, and ask several levels")
  func rule() throws {
    let policy = try Reading.policy([
      "elevation:", "  grantDuration: 1h", "  rules:", "    - match:",
      "        requesters: [ada]", "        groups: [developers]", "        teams: [shop]",
      "        clusters: [east]", "        namespaces: [pay]", "        environments: [cluster]",
      "        labels: {tier: \"1\", team: pay}", "        urgent: true",
      "        timeOfDay: [\"08:00\", \"24:00\"]",
      "        verbs: [get]", "        resources: [secrets]", "        onCall: true",
      "        workingHours: false", "        riskAtLeast: 0.2", "        riskBelow: 80%",
      "      decide: approval", "      maxDuration: 10m", "      levels:",
      "        - [{pool: leads, approvals: 2}, {groups: [board], denials: 3}]",
      "        - [{teams: [security]}]",
    ])
    let rule = try #require(policy.elevation?.rules.first)
    var match = DecisionRule.Match()
    match.requesters = ["ada"]
    match.groups = ["developers"]
    match.teams = ["shop"]
    match.clusters = ["east"]
    match.namespaces = ["pay"]
    match.environments = ["cluster"]
    match.labels = ["tier": "1", "team": "pay"]
    match.urgent = true
    match.timeOfDay = 28_800...86_400
    match.verbs = ["get"]
    match.resources = ["secrets"]
    match.onCall = true
    match.workingHours = false
    match.riskAtLeast = 0.2
    match.riskBelow = 0.8
    #expect(rule.match == match)
    #expect(rule.maxDuration == 600)
    var board = DecisionRule.Threshold(denials: 3)
    board.groups = ["board"]
    var security = DecisionRule.Threshold()
    security.teams = ["security"]
    #expect(rule.levels == [[.init(pool: "leads", approvals: 2), board], [security]])
  }

  @Test("a preset sets the kind and the lifetime of a credential", arguments: CredentialPreset.all)
  func preset(_ preset: CredentialPreset) throws {
    let population = try #require(
      Population.allCases.first { CredentialRule.kinds(of: $0).contains(preset.kind) })
    let fallback = "fallback: {kind: \(preset.id)}"
    let policy = try Reading.policy(credentials: [
      population: "{kind: \(preset.id), coverage: 40%, \(fallback)}"
    ])
    let rule = try #require(Reading.credential(population, of: policy))
    #expect(rule.kind == preset.kind)
    #expect(rule.lifetime == preset.lifetime)
    #expect(rule.coverage == Coverage(share: 0.4))
    #expect(rule.fallback == .init(kind: preset.kind, lifetime: preset.lifetime))
  }

  @Test("presets have names of their own, and lifetimes that they allow themselves")
  func presets() {
    let ids = CredentialPreset.all.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(Set(ids).isDisjoint(with: CredentialRule.Kind.allCases.map(\.rawValue)))
    for preset in CredentialPreset.all {
      #expect(preset.allows(preset.lifetime), "\(preset.id)")
      #expect(!preset.renewal.isEmpty)
    }
  }
}
