import AccessSimulation
import Estate
import Specs
import TestSupport
import Testing

@Suite("Whether those whom a policy asks are there")
struct PanelCheckTests {
  private static func asking(
    _ thresholds: DecisionRule.Threshold..., change: (inout ElevationRule) -> Void = { _ in }
  ) -> ElevationRule {
    var rule = DecisionRule(decision: .approval)
    rule.levels = thresholds.map { [$0] }
    var process = PlanFixture.process()
    process.rules = [DecisionRule(environments: ["development"], decision: .policy), rule]
    change(&process)
    return process
  }

  private static func elevation(_ process: ElevationRule) -> PolicySpec {
    PlanFixture.policy { $0.elevation = process }
  }

  private static func error(
    approvals: Int, members: Int, eligible: Int, rule: String = "spec.elevation.rules[1]",
    pool: String = "leads"
  ) -> PolicyError {
    .tooFewApprovers(
      policy: "standing", rule: rule, pool: pool, approvals: approvals, members: members,
      eligible: eligible)
  }

  @Test("A member of the pool who asks does not decide")
  func requester() throws {
    let two = DecisionRule.Threshold(approvals: 2)
    #expect(throws: Self.error(approvals: 2, members: 2, eligible: 1)) {
      try PlanFixture.plan(Self.elevation(Self.asking(two)))
    }
    _ = try PlanFixture.plan(Self.elevation(Self.asking(DecisionRule.Threshold(approvals: 1))))
    _ = try PlanFixture.plan(Self.elevation(Self.asking(two) { $0.selfApproval = true }))
    _ = try PlanFixture.plan(Self.elevation(Self.asking(two) { $0.coverage.share = 0 }))
    // Pipelines ask, and are in no pool.
    _ = try PlanFixture.plan(PlanFixture.policy { $0.deployments = Self.asking(two) })
  }

  @Test("Every level is looked at, and so are filters, gates and escalations")
  func panels() {
    let one = DecisionRule.Threshold(approvals: 1)
    #expect(throws: Self.error(approvals: 3, members: 2, eligible: 1)) {
      try PlanFixture.plan(
        Self.elevation(Self.asking(one, DecisionRule.Threshold(approvals: 3))))
    }
    var filtered = one
    filtered.groups = ["nobody"]
    #expect(
      throws: Self.error(
        approvals: 1, members: 0, eligible: 0, pool: "leads, members in groups nobody")
    ) { try PlanFixture.plan(Self.elevation(Self.asking(filtered))) }
    let gated = PlanFixture.policy { policy in
      policy.gates = [
        GateRule(
          actions: [.exec], mode: .approval, populations: [.people],
          process: Self.asking(DecisionRule.Threshold(approvals: 2)))
      ]
    }
    #expect(
      throws: Self.error(
        approvals: 2, members: 2, eligible: 1, rule: "spec.gates[0].process.rules[1]")
    ) { try PlanFixture.plan(gated) }
    let escalating = Self.asking(one) {
      $0.escalations = [ElevationRule.Escalation(after: 60, pool: "board")]
    }
    #expect(throws: PolicyError.unknownPool(policy: "standing", pool: "board", estate: "shop")) {
      try PlanFixture.plan(Self.elevation(escalating))
    }
    var estate = ShopEstate.make()
    estate.context.approverPools.append(ApproverPool(name: "board", members: []))
    #expect(throws: Self.error(approvals: 1, members: 0, eligible: 0, pool: "board")) {
      try PlanFixture.plan(Self.elevation(escalating), on: estate)
    }
  }

  @Test("The message names the rule, the pool and the numbers")
  func message() {
    let text = Self.error(approvals: 3, members: 2, eligible: 1).description
    for part in ["spec.elevation.rules[1]", "pool leads: 3", "members: 2", "requester: 1"] {
      #expect(text.contains(part), "\(text)")
    }
  }
}
