import AccessSimulation
import Estate
import Sampling
import Specs
import TestSupport
import Testing

@Suite("Figures of actions: what is recorded, and whose they are")
struct ActionFiguresTests {
  private typealias Draft = TimelineDraft
  private static let production = "RoleBinding/prod/team"

  private static func policy(
    _ integrity: AuditRule.Integrity, gates: [GateRule] = []
  ) -> PolicySpec {
    var policy = PolicySpec.standing
    policy.audit.integrity = integrity
    policy.gates = gates
    return policy
  }

  /// The shop where ann and bob share a kubeconfig.
  private static func sharing() -> Estate {
    var estate = ShopEstate.make()
    estate.context.sharedKubeconfigs = [
      SharedKubeconfig(
        name: "ops", cluster: "c", username: "ops", place: .wiki, holders: ["ann", "bob"])
    ]
    return estate
  }

  private func coverage(_ policy: PolicySpec, _ outcome: TaskRecord.Outcome = .held) throws
    -> Double?
  {
    var draft = try Draft(policy)
    draft.task(outcome, action: .secretRead)
    draft.task(.held)
    draft.task(.abandoned, action: .secretRead)
    return draft.metrics.actions.auditCoverageShare
  }

  @Test(
    "An exceptional action is recorded as well as the log is kept",
    arguments: [
      (.none, 0), (.bestEffort, 1), (.failClosed, 1), (.hashChain, 1), (.witness, 1),
    ] as [(AuditRule.Integrity, Double)])
  func integrity(integrity: AuditRule.Integrity, expected: Double) throws {
    #expect(try coverage(Self.policy(integrity)) == expected)
    #expect(try coverage(Self.policy(integrity), .bypassed) == expected)
  }

  @Test("A best-effort log loses one record in a hundred, the same ones under every policy")
  func lost() throws {
    var lost: Set<Int> = []
    for name in ["first", "second"] {
      var policy = name == "first" ? Self.policy(.bestEffort) : PolicySpec.justInTime()
      policy.audit.integrity = .bestEffort
      var draft = try Draft(policy)
      draft.timeline.streams = RandomStreams(seed: 12, unit: 3)
      for _ in 0..<10_000 { draft.task(.granted, action: .exec) }
      let actions = draft.metrics.actions
      #expect(actions.sunk == 10_000)
      #expect(actions.auditCoverageShare == Double(10_000 - actions.lost) / 10_000)
      lost.insert(actions.lost)
    }
    let count = try #require(lost.first)
    // Binomial: mean 100, standard deviation 9.95.
    #expect(lost.count == 1 && abs(Double(count) - 100) < 4 * 9.95)
  }

  @Test("A gate that records does so without a log, but not for a shadow credential")
  func gates() throws {
    let gate = GateRule(actions: [.secretRead], mode: .log)
    #expect(try coverage(Self.policy(.none, gates: [gate])) == 1)
    #expect(try coverage(Self.policy(.none, gates: [gate]), .bypassed) == 0)
    let others = [
      GateRule(actions: [.exec], mode: .log),
      GateRule(actions: [.secretRead], mode: .log, populations: [.pipelines, .agents]),
      GateRule(actions: [.secretRead], mode: .log, coverage: Coverage(share: 0)),
    ]
    #expect(try coverage(Self.policy(.none, gates: others)) == 0)
  }

  @Test("Without actions, or without exceptional ones, there is no share")
  func none() throws {
    var draft = try Draft()
    draft.task(.abandoned, action: .exec)
    draft.task(at: Draft.end, action: .exec)
    #expect(draft.metrics.actions.attributableShare == nil)
    draft.task()
    #expect(draft.metrics.actions.attributableShare == 1)
    #expect(draft.metrics.actions.auditCoverageShare == nil)
  }

  @Test("Standing rights of whoever holds a shared kubeconfig cannot be attributed")
  func sharedKubeconfig() throws {
    var draft = try Draft(.standing, estate: Self.sharing())
    draft.task(of: "ann", using: "ClusterRoleBinding/admins")
    draft.task(of: "bob", using: Self.production)
    draft.task(kind: .run, of: "ship")
    draft.task(of: "cat")
    #expect(draft.metrics.actions.attributable == 2)
    #expect(draft.metrics.actions.attributableShare == 0.5)
    var elsewhere = Self.sharing()
    elsewhere.context.sharedKubeconfigs[0].cluster = "another"
    var other = try Draft(.standing, estate: elsewhere)
    other.task(of: "ann", using: "ClusterRoleBinding/admins")
    #expect(other.metrics.actions.attributableShare == 1)
  }

  @Test("Rights had on request are one's own, whoever holds a shared kubeconfig")
  func elevated() throws {
    var draft = try Draft(.justInTime(), estate: Self.sharing())
    for outcome in [TaskRecord.Outcome.held, .granted, .brokeGlass] {
      draft.task(outcome, of: "bob", using: Self.production)
    }
    #expect(draft.metrics.actions.attributableShare == 1)
  }

  @Test("What a shadow credential does cannot be attributed")
  func shadows() throws {
    var draft = try Draft()
    draft.task(.bypassed, of: "bob", using: Self.production)
    draft.task(.granted, of: "bob", using: Self.production)
    #expect(draft.metrics.actions.attributableShare == 0.5)
  }

  @Test("Two pipelines under one service account cannot be told apart")
  func sharedAccount() throws {
    var estate = ShopEstate.make()
    var second = estate.context.pipelines[0]
    second.name = "ship-again"
    estate.context.pipelines.append(second)
    var draft = try Draft(.standing, estate: estate)
    draft.task(kind: .run, of: "ship")
    draft.task(kind: .run, of: "ship-again")
    draft.task(of: "cat")
    #expect(draft.metrics.actions.attributableShare == 1.0 / 3)
  }
}
