import Estate
import Sampling

/// Poisson arrivals inside working hours: exponential gaps in working time.
struct Arrivals {
  let streams: RandomStreams
  let until: Int64

  private static let taskGap = StreamPurpose("task-arrival")
  private static let taskContent = StreamPurpose("task-content")
  private static let runGap = StreamPurpose("run-arrival")

  /// When a person sets out on a privileged task.
  func tasks(of person: Person) -> [Int64] {
    instants(
      EntityKey("person", person.name), Self.taskGap, hours: person.workingHours,
      perDay: person.tasksPerDay)
  }

  /// Which of their rights a person's task needs, all equally likely (assumption).
  func choice(of person: Person, index: Int, among count: Int) -> Int {
    streams.integer(
      below: count, Self.taskContent, EntityKey("person", person.name), UInt64(index))
  }

  /// A pipeline's runs, each as long as its jobs take.
  func runs(of pipeline: Pipeline) -> [TimeWindow] {
    instants(
      EntityKey("pipeline", pipeline.name), Self.runGap, hours: pipeline.workingHours,
      perDay: pipeline.runsPerDay
    ).map { TimeWindow(from: $0, until: $0 + pipeline.jobDurationSeconds) }
  }

  private func instants(
    _ actor: EntityKey, _ purpose: StreamPurpose, hours: WorkingHours, perDay: Double
  ) -> [Int64] {
    guard perDay > 0 else { return [] }
    let calendar = WorkingClock(hours)
    let gap = Distribution.exponential(mean: Double(calendar.secondsPerDay) / perDay)
    var result: [Int64] = []
    var worked: Int64 = 0
    var index: UInt64 = 0
    while true {
      worked += streams.seconds(purpose, actor, index, from: gap)
      let instant = calendar.instant(afterWorking: worked)
      guard instant < until else { return result }
      if instant >= 0 { result.append(instant) }
      index += 1
    }
  }
}
