import AccessSimulation
import Estate
import Specs

/// Who may decide a request and when they are on shift, from the context and the world alone.
struct ApproverOracle {
  let run: Simulated

  private var context: EstateContext { run.plan.estate.context }

  /// The levels of the line that decided a request; each level has thresholds, those of pools that
  /// are asked later among them.
  func levels(of request: ElevationRequest) -> [[DecisionRule.Threshold]] {
    let process = run.process(of: request)
    guard process.rules.indices.contains(request.rule) else { return [] }
    let written = process.rules[request.rule].levels
    let levels = written.isEmpty ? [[DecisionRule.Threshold()]] : written
    return levels.map { level in
      level
        + process.escalations.compactMap { escalation in
          level.first.map { .init(pool: escalation.pool, approvals: $0.approvals) }
        }
    }
  }

  /// The pool of a threshold and the positions of the people in it who may decide a request.
  func panel(
    _ threshold: DecisionRule.Threshold, for request: ElevationRequest
  ) -> (pool: ApproverPool, people: [Int])? {
    let pool = context.approverPools.first { threshold.pool == nil || $0.name == threshold.pool }
    guard let pool else { return nil }
    let requester = run.actor(of: request)
    let isFree = run.process(of: request).selfApproval
    let people = context.people.indices.filter { position in
      let person = context.people[position]
      let asks = requester.kind == .person && requester.position == position
      return pool.members.contains(person.name) && (isFree || !asks)
        && (threshold.teams.isEmpty || threshold.teams.contains(person.team))
        && (threshold.groups.isEmpty || threshold.groups.contains(where: person.groups.contains))
    }
    return (pool, people)
  }

  func isOnShift(_ position: Int, in pool: ApproverPool, at instant: Int64) -> Bool {
    let person = context.people[position]
    let isCalled = run.world.onCall[position].contains { $0.contains(instant) }
    return WorkingClock(pool.workingHours).isOpen(instant)
      && (isCalled || WorkingClock(person.workingHours).isOpen(instant))
      && run.world.tenures[position].presence.contains { $0.contains(instant) }
  }

  /// Whether somebody was there to begin a request at an instant; one person in particular where one
  /// is given.
  func canBegin(_ request: ElevationRequest, at instant: Int64, only person: Int? = nil) -> Bool {
    levels(of: request).joined().contains { threshold in
      guard let (pool, people) = panel(threshold, for: request) else { return false }
      return people.contains { position in
        (person ?? position) == position && isOnShift(position, in: pool, at: instant)
      }
    }
  }
}
