import Specs

/// What became of the tasks that came up in the measured stretch: people's, pipelines' and agents'.
package struct TaskFigures: Sendable, Equatable {
  /// Tasks that were somebody's to do: those of a vacancy and those without a right to use are not.
  package var count = 0
  /// Tasks that were not done: patience ended and no shadow credential served, or the last request
  /// was denied or expired and nothing else was tried.
  package var givenUp = 0
  /// Seconds that tasks waited for access, of those that were done.
  package var waits = LatencyHistogram()
  /// The same of deployments.
  package var deployWaits = DeployWaits()
  /// Shadow credentials that people helped themselves to in the measured stretch, per week.
  package var bypassesPerWeek: Double?
  /// Times the glass was broken in the measured stretch, per week.
  package var breakGlassPerWeek: Double?

  /// Tasks given up over all that were somebody's to do, undecided ones among these; `nil` without.
  package var abandonedShare: Double? { MeasuredTime.share(givenUp, of: count) }

  init(_ timeline: Timeline) {
    let measured = MeasuredTime(timeline.clock)
    var broken = 0
    for (position, task) in timeline.tasks.enumerated() {
      let record = timeline.record(of: position)
      // Nothing waits longer than the run lasts.
      if record.outcome == .brokeGlass, measured.contains(task.instant + record.wait) {
        broken += 1
      }
      if measured.contains(task.instant) { add(task, record) }
    }
    bypassesPerWeek = measured.perWeek(
      timeline.shadows.count { measured.contains($0.window.from) })
    breakGlassPerWeek = measured.perWeek(broken)
  }

  private mutating func add(_ task: AccessTask, _ record: TaskRecord) {
    guard record.outcome != .void else { return }
    count += 1
    if record.outcome.isDone { waits.record(record.wait) }
    if record.outcome == .abandoned || record.outcome == .refused { givenUp += 1 }
    guard task.kind == .deploy || task.kind == .run else { return }
    if record.outcome.isDone {
      deployWaits.done.record(record.wait)
    } else {
      deployWaits.cut.record(record.wait)
    }
  }
}

/// How long deployments waited: the deploy tasks of people and the runs of pipelines.
///
/// Without a policy in the way a task starts at its instant, so the wait is what the policy adds.
package struct DeployWaits: Sendable, Equatable {
  /// Waits of the deployments that were made.
  package var done = LatencyHistogram()
  /// How long those waited that were given up or still wait at the end of the run: censored.
  package var cut = LatencyHistogram()

  package init() {}
}

extension TaskRecord.Outcome {
  /// Whether the task was done, in whatever way access was had.
  package var isDone: Bool {
    switch self {
    case .held, .granted, .brokeGlass, .bypassed: true
    case .abandoned, .refused, .pending, .void: false
    }
  }
}

extension Timeline {
  /// What became of a task; a timeline without records stood in nobody's way.
  func record(of task: Int) -> TaskRecord {
    records.indices.contains(task) ? records[task] : TaskRecord(outcome: .held)
  }

  /// Whether an entitlement is held at an instant.
  ///
  /// - Complexity: O(log windows).
  func isGranted(_ entitlement: Int, at instant: Int64) -> Bool {
    let windows = grants[entitlement]
    var low = 0
    var high = windows.count
    while low < high {
      let middle = (low + high) / 2
      if windows[middle].window.from <= instant { low = middle + 1 } else { high = middle }
    }
    return low > 0 && windows[low - 1].window.contains(instant)
  }
}
