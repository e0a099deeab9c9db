import AccessSimulation

/// What one run took and found; shares and means over requests made in the measured time.
struct Outcome: Encodable {
  var seconds: Double
  var processorSeconds: Double
  /// Tasks + requests made + requests ended + openings and closings of the pool.
  var events: Int
  var tasks: Int
  var requests: Int
  var ended: Int
  var shiftChanges: Int
  /// Seconds from request to approval.
  var meanWait: Double
  var utilisation: Double
  var expiredShare: Double
  var withdrawnShare: Double

  init(
    _ timeline: Timeline, shift: WorkingClock, seconds: Double, processorSeconds: Double
  ) {
    self.seconds = seconds
    self.processorSeconds = processorSeconds
    tasks = timeline.tasks.count
    requests = timeline.requests.count
    ended = timeline.requests.count { $0.decided != nil }
    shiftChanges = Self.changes(shift, until: timeline.clock.end)
    events = tasks + requests + ended + shiftChanges
    utilisation = timeline.approverUtilisation ?? 0
    let measured = timeline.requests.filter { timeline.clock.measured.contains($0.requested) }
    let waits = measured.compactMap { request -> Double? in
      guard request.outcome == .approved, let decided = request.decided else { return nil }
      return Double(decided - request.requested)
    }
    meanWait = waits.isEmpty ? 0 : waits.reduce(0, +) / Double(waits.count)
    let count = Double(max(1, measured.count))
    expiredShare = Double(measured.count { $0.outcome == .expired }) / count
    withdrawnShare = Double(measured.count { $0.outcome == .withdrawn }) / count
  }

  /// Openings and closings before an instant.
  private static func changes(_ shift: WorkingClock, until end: Int64) -> Int {
    var count = 0
    var opening = shift.nextOpening(0)
    while opening < end {
      let closing = opening + shift.secondsPerDay
      count += closing < end ? 2 : 1
      opening = shift.nextOpening(closing)
    }
    return count
  }
}
