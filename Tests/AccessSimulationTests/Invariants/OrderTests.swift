import AccessSimulation
import Estate
import Sampling
import Specs
import TestSupport
import Testing

/// Names are keys and positions are not: the order in which a context lists people, pipelines, agents
/// and the members of a pool makes no difference.
///
/// What may differ: tasks of two actors in one and the same second are taken up in the order in which
/// the context lists the actors, which shows where both wait for the same approvers. The order of the
/// pools has a meaning, since rules that name none mean the first.
@Suite("The order of a context's lists makes no difference")
struct OrderTests {
  /// Everything listed in another order, but for the pools themselves.
  private static func shuffled(_ estate: Estate, seed: UInt64) -> Estate {
    var random = SplitMix(seed: seed)
    var estate = estate
    estate.context.people.shuffle(using: &random)
    estate.context.pipelines.shuffle(using: &random)
    estate.context.agents.shuffle(using: &random)
    for pool in estate.context.approverPools.indices {
      estate.context.approverPools[pool].members.shuffle(using: &random)
    }
    return estate
  }

  private static func hasTies(_ world: World) -> Bool {
    zip(world.tasks, world.tasks.dropFirst()).contains {
      $0.instant == $1.instant && $0.actor != $1.actor
    }
  }

  private static func expectEqual(_ policy: PolicySpec, on estate: Estate, seed: UInt64) throws {
    let run = try BusyShop.simulate(policy, on: estate, seed: seed)
    let other = try BusyShop.simulate(policy, on: shuffled(estate, seed: seed), seed: seed)
    #expect(run.plan.actors.map(\.name) != other.plan.actors.map(\.name))
    let (mine, theirs) = (NamedTimeline(run), NamedTimeline(other))
    #expect(mine.tasks.count > 100 && mine.requests.count > 100)
    #expect(mine.onCall == theirs.onCall)
    #expect(mine.credentials == theirs.credentials)
    #expect(mine.tasks == theirs.tasks)
    #expect(mine == theirs, "seed \(seed) on \(estate.name)")
  }

  @Test(
    "On a shop where no two tasks tie, under every control at once",
    arguments: [1, 3, 4] as [UInt64])
  func shop(seed: UInt64) throws {
    let estate = BusyShop.estate(tasksPerDay: 1)
    #expect(!Self.hasTies(try BusyShop.simulate(on: estate, seed: seed).world))
    try Self.expectEqual(BusyShop.policy, on: estate, seed: seed)
  }

  @Test("On a generated estate where nobody waits for the same people")
  func generated() throws {
    var policy = BusyShop.policy
    policy.elevation?.rules = [DecisionRule(decision: .policy)]
    policy.gates[0].process?.rules = [DecisionRule(decision: .policy)]
    try Self.expectEqual(policy, on: try BusyShop.small(), seed: 1)
  }

  @Test("Two tasks in one second are taken up in the order of their actors")
  func ties() {
    var fixture = DeskFixture(
      requesters: 2, pools: [1], end: 1000, DeskFixture.asking(service: .constant(100)))
    fixture.add(1, at: 10)
    fixture.add(0, at: 10)
    #expect(fixture.run().waits == [100, 200])
  }

  @Test("Of approvers who have been free equally long, the first by name takes a request")
  func approvers() {
    for members in [["a0", "a1", "a2"], ["a2", "a1", "a0"]] {
      var fixture = DeskFixture(
        requesters: 1, pools: [3], end: 1000, DeskFixture.asking(service: .constant(100)))
      fixture.context.approverPools[0].members = members
      fixture.add(at: 10)
      // The requester is the first of the people, the approvers follow.
      #expect(fixture.run().requests.map(\.decider) == [.person(1)])
    }
  }
}
