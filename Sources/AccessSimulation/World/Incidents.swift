import Sampling
import Specs

/// Incidents of teams, at any hour: each is a burst of urgent tasks for whoever is on call.
struct Incidents {
  let streams: RandomStreams
  let activity: ActivitySpec.Incidents
  let content: TaskContent
  let end: Int64

  /// One urgent task before it is known whose it is.
  struct Alert: Hashable {
    var instant: Int64
    /// The how-many-eth of the team it is, over all incidents.
    var number: Int
    /// What its content is drawn by.
    var key: EntityKey
    /// Its place among the tasks of the incident.
    var place: UInt64
  }

  /// Urgent tasks are numbered from here, so that no task of a person has a number twice.
  static let firstIndex = 1 << 31

  private static let gap = StreamPurpose("incident-arrival")
  private static let count = StreamPurpose("incident-tasks")
  private static let span = StreamPurpose("incident-span")
  private static let moment = StreamPurpose("incident-task-moment")

  /// The urgent tasks of a team within the run, incident by incident.
  ///
  /// - Parameter team: its key; the n-th incident is drawn for (team, n).
  func alerts(of team: EntityKey) -> [Alert] {
    guard activity.perTeamAndWeek > 0 else { return [] }
    let gap = Distribution.exponential(mean: Double(WorkingClock.week) / activity.perTeamAndWeek)
    var result: [Alert] = []
    var time = 0.0
    var incident: UInt64 = 0
    var number = 0
    while true {
      time += streams.draw(Self.gap, team, incident, from: gap)
      let instant = Distribution.wholeSeconds(time)
      guard instant < end else { return result }
      add(incident, of: team, at: instant, &number, to: &result)
      incident += 1
    }
  }

  /// The first task comes with the incident, the others at uniform instants of its span (assumption).
  private func add(
    _ incident: UInt64, of team: EntityKey, at start: Int64, _ number: inout Int,
    to alerts: inout [Alert]
  ) {
    let key = team.appending(incident)
    let span = streams.draw(Self.span, team, incident, from: activity.span)
    for place in 0..<UInt64(taskCount(of: incident, team)) {
      let delay =
        place == 0
        ? 0 : Distribution.wholeSeconds(span * streams.uniform(Self.moment, key, place))
      let instant = start.adding(delay)
      if instant < end {
        alerts.append(Alert(instant: instant, number: number, key: key, place: place))
      }
      number += 1
    }
  }

  /// Geometric from 1 on, by inversion; always 1 where the mean is not above 1.
  private func taskCount(of incident: UInt64, _ team: EntityKey) -> Int {
    guard activity.tasksMean > 1 else { return 1 }
    let rest = Portable.log1p(-1 / activity.tasksMean)
    return 1 + Int(Portable.log(streams.uniform(Self.count, team, incident)) / rest)
  }

  /// The task that an alert is to the person who takes it.
  func task(_ alert: Alert, of person: Int, _ choice: TargetChoice) -> AccessTask {
    AccessTask(
      instant: alert.instant, actor: person, index: Self.firstIndex + alert.number,
      target: content.target(among: choice, at: alert.instant, alert.key, alert.place),
      kind: .incident, duration: content.duration(alert.key, alert.place), isUrgent: true,
      action: content.action(of: .incident, alert.key, alert.place),
      need: content.need(alert.key, alert.place))
  }
}
