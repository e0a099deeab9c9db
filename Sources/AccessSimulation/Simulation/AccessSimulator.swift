package import Sampling

import Estate

/// Simulates the people, pipelines and approvers of an estate under a policy.
///
/// Next-event time advance over whole seconds. Arrivals and task contents are drawn per actor and
/// index, so that they are the same under every policy; what the policy makes of them differs.
package struct AccessSimulator: Sendable {
  package let plan: AccessPlan
  package let clock: TimelineClock

  package init(plan: AccessPlan, clock: TimelineClock) {
    self.plan = plan
    self.clock = clock
  }

  /// Runs one unit of replication.
  ///
  /// - Complexity: O(e log e) for e runs, tasks and credential versions.
  package func simulate(_ streams: RandomStreams) -> Timeline {
    let arrivals = Arrivals(streams: streams, until: clock.end)
    let runs = plan.estate.context.pipelines.map(arrivals.runs)
    let versions = CredentialVersions(plan: plan, clock: clock, streams: streams, runs: runs)
    var desk = ApprovalDesk(plan: plan, clock: clock, streams: streams)
    desk.process(tasks(arrivals))
    return Timeline(
      clock: clock, versions: versions.all(), grants: desk.grants, runs: runs,
      requests: desk.requests, approverBusy: desk.busySeconds, approverOnShift: desk.onShiftSeconds)
  }

  /// Everyone's tasks in order of time; simultaneous ones in the order of people.
  private func tasks(_ arrivals: Arrivals) -> [Task] {
    var tasks: [Task] = []
    for (position, person) in plan.estate.context.people.enumerated() {
      let targets = plan.tasks[position]
      guard !targets.isEmpty else { continue }
      for (index, instant) in arrivals.tasks(of: person).enumerated() {
        let target = arrivals.choice(of: person, index: index, among: targets.count)
        tasks.append(
          Task(
            instant: instant, person: position, index: index,
            entitlement: targets[target].entitlement))
      }
    }
    return tasks.sorted { ($0.instant, $0.person, $0.index) < ($1.instant, $1.person, $1.index) }
  }
}

/// One thing a person sets out to do.
struct Task: Sendable, Hashable {
  var instant: Int64
  /// Position in the context's people.
  var person: Int
  /// The person's how-many-eth task.
  var index: Int
  /// What has to be asked for; `nil` when the person holds the right standing.
  var entitlement: Int?
}
