import AccessSimulation
import Estate
import Specs

/// A timeline in names instead of positions, without any order but that of the names.
struct NamedTimeline: Equatable {
  var tasks: [String]
  var requests: [String]
  var grants: [String]
  var credentials: [String]
  var shadows: [String]
  var reviews: [String]
  var onCall: [String]
  var pools: [PoolLoad]

  init(_ run: Simulated) {
    let timeline = run.timeline
    tasks = timeline.tasks.indices.map { Self.text(of: $0, run) }.sorted()
    requests = timeline.requests.map { Self.text($0, run) }.sorted()
    grants = zip(run.plan.overlay.entitlements, timeline.grants).flatMap { entitlement, held in
      held.map {
        "\(entitlement.cluster) \(entitlement.id) \(entitlement.origin) \($0.window) "
          + Self.text($0.reason, run)
      }
    }.sorted()
    let all = TimeWindow(from: 0, until: timeline.clock.end)
    credentials = zip(run.plan.overlay.credentials, timeline.schedules).map { slot, schedule in
      "\(slot.id) \(slot.kind) \(slot.username) \(slot.groups.sorted()) "
        + "\(slot.places.map { "\($0)" }.sorted()) \(schedule.versions(storedIn: all))"
    }.sorted()
    shadows = timeline.shadows.map {
      "\(Self.name(of: timeline.tasks[$0.task], run)) \($0.window) \($0.place)"
    }.sorted()
    reviews = timeline.reviews.map {
      "\(run.plan.overlay.entitlements[$0.entitlement].id) \($0.instant) \($0.removal ?? -1)"
    }.sorted()
    onCall = zip(run.plan.estate.context.people, run.world.onCall).map { "\($0.name) \($1)" }
      .sorted()
    pools = timeline.pools.sorted { $0.pool < $1.pool }
  }

  private static func name(of task: AccessTask, _ run: Simulated) -> String {
    let actor = run.plan.actors[Int(task.actor)]
    return "\(actor.kind) \(actor.name) \(task.index)"
  }

  private static func text(of position: Int, _ run: Simulated) -> String {
    let task = run.timeline.tasks[position]
    let record = run.timeline.records[position]
    let target = task.target < 0 ? nil : run.plan.targets[Int(task.actor)][Int(task.target)]
    let request = record.request < 0 ? nil : run.timeline.requests[Int(record.request)]
    return "\(name(of: task, run)) at \(task.instant) \(target?.binding ?? "-") \(task.kind) "
      + "\(task.duration) \(task.isUrgent) \(task.action?.rawValue ?? "-"): \(record.outcome) "
      + "\(record.wait) \(request.map { text($0, run) } ?? "-")"
  }

  private static func text(_ request: ElevationRequest, _ run: Simulated) -> String {
    let bundle = run.plan.bundles[request.bundle]
    let decider: String
    if case .person(let position?) = request.decider {
      decider = run.plan.estate.context.people[position].name
    } else {
      decider = "\(request.decider)"
    }
    let entitlements = bundle.entitlements.map { run.plan.overlay.entitlements[$0].id }.sorted()
    return "\(name(of: run.timeline.tasks[request.task], run)) \(request.attempt) \(entitlements) "
      + "\(request.requested) \(request.begun ?? -1) \(request.decided ?? -1) \(request.outcome) "
      + "\(decider) \(request.rule) \(request.grant.map { "\($0)" } ?? "-")"
  }

  private static func text(_ reason: GrantWindow.Reason, _ run: Simulated) -> String {
    switch reason {
    case .request(let position): text(run.timeline.requests[position], run)
    case .breakGlass(let task): name(of: run.timeline.tasks[task], run)
    case .shadow(let position):
      name(of: run.timeline.tasks[run.timeline.shadows[position].task], run)
    case .standing, .atStart, .membership: "\(reason)"
    }
  }
}
