import Estate
import Specs

/// Whether the people whom a policy's processes ask are there, and enough of them.
struct PanelCheck {
  private let policy: PolicySpec
  private let estate: Estate
  private let governance: Governance
  private var panels: ApproverPanels

  /// A process in force.
  private struct Asking {
    /// As files name it, such as `spec.elevation`.
    var path: String
    var process: ElevationRule
    var coverage: Coverage
    /// Whether people may be the ones who ask.
    var isForPeople: Bool
  }

  init(policy: PolicySpec, estate: Estate, governance: Governance) {
    self.policy = policy
    self.estate = estate
    self.governance = governance
    panels = ApproverPanels(estate.context)
  }

  /// - Throws: where a process asks a pool that there is not, that has nobody in it, or that has too
  ///   few people who may decide somebody else's request.
  mutating func check() throws(PolicyError) {
    for asking in processes where asking.coverage.share > 0 {
      for (position, rule) in asking.process.rules.enumerated() where rule.decision == .approval {
        try check(rule, "\(asking.path).rules[\(position)]", asking)
      }
    }
  }

  private var processes: [Asking] {
    var all: [Asking] = []
    func add(_ process: ElevationRule?, _ path: String, isForPeople: Bool) {
      guard let process else { return }
      all.append(
        Asking(path: path, process: process, coverage: process.coverage, isForPeople: isForPeople))
    }
    add(policy.elevation, "spec.elevation", isForPeople: true)
    add(policy.deployments, "spec.deployments", isForPeople: false)
    add(policy.agentTasks, "spec.agentTasks", isForPeople: false)
    for (position, gate) in policy.gates.enumerated() where gate.mode == .approval {
      guard let process = gate.process else { continue }
      all.append(
        Asking(
          path: "spec.gates[\(position)].process", process: process, coverage: gate.coverage,
          isForPeople: gate.populations.contains(.people)))
    }
    return all
  }

  private mutating func check(
    _ rule: DecisionRule, _ path: String, _ asking: Asking
  ) throws(PolicyError) {
    for level in rule.levels.isEmpty ? [[DecisionRule.Threshold()]] : rule.levels {
      for threshold in level { try check(threshold, path, asking) }
      // A pool that is asked as well needs the votes of the level's first one.
      for escalation in asking.process.escalations {
        let votes = level.first?.approvals ?? 1
        try check(
          DecisionRule.Threshold(pool: escalation.pool, approvals: votes), path, asking)
      }
    }
  }

  private mutating func check(
    _ threshold: DecisionRule.Threshold, _ path: String, _ asking: Asking
  ) throws(PolicyError) {
    let pools = estate.context.approverPools
    if let name = threshold.pool, !pools.contains(where: { $0.name == name }) {
      throw .unknownPool(policy: policy.name, pool: name, estate: estate.name)
    }
    if threshold.pool == nil, pools.first?.members.isEmpty ?? true {
      throw .noApprovers(policy: policy.name, estate: estate.name)
    }
    let panel = panels.panel(
      pool: threshold.pool, groups: threshold.groups, teams: threshold.teams)
    let members = panels.members[Int(panel)]
    let asksItself = members.contains { mayAsk(panels.approvers[Int($0)].person, asking) }
    let eligible = members.count - (asksItself ? 1 : 0)
    // One approver alone is enough for everybody else; what they ask for themselves waits.
    guard members.isEmpty || max(threshold.approvals, 1) > max(eligible, 1) else { return }
    throw .tooFewApprovers(
      policy: policy.name, rule: path, pool: Self.text(of: threshold, pools.first?.name ?? ""),
      approvals: max(threshold.approvals, 1), members: members.count, eligible: eligible)
  }

  /// Whether a member may be the requester, who then does not decide.
  private func mayAsk(_ person: Int32, _ asking: Asking) -> Bool {
    guard person >= 0, asking.isForPeople, !asking.process.selfApproval else { return false }
    return governance.governs(
      asking.coverage, .people, estate.context.people[Int(person)].name)
  }

  private static func text(of threshold: DecisionRule.Threshold, _ first: String) -> String {
    var text = threshold.pool ?? first
    if !threshold.groups.isEmpty {
      text += ", members in groups \(threshold.groups.joined(separator: " or "))"
    }
    if !threshold.teams.isEmpty {
      text += ", members of teams \(threshold.teams.joined(separator: " or "))"
    }
    return text
  }
}
