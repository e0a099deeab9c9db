import Specs

/// What can be said afterwards of the actions of the measured stretch: whether they are recorded,
/// and whose they were.
///
/// An action is a task that was done.
package struct ActionFigures: Sendable, Hashable {
  /// Actions of people, pipelines and agents.
  package var count = 0
  /// Of these, those made with a credential that belongs to one of them only; see ``Attribution``.
  package var attributable = 0
  /// Actions that are exceptional: secret reads, role bindings, exec.
  package var exceptional = 0
  /// Of these, those that are recorded for certain.
  package var recorded = 0
  /// Of the exceptional ones, those that a sink records which may lose them.
  package var sunk = 0
  /// Of these, those that it lost.
  package var lost = 0

  /// Attributable actions over all actions; `nil` without actions.
  package var attributableShare: Double? { MeasuredTime.share(attributable, of: count) }

  /// Recorded exceptional actions over all of them; `nil` without any.
  package var auditCoverageShare: Double? {
    MeasuredTime.share(recorded + sunk - lost, of: exceptional)
  }

  init(_ timeline: Timeline, plan: AccessPlan) {
    let measured = MeasuredTime(timeline.clock)
    let attribution = Attribution(plan)
    let recording = AuditRecording(plan, timeline.streams)
    for (position, task) in timeline.tasks.enumerated() where measured.contains(task.instant) {
      let record = timeline.record(of: position)
      guard record.outcome.isDone else { continue }
      let means = AccessMeans(task, record, in: timeline, plan)
      count += 1
      if attribution.isAttributable(task, means) { attributable += 1 }
      guard let action = task.action else { continue }
      exceptional += 1
      switch recording.record(of: action, task, means) {
      case .certain: recorded += 1
      case .mayBeLost:
        sunk += 1
        if recording.isLost(task) { lost += 1 }
      case .none: break
      }
    }
  }
}

/// By which right an action was made.
enum AccessMeans: Sendable, Hashable {
  /// A right held standing.
  case standing
  /// A right had on request or by breaking the glass, which goes to the actor's own user name.
  case elevated
  /// A shadow credential.
  case shadow

  /// - Parameter record: Of a task that was done.
  init(_ task: AccessTask, _ record: TaskRecord, in timeline: Timeline, _ plan: AccessPlan) {
    switch record.outcome {
    case .bypassed: self = .shadow
    case .granted, .brokeGlass: self = .elevated
    default: self = Self.held(task, in: timeline, plan)
    }
  }

  /// A shadow credential counts only where nothing else gave access at the time.
  private static func held(
    _ task: AccessTask, in timeline: Timeline, _ plan: AccessPlan
  ) -> AccessMeans {
    guard let target = plan.target(of: task) else { return .standing }
    let gate = task.action.flatMap { target.gates[$0.position] }
    if let bundle = gate ?? target.bundle {
      let isCovered = plan.bundles[bundle].entitlements.allSatisfy {
        timeline.isGranted($0, at: task.instant)
      }
      let hasShadow = target.shadow.map { timeline.isGranted($0, at: task.instant) } ?? false
      return !isCovered && hasShadow ? .shadow : .elevated
    }
    guard let standing = target.standing, let shadow = target.shadow,
      !timeline.isGranted(standing, at: task.instant),
      timeline.isGranted(shadow, at: task.instant)
    else { return .standing }
    return .shadow
  }
}

extension AccessPlan {
  /// What a task uses; `nil` where the actor has no right to use.
  func target(of task: AccessTask) -> TaskTarget? {
    task.target == AccessTask.none ? nil : targets[Int(task.actor)][Int(task.target)]
  }
}

extension GateRule.Action {
  /// Position in `allCases`.
  var position: Int {
    switch self {
    case .secretRead: 0
    case .roleBinding: 1
    case .exec: 2
    }
  }
}
