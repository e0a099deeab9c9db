import AccessSimulation
import Estate
import Specs
import TestSupport

/// A timeline made by hand on the shop's estate: ten days of warm-up, two weeks that are measured,
/// ten days after them.
struct TimelineDraft {
  static let day: Int64 = 86_400
  static let clock = TimelineClock(warmUp: 10 * day, leakWindow: 14 * day, tail: 10 * day)
  /// The first measured second, and the first one after.
  static let start = clock.measured.from
  static let end = clock.measured.until

  let plan: AccessPlan
  var timeline: Timeline

  init(_ policy: PolicySpec = .justInTime(), estate: Estate = ShopEstate.make()) throws {
    plan = try AccessPlan(policy, on: estate)
    timeline = Timeline(
      clock: Self.clock, schedules: [],
      grants: plan.overlay.entitlements.map { _ in [] },
      runs: estate.context.pipelines.map { _ in [] })
  }

  /// Adds a task and what became of it; without a binding, one that uses no right of the estate.
  mutating func task(
    _ outcome: TaskRecord.Outcome = .held, kind: TaskKind = .debug, of name: String = "ann",
    using binding: String? = nil, at instant: Int64 = TimelineDraft.start, wait: Int64 = 0,
    action: GateRule.Action? = nil
  ) {
    let actor = plan.actors.firstIndex { $0.name == name } ?? 0
    let target = plan.targets[actor].firstIndex { $0.binding == binding }
    timeline.tasks.append(
      AccessTask(
        instant: instant, actor: actor, index: timeline.tasks.count,
        target: target ?? Int(AccessTask.none), kind: kind, duration: 60, action: action))
    timeline.records.append(TaskRecord(outcome: outcome, wait: wait))
  }

  mutating func request(
    at instant: Int64 = TimelineDraft.start, _ outcome: ElevationRequest.Outcome = .approved,
    after latency: Int64? = 0, by decider: ElevationRequest.Decider = .policy, attempt: Int = 0
  ) {
    timeline.requests.append(
      ElevationRequest(
        bundle: 0, task: 0, attempt: attempt, requested: instant,
        decided: latency.map { instant + $0 }, decider: decider, outcome: outcome))
  }

  var metrics: AccessMetrics { AccessMetrics(timeline, plan: plan) }
}
