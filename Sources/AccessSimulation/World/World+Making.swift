import Estate
package import Sampling
import Specs

extension World {
  /// Draws what happens in a unit whatever the policy.
  ///
  /// Ordinary tasks, runs and invocations are drawn for (actor, k), urgent tasks for (team, incident,
  /// k), tenures for the person. Nothing that a policy changes is looked at: the targets of an actor
  /// are facts of the estate. A task that falls into a vacancy is no task.
  ///
  /// - Parameter clock: tasks are in `[0, end)`.
  /// - Complexity: O(n) for n tasks that are spread over the time, O(n log n) at most.
  package static func make(
    _ plan: AccessPlan, clock: TimelineClock, streams: RandomStreams
  ) -> World {
    var making = WorldMaking(plan: plan, clock: clock, streams: streams)
    making.addTenures()
    making.addTasks()
    making.addIncidents()
    making.dropImpossibleActions()
    making.world.tasks = making.world.tasks.inOrder(until: clock.end)
    return making.world
  }
}

extension AccessPlan {
  /// Who fills the positions when in a unit, without everything else of its world; shape
  /// [context.people].
  ///
  /// - Complexity: O(people), a few draws each.
  package func tenures(clock: TimelineClock, streams: RandomStreams) -> [Tenure] {
    let people = estate.context.people
    let teams = Set(people.map(\.team).filter { !$0.isEmpty })
    let turnover = Turnover(streams: streams, activity: activity.turnover, end: clock.end)
    return people.map { person in
      turnover.tenure(
        of: EntityKey("person", person.name),
        mayMove: teams.count > (teams.contains(person.team) ? 1 : 0))
    }
  }
}

/// A world in the making.
private struct WorldMaking {
  let plan: AccessPlan
  let clock: TimelineClock
  let streams: RandomStreams
  let arrivals: Arrivals
  let content: TaskContent
  var world: World

  private static let taskGap = StreamPurpose("task-arrival")
  private static let runGap = StreamPurpose("run-arrival")
  private static let invocationGap = StreamPurpose("invocation-arrival")

  init(plan: AccessPlan, clock: TimelineClock, streams: RandomStreams) {
    self.plan = plan
    self.clock = clock
    self.streams = streams
    let activity = plan.activity.tasks
    arrivals = Arrivals(
      streams: streams, profile: DayProfile(peak: activity.peakFactor), until: clock.end)
    content = TaskContent(streams: streams, activity: activity)
    let context = plan.estate.context
    world = World(
      tasks: [], tenures: [], runs: context.pipelines.map { _ in [] },
      onCall: context.people.map { _ in [] })
  }

  mutating func addTenures() {
    world.tenures = plan.tenures(clock: clock, streams: streams)
  }

  mutating func addTasks() {
    world.tasks.reserveCapacity(expectedTasks)
    for (position, actor) in plan.actors.enumerated() {
      switch actor.kind {
      case .person: addTasks(of: actor, at: position)
      case .pipeline: addRuns(of: actor, at: position)
      case .agent: addInvocations(of: actor, at: position)
      }
    }
  }

  /// A little more than the actors' mean number of tasks; room that is not used is never touched.
  private var expectedTasks: Int {
    let weeks = Double(clock.end) / Double(WorkingClock.week)
    let perWeek = plan.actors.reduce(0) { $0 + $1.perDay * Double($1.hours.days.count) }
    return Int(min(1.02 * perWeek * weeks + 1000, 1e8))
  }

  private mutating func addTasks(of actor: Actor, at position: Int) {
    let tenure = world.tenures[actor.position]
    let choice = TargetChoice(plan.targets[position], move: tenure.move)
    var stay = 0
    for arrival in arrivals.arrivals(of: actor, Self.taskGap) {
      while stay < tenure.presence.count, tenure.presence[stay].until <= arrival.instant {
        stay += 1
      }
      guard stay < tenure.presence.count, tenure.presence[stay].from <= arrival.instant
      else { continue }
      let index = UInt64(arrival.index)
      let kind = content.kind(actor.key, index)
      world.tasks.append(
        AccessTask(
          instant: arrival.instant, actor: position, index: arrival.index,
          target: content.target(among: choice, at: arrival.instant, actor.key, index),
          kind: kind, duration: content.duration(actor.key, index),
          action: content.action(of: kind, actor.key, index),
          need: content.need(actor.key, index)))
    }
  }

  /// Nobody sets out to do with a binding what it does not allow.
  mutating func dropImpossibleActions() {
    for position in world.tasks.indices {
      guard let action = world.tasks[position].action else { continue }
      let (actor, target) = (Int(world.tasks[position].actor), Int(world.tasks[position].target))
      guard target < 0 || !plan.targets[actor][target].allows(action) else { continue }
      world.tasks[position].action = nil
    }
  }

  /// The k-th run of a pipeline is its k-th task.
  private mutating func addRuns(of actor: Actor, at position: Int) {
    let duration = plan.estate.context.pipelines[actor.position].jobDurationSeconds
    let choice = TargetChoice(plan.targets[position])
    let starts = arrivals.arrivals(of: actor, Self.runGap)
    for (number, start) in starts.enumerated() {
      world.tasks.append(
        AccessTask(
          instant: start.instant, actor: position, index: number,
          target: content.target(
            among: choice, at: start.instant, actor.key, UInt64(start.index)),
          kind: .run, duration: duration, need: content.need(actor.key, UInt64(start.index))))
    }
    world.runs[actor.position] = starts.map {
      TimeWindow(from: $0.instant, until: $0.instant.adding(duration))
    }
  }

  private mutating func addInvocations(of actor: Actor, at position: Int) {
    let duration = plan.estate.context.agents[actor.position].invocationSeconds
    let choice = TargetChoice(plan.targets[position])
    for arrival in arrivals.arrivals(of: actor, Self.invocationGap) {
      let index = UInt64(arrival.index)
      world.tasks.append(
        AccessTask(
          instant: arrival.instant, actor: position, index: arrival.index,
          target: content.target(among: choice, at: arrival.instant, actor.key, index),
          kind: .invocation, duration: duration,
          action: content.action(of: .invocation, actor.key, index),
          need: content.need(actor.key, index)))
    }
  }

  /// Who is on call, and what they are called for.
  mutating func addIncidents() {
    let activity = plan.activity.incidents
    let incidents = Incidents(
      streams: streams, activity: activity, content: content, end: clock.end)
    for roster in Roster.all(of: plan.estate.context.people) {
      let rotation = OnCallRotation(
        roster: roster.people, tenures: world.tenures, key: roster.key,
        length: activity.onCallTurn, until: clock.end, streams: streams)
      if roster.isOnCall {
        for turn in rotation.turns { world.onCall[turn.person].append(turn.window) }
      }
      for alert in incidents.alerts(of: roster.key) {
        guard let person = rotation.person(at: alert.instant) else { continue }
        add(alert, of: incidents, to: person)
      }
    }
  }

  private mutating func add(_ alert: Incidents.Alert, of incidents: Incidents, to person: Int) {
    let tenure = world.tenures[person]
    guard tenure.presence.contains(where: { $0.contains(alert.instant) }) else { return }
    let choice = TargetChoice(plan.targets[person], move: tenure.move)
    world.tasks.append(incidents.task(alert, of: person, choice))
  }
}
