import AccessSimulation
import Estate
import Sampling
import Specs
import TestSupport
import Testing

@Suite("What holds under every policy")
struct PolicyPropertyTests {
  private static func run(_ seed: UInt64, on estate: Estate) throws -> Simulated {
    var random = RandomAccessPolicy(seed: seed)
    let policy = random.policy()
    return try BusyShop.simulate(policy, random.activity(), on: estate, seed: seed, unit: seed)
  }

  @Test(
    "Requests, grants, tasks, approvers and credentials make sense",
    arguments: 0..<30 as Range<UInt64>)
  func shop(seed: UInt64) throws {
    let run = try Self.run(seed, on: BusyShop.estate())
    RequestInvariants(run).check()
    TaskInvariants(run).check()
  }

  @Test("They do so on a generated estate", arguments: 100..<104 as Range<UInt64>)
  func generated(seed: UInt64) throws {
    var estate = try BusyShop.small()
    estate.context.approverPools[0].name = "leads"
    estate.context.approverPools.append(
      ApproverPool(
        name: "security", members: estate.context.people.suffix(2).map(\.name)))
    let run = try Self.run(seed, on: estate)
    RequestInvariants(run).check()
    TaskInvariants(run).check()
  }

  @Test("Little's law holds to the second", arguments: 0..<30 as Range<UInt64>)
  func little(seed: UInt64) throws {
    let run = try Self.run(seed, on: BusyShop.estate())
    let standing = StandingWindows(
      plan: run.plan, world: run.world, clock: BusyShop.clock, streams: run.streams)
    var desk = ApprovalDesk(plan: run.plan, clock: BusyShop.clock, streams: run.streams)
    desk.process(run.world, standing: standing.windows)
    #expect(desk.requests == run.timeline.requests)
    let sojourns = desk.requests.map { ($0.decided ?? BusyShop.clock.end) - $0.requested }
    #expect(desk.balance.pendingArea == sojourns.reduce(0, +))
    #expect(desk.balance.busyArea == desk.balance.served)
  }

  @Test("The random policies leave nothing out")
  func variety() throws {
    var ends: Set<TaskRecord.Outcome> = []
    var outcomes: Set<ElevationRequest.Outcome> = []
    for seed in 0..<30 as Range<UInt64> {
      let run = try Self.run(seed, on: BusyShop.estate())
      ends.formUnion(run.timeline.records.map(\.outcome))
      outcomes.formUnion(run.timeline.requests.map(\.outcome))
    }
    #expect(ends.isSuperset(of: TaskRecord.Outcome.allCases.filter { $0 != .void }))
    #expect(outcomes == [.approved, .denied, .expired, .withdrawn, .pending])
  }
}
