import Sampling
import Specs

/// One process, made ready: its distributions, its rules and its levels as positions.
struct ProcessModel: Sendable {
  let rule: ElevationRule
  /// Decisions of the rule's lines.
  let decisions: [DecisionRule.Decision]
  let requested: DurationSampler?
  let scheduledDelay: DurationSampler
  let attention: DurationSampler
  let reRequestDelay: DurationSampler
  let propagation: DurationSampler
  /// Shape [rule.rules]; empty where no approval is asked.
  let levels: [[[ThresholdModel]]]
  /// Panels of the escalations, in their order.
  let escalations: [Escalation]

  struct ThresholdModel: Sendable {
    var panel: Int32
    var approvals: Int32
    var denials: Int32
  }

  struct Escalation: Sendable {
    var after: Int64
    var panel: Int32
    /// What draws of the pool are keyed by.
    var key: UInt64
  }

  init(_ rule: ElevationRule, _ panels: inout ApproverPanels) {
    self.rule = rule
    decisions = rule.rules.map(\.decision)
    requested = rule.requested.map(DurationSampler.init)
    scheduledDelay = DurationSampler(rule.scheduledDelay)
    attention = DurationSampler(rule.attention)
    reRequestDelay = DurationSampler(rule.reRequestDelay)
    propagation = DurationSampler(rule.propagation)
    var levels: [[[ThresholdModel]]] = []
    for line in rule.rules { levels.append(Self.levels(of: line, &panels)) }
    self.levels = levels
    let asksPeople = rule.rules.contains { $0.decision == .approval }
    var escalations: [Escalation] = []
    for escalation in asksPeople ? rule.escalations : [] {
      escalations.append(
        Escalation(
          after: escalation.after, panel: panels.panel(pool: escalation.pool),
          key: EntityKey("pool", escalation.pool).value))
    }
    self.escalations = escalations
  }

  /// The levels of a line; one approval by anybody of the first pool where it names none.
  private static func levels(
    of line: DecisionRule, _ panels: inout ApproverPanels
  ) -> [[ThresholdModel]] {
    var result: [[ThresholdModel]] = []
    for level in line.approvalLevels {
      var thresholds: [ThresholdModel] = []
      for threshold in level {
        let panel = panels.panel(
          pool: threshold.pool, groups: threshold.groups, teams: threshold.teams)
        thresholds.append(
          ThresholdModel(
            panel: panel, approvals: Int32(clamping: max(1, threshold.approvals)),
            denials: Int32(clamping: max(1, threshold.denials))))
      }
      result.append(thresholds)
    }
    return result
  }
}

extension DecisionRule {
  /// The levels that a request goes through: one approval by anybody of the first pool where the
  /// line names none, and none at all where it asks nobody.
  var approvalLevels: [[Threshold]] {
    guard decision == .approval else { return [] }
    return levels.isEmpty ? [[Threshold()]] : levels
  }
}
