import AccessSimulation
import Estate
import Specs
import Testing

/// What holds of every task, window and pool, whatever the policy.
struct TaskInvariants {
  let run: Simulated

  init(_ run: Simulated) { self.run = run }

  private var timeline: Timeline { run.timeline }

  func check() {
    #expect(timeline.records.count == timeline.tasks.count)
    for (position, record) in timeline.records.enumerated() {
      check(timeline.tasks[position], record)
    }
    for windows in timeline.grants { check(windows) }
    for shadow in timeline.shadows {
      let (task, record) = (timeline.tasks[shadow.task], timeline.records[shadow.task])
      #expect(shadow.window.from == task.instant + record.wait + record.scheduled)
      #expect(record.outcome == .bypassed)
    }
    for pool in timeline.pools { #expect(pool.busy >= 0 && pool.busy <= pool.onShift) }
    var seen: [KeyedDraws.Draw: Int] = [:]
    let draws = DrawOracle(run)
    for (position, record) in timeline.records.enumerated() {
      draws.check(position, record, &seen)
    }
  }

  private func check(_ task: AccessTask, _ record: TaskRecord) {
    #expect(record.wait >= 0 && task.instant + record.wait <= timeline.clock.end)
    let isPerson = run.plan.actors[Int(task.actor)].kind == .person
    let request = record.request < 0 ? nil : timeline.requests[Int(record.request)]
    switch record.outcome {
    case .void: #expect(task.target < 0 && request == nil)
    case .held: #expect(record.wait == 0 && request == nil)
    case .granted: #expect(request?.outcome == .approved)
    case .brokeGlass:
      #expect(isPerson && task.isUrgent && request != nil)
      // At the end of patience, or once nobody has decided for so long.
      #expect(record.wait + record.scheduled <= run.plan.policy.breakGlass?.after ?? -1)
    case .bypassed:
      #expect(isPerson && request != nil && record.shadow >= 0)
      #expect(run.plan.activity.friction.bypassShare > 0)
    case .abandoned: #expect(isPerson && request != nil)
    case .refused:
      // Refused by rule or person, by time, or granted too late to be of use; or never asked for.
      #expect(request.map { $0.outcome != .pending && $0.grant == nil } ?? (record.wait == 0))
    case .pending:
      #expect(task.instant + record.wait == timeline.clock.end && request != nil)
      #expect(request?.outcome != .denied && request?.outcome != .withdrawn)
    }
  }

  /// Ascending and disjoint, none empty, each with a reason that fits.
  private func check(_ windows: [GrantWindow]) {
    for (earlier, later) in zip(windows, windows.dropFirst()) {
      #expect(earlier.window.until <= later.window.from)
    }
    for grant in windows {
      #expect(grant.window.from < grant.window.until)
      switch grant.reason {
      case .request(let position):
        #expect(timeline.requests[position].grant?.from == grant.window.from)
      case .breakGlass(let task):
        let instant = timeline.tasks[task].instant + timeline.records[task].wait
        #expect(timeline.tasks[task].isUrgent && grant.window.from == instant)
      case .shadow(let position):
        #expect(timeline.shadows[position].window.from == grant.window.from)
      case .atStart: #expect(grant.window.from == 0)
      case .standing, .membership: break
      }
    }
  }
}
