import Estate
import Sampling
import Specs

/// The routes that a policy offers an attacker, bundle by bundle.
///
/// Which line of a process decides may depend on the time: urgency, being on call, working hours,
/// time of day. Whoever holds a session calls a request urgent and waits for the hour that suits
/// them, so every line counts that decides in some such state, each state by itself (a bound in the
/// attacker's favour: some states may never come together). Of the lines that decide, a request is
/// put before the one that needs the fewest approvals, the first of equal ones; captured approvers
/// serve under any. The requester's memberships are those of the team in which they may ask.
package struct RequestRoutes: Sendable {
  /// Shape [plan.bundles].
  package private(set) var routes: [RequestRoute] = []
  /// Positions in the context's people, ascending, each once.
  package var panels: [[Int]] { captures.panels }
  private var captures = CaptureWays()
  private var approvers: ApproverPanels
  private let matcher: RuleMatcher
  private let plan: AccessPlan

  /// - Complexity: O(bundles × rules + members of the panels asked).
  package init(_ plan: AccessPlan) {
    self.plan = plan
    let context = plan.estate.context
    approvers = ApproverPanels(context)
    matcher = RuleMatcher(context: context, membership: Membership(context))
    let uses = BundleUses(plan)
    routes.reserveCapacity(plan.bundles.count)
    for position in plan.bundles.indices { routes.append(route(position, uses)) }
  }

  private mutating func route(_ position: Int, _ uses: BundleUses) -> RequestRoute {
    let bundle = plan.bundles[position]
    let actor = plan.actors[bundle.requester]
    var route = RequestRoute(subject: Self.subject(of: bundle, plan))
    route.comesWithMove = uses.comesWithMove[position]
    guard !uses.isBreakGlass[position] else {
      route.isBreakGlass = plan.policy.breakGlass != nil
      return route
    }
    let process = plan.processes[bundle.process]
    let candidates = matcher.candidates(for: bundle, of: actor, in: process)
    let state = DecidingLines(candidates, of: actor)
    let lines = state.lines(in: route.comesWithMove ? [1, 2] : [0]).filter { !$0.denies }
    guard let first = easiest(of: lines, process) else { return route }
    route.endsWithMove =
      !route.comesWithMove && state.lines(in: [2]).allSatisfy(\.denies)
    let person = actor.kind == .person ? actor.name : nil
    route.request = RequestFraud(
      process: process, rule: Int(first.rule), person: person, &approvers)
    route.longestGrant = candidates.lazy.filter { !$0.denies }.map(\.maximum).max() ?? 0
    let requester = CaptureWays.Requester(
      person: person == nil ? nil : actor.position,
      approves: person != nil && process.selfApproval)
    for line in lines {
      guard let ways = captures.ways(process, Int(line.rule), requester, &approvers) else {
        // Asking is enough, whoever is captured.
        route.captures = []
        break
      }
      for way in ways where !route.captures.contains(way) { route.captures.append(way) }
    }
    return route
  }

  /// The line that needs the fewest approvals.
  private func easiest(
    of lines: [RuleMatcher.Candidate], _ process: ElevationRule
  ) -> RuleMatcher.Candidate? {
    lines.min { approvals(process.rules[Int($0.rule)]) < approvals(process.rules[Int($1.rule)]) }
  }

  private func approvals(_ line: DecisionRule) -> Int {
    line.approvalLevels.reduce(0) { sum, level in
      sum + (level.map { max(1, $0.approvals) }.min() ?? 0)
    }
  }

  /// The requester, and cluster and id of each entitlement: no position, so that no other bundle
  /// and no other control moves the draws.
  private static func subject(of bundle: Bundle, _ plan: AccessPlan) -> EntityKey {
    bundle.entitlements.reduce(plan.actors[bundle.requester].key) { key, position in
      let entitlement = plan.overlay.entitlements[position]
      return key.appending(entitlement.cluster).appending(entitlement.id)
    }
  }
}

/// What targets use each bundle for; shapes [plan.bundles].
private struct BundleUses {
  var isBreakGlass: [Bool]
  /// Whether every target that needs it comes with a move to another team.
  var comesWithMove: [Bool]

  init(_ plan: AccessPlan) {
    let count = plan.bundles.count
    isBreakGlass = Array(repeating: false, count: count)
    var isJoined = isBreakGlass
    var isOpen = isBreakGlass
    for target in plan.targets.joined() {
      if let bundle = target.breakGlass { isBreakGlass[bundle] = true }
      for case let bundle? in [target.bundle, target.breakGlass] + target.gates {
        if target.isJoined { isJoined[bundle] = true } else { isOpen[bundle] = true }
      }
    }
    comesWithMove = zip(isJoined, isOpen).map { $0 && !$1 }
  }
}
