package import Estate
package import Sampling
package import Specs

/// What becomes of an attacker's request: somebody who holds another's credential asks in their
/// name, and approvers may notice. Replays use it where an attacker asks for what a principal can
/// have on request.
///
/// Who is asked answers in an order of their own. Each lets the request pass, denies it, or denies
/// and reports it, by the shares of ``ElevationRule/Scrutiny``; a vote counts for every threshold
/// of its level that the approver is in, and an approver votes once per request. The first
/// threshold that is reached decides its level, as at the ``ApprovalDesk``; a report ends the
/// request at once, and where nobody is left to ask, the request is never approved. So k approvals
/// against d denials are a negative binomial race.
///
/// The outcome is a function of (trial, principal, entitlement): asking again changes nothing. Left
/// out are times (who is on shift, escalations): what is decided is decided by those asked first.
///
/// - Source: assumption; no figure was found on how often approvers notice.
package struct RequestFraud: Sendable {
  package enum Outcome: Sendable, Hashable, CaseIterable {
    case approved
    case denied
    /// Denied by somebody who raised the alarm.
    case reported
  }

  /// The outcome, and how many levels had to be put before people until it was clear.
  package struct Decision: Sendable, Hashable {
    package var outcome: Outcome
    package var levels: Int
  }

  private struct Threshold {
    var approvals: Int
    var denials: Int
    /// Keys of approvers' names, the requester's perhaps among them.
    var members: [UInt64]
  }

  private let decision: DecisionRule.Decision
  private let scrutiny: ElevationRule.Scrutiny
  private let tiredFactor: Double
  /// Whether the requester's own vote counts, and is the first.
  private let hasOwnVote: Bool
  /// Key of the approver who asks, who is not asked; `nil` where no approver does.
  private let requester: UInt64?
  /// One after the other.
  private let levels: [[Threshold]]

  /// - Parameters:
  ///   - process: How the entitlement is asked for.
  ///   - rule: Position of the rule that matches the request; `nil` where none does, which denies.
  ///   - requester: Name of the person asked as, who votes only where the process lets requesters.
  package init(
    process: ElevationRule, rule: Int?, requester: String, in context: EstateContext
  ) {
    var panels = ApproverPanels(context)
    self.init(process: process, rule: rule, person: requester, &panels)
  }

  /// - Parameters:
  ///   - person: Name of the person asked as; `nil` for a pipeline or an agent, which approve
  ///     nothing.
  ///   - panels: Those of the estate, shared by all requests.
  /// - Complexity: O(thresholds) once the panels are known.
  init(
    process: ElevationRule, rule: Int?, person: String?, _ panels: inout ApproverPanels
  ) {
    let line = rule.map { process.rules[$0] }
    decision = line?.decision ?? .deny
    scrutiny = process.scrutiny
    tiredFactor = process.fatigue?.scrutinyFactor ?? 1
    hasOwnVote = process.selfApproval && person != nil
    requester = person.map { ApproverPanels.key(of: $0) }
    var levels: [[Threshold]] = []
    for level in line?.approvalLevels ?? [] {
      levels.append(level.map { Self.threshold($0, &panels) })
    }
    self.levels = levels
  }

  private static func threshold(
    _ threshold: DecisionRule.Threshold, _ panels: inout ApproverPanels
  ) -> Threshold {
    let panel = panels.panel(
      pool: threshold.pool, groups: threshold.groups, teams: threshold.teams)
    return Threshold(
      approvals: max(1, threshold.approvals), denials: max(1, threshold.denials),
      members: panels.memberKeys(of: panel))
  }

  // MARK: Drawing

  /// What becomes of the request.
  ///
  /// - Parameters:
  ///   - trial: Number of the replay in its unit.
  ///   - principal: Key of the name that the attacker asks in.
  ///   - entitlement: Name of what is asked for, unique among the principal's.
  ///   - areTired: Whether approvers decided so much that day that they look less closely.
  /// - Complexity: O(n log n) for n approvers; one uniform for each approver's turn and each vote.
  package func outcome(
    trial: UInt64, principal: EntityKey, entitlement: String, areTired: Bool = false,
    _ streams: RandomStreams
  ) -> Outcome {
    decide(
      trial: trial, principal.appending(entitlement), areTired: areTired, streams
    ).outcome
  }

  /// The same for a subject that is the principal with what is asked for.
  package func decide(
    trial: UInt64, _ subject: EntityKey, areTired: Bool = false, _ streams: RandomStreams
  ) -> Decision {
    switch decision {
    case .deny: return Decision(outcome: .denied, levels: 0)
    case .policy: return Decision(outcome: .approved, levels: 0)
    case .approval: break
    }
    let votes = Votes(
      streams: streams, subject: subject, trial: trial,
      denied: scrutiny.deniedShare * (areTired ? tiredFactor : 1),
      reported: scrutiny.reportedShare)
    var spent: [UInt64] = requester.map { [$0] } ?? []
    var asked = 0
    for position in levels.indices {
      var thresholds = levels[position]
      if position == 0, hasOwnVote {
        for index in thresholds.indices { thresholds[index].approvals -= 1 }
        if thresholds.contains(where: { $0.approvals == 0 }) { continue }
      }
      asked += 1
      let outcome = Self.decide(thresholds, votes, &spent)
      guard outcome == .approved else { return Decision(outcome: outcome, levels: asked) }
    }
    return Decision(outcome: .approved, levels: asked)
  }

  private static func decide(
    _ level: [Threshold], _ votes: Votes, _ spent: inout [UInt64]
  ) -> Outcome {
    var thresholds = level
    for approver in votes.order(of: thresholds.map(\.members), without: spent) {
      spent.append(approver)
      let vote = votes.vote(of: approver)
      guard vote != .reported else { return .reported }
      for position in thresholds.indices
      where thresholds[position].members.contains(approver) {
        if vote == .approved {
          thresholds[position].approvals -= 1
        } else {
          thresholds[position].denials -= 1
        }
      }
      if thresholds.contains(where: { $0.approvals == 0 }) { return .approved }
      if thresholds.contains(where: { $0.denials == 0 }) { return .denied }
    }
    return .denied
  }

  /// What approvers say to one request, each by draws keyed with their name.
  private struct Votes {
    let streams: RandomStreams
    let subject: EntityKey
    let trial: UInt64
    /// The share that is denied, reported or not.
    let denied: Double
    /// The share of those that is reported.
    let reported: Double

    private static let turn = StreamPurpose("fraud-turn")
    private static let verdict = StreamPurpose("fraud-verdict")

    func vote(of approver: UInt64) -> Outcome {
      let uniform = streams.uniform(Self.verdict, subject.appending(approver), trial)
      if uniform < denied * reported { return .reported }
      return uniform < denied ? .denied : .approved
    }

    /// Everybody asked at a level who has not voted yet, in the order in which they answer.
    func order(of panels: [[UInt64]], without spent: [UInt64]) -> [UInt64] {
      var asked: [(turn: Double, key: UInt64)] = []
      // The members of one panel are different people.
      let mayRepeat = panels.count > 1
      for key in panels.joined()
      where !spent.contains(key) && !(mayRepeat && asked.contains { $0.key == key }) {
        asked.append((streams.uniform(Self.turn, subject.appending(key), trial), key))
      }
      return asked.sorted { ($0.turn, $0.key) < ($1.turn, $1.key) }.map(\.key)
    }
  }
}
