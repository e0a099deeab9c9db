import AccessSimulation
import Estate
import Sampling
import Specs
import TestSupport
import Testing

@Suite("Exceptional actions in the audit log")
struct AuditActionTests {
  private typealias Draft = TimelineDraft
  private static let production = "RoleBinding/prod/team"

  private static func actions(_ draft: Draft) -> [AuditRecord] {
    AuditLog(draft.timeline, plan: draft.plan)
      .filter { [.actionUsed, .accessChanged].contains($0.kind) }
  }

  private static func detail(_ name: String, _ record: AuditRecord) -> AuditRecord.Value? {
    record.details.first { $0.name == name }?.value
  }

  private static func policy(
    _ base: PolicySpec = .justInTime(), _ integrity: AuditRule.Integrity = .failClosed,
    gates: [GateRule] = []
  ) -> PolicySpec {
    var policy = base
    policy.audit.integrity = integrity
    policy.gates = gates
    return policy
  }

  @Test("An action's record says who did what where and by which right, when access was there")
  func means() throws {
    var draft = try Draft(Self.policy())
    let kinds: [TaskRecord.Outcome] = [.held, .granted, .brokeGlass, .bypassed]
    for (index, outcome) in kinds.enumerated() {
      draft.task(
        outcome, of: "bob", using: Self.production, at: 1000 * Int64(index + 1), wait: 5,
        action: .secretRead)
    }
    draft.timeline.records[3].shadow = 6
    let records = Self.actions(draft)
    #expect(records.map(\.time) == [1005, 2005, 3005, 4005])
    #expect(records.allSatisfy { $0.kind == .actionUsed && $0.reason == "secret-read" })
    #expect(records.allSatisfy { $0.cluster == "c" && $0.object == Self.production })
    #expect(records.allSatisfy { Self.detail("namespace", $0) == .text("prod") })
    #expect(
      records.map { Self.detail("means", $0) }
        == [.text("grant"), .text("grant"), .text("break-glass"), .text("token")])
    let account = "system:serviceaccount:prod:token-7"
    #expect(records.map(\.actor) == ["bob", "bob", "bob", account])
    // Nothing in the last one leads to bob.
    #expect(records.map { Self.detail("task", $0) != nil } == [true, true, true, false])
  }

  @Test("Rights of the estate are standing; what an emergency left open is break-glass")
  func standing() throws {
    var draft = try Draft(Self.policy(.standing))
    draft.task(of: "bob", using: Self.production, action: .exec)
    #expect(Self.actions(draft).map { Self.detail("means", $0) } == [.text("standing")])

    draft = try Draft(Self.policy())
    draft.task(of: "bob", using: Self.production, action: .exec)
    let task = draft.timeline.tasks[0]
    let target = draft.plan.targets[Int(task.actor)][Int(task.target)]
    let bundle = draft.plan.bundles[try #require(target.bundle)]
    for entitlement in bundle.entitlements {
      draft.timeline.grants[entitlement] = [
        GrantWindow(
          TimeWindow(from: task.instant - 5, until: task.instant + 5),
          because: .breakGlass(task: 0))
      ]
    }
    #expect(Self.actions(draft).map { Self.detail("means", $0) } == [.text("break-glass")])
  }

  @Test("Changes of access are told of when they are done, whether a binding or a role")
  func changes() throws {
    var draft = try Draft(Self.policy())
    draft.task(.granted, kind: .changeAccess, at: 100, action: .roleBinding)
    draft.task(.granted, kind: .changeAccess, at: 200)
    draft.task(.abandoned, kind: .changeAccess, at: 300, action: .roleBinding)
    draft.task(.granted, at: 400)
    #expect(
      Self.actions(draft).map { "\($0.time) \($0.kind.rawValue) \($0.reason)" } == [
        "100 action.used role-binding", "100 rbac.changed binding", "200 rbac.changed role",
      ])
    draft = try Draft(Self.policy(.justInTime(), .none))
    draft.task(.granted, kind: .changeAccess, action: .roleBinding)
    #expect(Self.actions(draft).isEmpty)
  }

  @Test("A gate that only records does so without a log, and its records say so")
  func gates() throws {
    let gate = GateRule(actions: [.exec], mode: .log)
    var draft = try Draft(Self.policy(.standing, .none, gates: [gate]))
    draft.task(at: 100, action: .exec)
    draft.task(at: 200, action: .secretRead)
    draft.task(.bypassed, at: 300, action: .exec)
    let records = Self.actions(draft)
    #expect(records.map(\.time) == [100])
    #expect(records.map { Self.detail("gate", $0) } == [.text("log")])
  }

  @Test(
    "The log has exactly the actions that the coverage counts as recorded",
    arguments: [AuditRule.Integrity.none, .bestEffort, .failClosed, .hashChain, .witness],
    [false, true])
  func coverage(integrity: AuditRule.Integrity, isGated: Bool) throws {
    let gates = isGated ? [GateRule(actions: [.secretRead], mode: .log)] : []
    var activity = ActivitySpec()
    activity.tasks.execShare = 0.5
    activity.tasks.secretReadShare = 0.5
    activity.friction.bypassShare = 0.5
    let clock = TimelineClock(warmUp: 0, leakWindow: 364 * 86_400, tail: 0)
    for base in [PolicySpec.standing, .justInTime()] {
      let plan = try AccessPlan(
        Self.policy(base, integrity, gates: gates), on: ShopEstate.make(), activity: activity)
      let timeline = AccessSimulator(plan: plan, clock: clock)
        .simulate(RandomStreams(seed: 8, unit: 0))
      let figures = AccessMetrics(timeline, plan: plan).actions
      #expect(figures.exceptional > 500)
      #expect((figures.lost > 0) == (integrity == .bestEffort))
      let records = AuditLog(timeline, plan: plan).filter { $0.kind == .actionUsed }
      #expect(
        figures.auditCoverageShare == Double(records.count) / Double(figures.exceptional))
      let bindings = records.count { $0.reason == "role-binding" }
      let changes = AuditLog(timeline, plan: plan)
        .count { $0.kind == .accessChanged && $0.reason == "binding" }
      #expect(bindings == changes)
    }
  }
}
