import AccessSimulation
import Sampling

/// The versions of a periodic schedule, renewal by renewal: slow and plain.
struct ScheduleOracle {
  var versions: [CredentialVersion] = []
  /// When each failed renewal was due.
  var failures: [Int64] = []

  /// - Parameter limit: Renewals due from then on are left out.
  init(_ schedule: PeriodicSchedule, until limit: Int64) {
    var issues: [(number: Int, instant: Int64)] = []
    var number = 0
    var due = schedule.phase
    while due < min(limit, schedule.end) {
      let index = UInt64(schedule.first + number)
      let failed =
        number > 0 && due < schedule.horizon
        && schedule.streams.uniform(StreamPurpose("rotation-failure"), schedule.key, index)
          < schedule.failureShare
      var issued = due
      if failed {
        failures.append(due)
        issued += schedule.streams.seconds(
          StreamPurpose("rotation-repair"), schedule.key, index, from: schedule.repair)
      }
      if issued < due + schedule.period { issues.append((number, issued)) }
      number += 1
      due += schedule.period
    }
    for (rank, issue) in issues.enumerated() where issue.instant < schedule.end {
      let next = rank + 1 < issues.count ? issues[rank + 1].instant : .max
      let replaced = min(next, schedule.end)
      var until = schedule.lifetime.map { issue.instant + $0 } ?? .max
      if schedule.isRevoked {
        until = min(until, replaced == schedule.end ? replaced : replaced + schedule.overlap)
      }
      versions.append(
        CredentialVersion(
          number: schedule.first + issue.number,
          stored: TimeWindow(from: issue.instant, until: replaced),
          valid: TimeWindow(from: issue.instant, until: until)))
    }
  }

  /// A schedule with everything drawn, short enough to walk through.
  static func random(_ streams: RandomStreams, number: UInt64) -> PeriodicSchedule {
    let purpose = StreamPurpose("test-schedule")
    let key = EntityKey("schedule").appending(number)
    func draw(_ index: UInt64, below bound: Int) -> Int64 {
      Int64(streams.integer(below: bound, purpose, key, index))
    }
    var schedule = PeriodicSchedule(
      period: 1 + draw(0, below: 50),
      lifetime: draw(1, below: 3) == 0 ? nil : 1 + draw(2, below: 150),
      isRevoked: draw(3, below: 2) == 0, key: key, streams: streams)
    schedule.overlap = draw(4, below: 3) == 0 ? draw(5, below: 70) : 0
    schedule.failureShare = [0, 0.3, 0.9, 1][Int(draw(6, below: 4))]
    schedule.repair = .exponential(mean: Double(1 + draw(7, below: 60)))
    schedule.horizon = 300
    if draw(8, below: 3) == 0 { schedule.end = 1 + draw(9, below: 400) }
    schedule.first = Int(draw(10, below: 3))
    return schedule
  }
}
