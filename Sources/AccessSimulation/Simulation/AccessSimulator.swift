package import Sampling

import Estate
import Specs

/// Simulates the people, pipelines and approvers of an estate under a policy.
///
/// Next-event time advance over whole seconds. Arrivals and task contents are drawn per actor and
/// index, so that they are the same under every policy; what the policy makes of them differs.
package struct AccessSimulator: Sendable {
  package let plan: AccessPlan
  package let clock: TimelineClock
  private let model: DeskModel

  package init(plan: AccessPlan, clock: TimelineClock) {
    self.plan = plan
    self.clock = clock
    model = DeskModel(DeskInput(plan))
  }

  /// Runs one unit of replication.
  ///
  /// - Complexity: O(e log e) for e runs, tasks and credential versions.
  package func simulate(_ streams: RandomStreams) -> Timeline {
    let world = world(streams)
    let standing = StandingWindows(plan: plan, world: world, clock: clock, streams: streams)
    var desk = ApprovalDesk(model, clock: clock, streams: streams)
    desk.process(world, standing: standing.windows)
    let versions = CredentialVersions(
      plan: plan, clock: clock, streams: streams, world: world, records: desk.records,
      shadows: desk.shadows)
    var timeline = Timeline(
      clock: clock, schedules: versions.all(), grants: desk.grants, runs: world.runs)
    timeline.tasks = world.tasks
    timeline.records = desk.records
    timeline.requests = desk.requests
    timeline.votes = desk.reviewVotes
    timeline.shadows = desk.shadows
    timeline.pools = desk.loads
    timeline.streams = streams
    standing.lay(over: &timeline)
    return timeline
  }

  /// What happens whatever the policy.
  package func world(_ streams: RandomStreams) -> World {
    World.make(plan, clock: clock, streams: streams)
  }
}
