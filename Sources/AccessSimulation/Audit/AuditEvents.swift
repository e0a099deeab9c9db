import Specs

/// Gathers what a timeline holds one by one: everything but the versions of credentials.
struct AuditEvents {
  private(set) var events: [AuditEvent] = []
  private let end: Int64

  /// - Parameter recording: Which actions the policy records.
  /// - Complexity: O(e log e) for e tasks, requests, votes, windows and reviews.
  init(_ timeline: Timeline, plan: AccessPlan, _ recording: AuditRecording) {
    end = timeline.clock.end
    events.append(AuditEvent(instant: 0, kind: .opened, position: 0))
    addRequests(timeline.requests)
    addGrants(timeline.grants)
    addBreakGlass(timeline, isAlarmed: plan.policy.breakGlass?.alarmed ?? false)
    addActions(timeline, plan: plan, recording)
    for (position, vote) in timeline.votes.enumerated() {
      add(.voted, position, at: vote.instant)
    }
    for (position, shadow) in timeline.shadows.enumerated() {
      add(.tokenCreated, position, at: shadow.window.from)
      add(.tokenDeleted, position, at: shadow.window.until)
    }
    for (position, review) in timeline.reviews.enumerated() {
      add(.reviewed, position, at: review.instant)
    }
    events.sort()
  }

  private mutating func add(_ kind: AuditEvent.Kind, _ position: Int, _ part: Int = 0, at: Int64) {
    guard at >= 0, at < end else { return }
    events.append(AuditEvent(instant: at, kind: kind, position: position, part: part))
  }

  private mutating func addRequests(_ requests: [ElevationRequest]) {
    for (position, request) in requests.enumerated() {
      add(.requested, position, at: request.requested)
      guard let decided = request.decided else { continue }
      switch request.outcome {
      case .approved, .denied: add(.decided, position, at: decided)
      case .expired, .withdrawn:
        let isImmediate = decided == request.requested
        add(isImmediate ? .decided : .requestLapsed, position, at: decided)
      case .pending: break
      }
    }
  }

  private mutating func addGrants(_ grants: [[GrantWindow]]) {
    for (position, windows) in grants.enumerated() {
      for (part, grant) in windows.enumerated() where grant.window.from < grant.window.until {
        if grant.window.from < 0 {
          if grant.window.until > 0 { add(.grantPresent, position, part, at: 0) }
        } else {
          add(.granted, position, part, at: grant.window.from)
        }
        if grant.window.until > 0 { add(.grantEnded, position, part, at: grant.window.until) }
      }
    }
  }

  private mutating func addBreakGlass(_ timeline: Timeline, isAlarmed: Bool) {
    for (position, (task, record)) in zip(timeline.tasks, timeline.records).enumerated()
    where record.outcome == .brokeGlass {
      let instant = task.instant.adding(record.wait).adding(record.scheduled)
      add(.brokeGlass, position, at: instant)
      if isAlarmed { add(.alarmed, position, at: instant) }
    }
  }

  /// Exceptional actions, and changes of who may do what, of tasks that were done.
  private mutating func addActions(
    _ timeline: Timeline, plan: AccessPlan, _ recording: AuditRecording
  ) {
    for (position, task) in timeline.tasks.enumerated()
    where task.action != nil || task.kind == .changeAccess {
      let record = timeline.record(of: position)
      guard record.outcome.isDone else { continue }
      let means = AccessMeans(task, record, in: timeline, plan)
      let instant = task.instant.adding(record.wait).adding(record.scheduled)
      guard recording.keeps(task, means) else { continue }
      if task.action != nil { add(.used, position, at: instant) }
      if task.kind == .changeAccess { add(.accessChanged, position, at: instant) }
    }
  }
}
