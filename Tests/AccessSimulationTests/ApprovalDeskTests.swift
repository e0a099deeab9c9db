import AccessSimulation
import Estate
import Sampling
import Specs
import TestSupport
import Testing

@Suite("Elevation requests")
struct ApprovalDeskTests {
  private static let day: Int64 = 86_400
  private static let clock = TimelineClock(warmUp: 7 * day, leakWindow: 28 * day, tail: 20 * day)

  private static func run(
    _ policy: PolicySpec, unit: UInt64 = 0, estate: Estate = ShopEstate.make()
  ) throws -> (plan: AccessPlan, timeline: Timeline) {
    let plan = try AccessPlan(policy, on: estate)
    let streams = RandomStreams(seed: 11, unit: unit)
    return (plan, AccessSimulator(plan: plan, clock: clock).simulate(streams))
  }

  @Test("Standing access asks for nothing")
  func standing() throws {
    let timeline = try Self.run(.standing).timeline
    #expect(timeline.requests.isEmpty)
    #expect(timeline.approverOnShift == 0)
  }

  @Test("Production and cluster-wide rights wait for a person, the rest is decided by policy")
  func deciders() throws {
    let (plan, timeline) = try Self.run(.justInTime())
    #expect(timeline.requests.count > 20)
    for request in timeline.requests {
      let namespace = plan.overlay.entitlements[request.entitlement].namespace
      if namespace == "dev" {
        #expect(request.decider == .policy)
        #expect(request.decided == request.requested)
      } else {
        #expect(request.decider != .policy)
      }
    }
  }

  @Test("Each approval is a grant of the policy's length from the decision, without overlaps")
  func grants() throws {
    let (_, timeline) = try Self.run(.justInTime())
    for (entitlement, windows) in timeline.grants.enumerated() {
      let approved = timeline.requests.filter {
        $0.entitlement == entitlement && $0.outcome == .approved
      }.compactMap(\.decided)
      #expect(windows.map(\.from) == approved.sorted())
      #expect(windows.allSatisfy { $0.until - $0.from == 3600 })
      for (one, next) in zip(windows, windows.dropFirst()) { #expect(one.until <= next.from) }
    }
  }

  @Test("Nobody decides their own request")
  func ownRequests() throws {
    let (plan, timeline) = try Self.run(.justInTime())
    let members = plan.estate.context.approverPools[0].members
    for request in timeline.requests {
      guard case .person(.some(let approver)) = request.decider else { continue }
      #expect(members[approver] != plan.overlay.entitlements[request.entitlement].username)
    }
  }

  @Test("A pool that holds only the requester leaves the request undecided")
  func onlyRequester() throws {
    var estate = ShopEstate.make()
    estate.context.approverPools[0].members = ["ann"]
    let (plan, timeline) = try Self.run(.justInTime(), estate: estate)
    for request in timeline.requests where request.decider != .policy {
      let isOwn = plan.overlay.entitlements[request.entitlement].username == "ann"
      #expect((request.outcome == .pending) == isOwn)
    }
  }

  @Test("First come, first served: with one approver, decisions follow requests")
  func order() throws {
    var estate = ShopEstate.make()
    estate.context.approverPools[0].members = ["cat"]
    let policy = PolicySpec.justInTime(service: .constant(7200))
    let timeline = try Self.run(policy, estate: estate).timeline
    let human = timeline.requests.filter { $0.decider != .policy }.compactMap(\.decided)
    #expect(human.count > 20)
    #expect(human == human.sorted())
    // One server: decisions lie at least a service time apart.
    #expect(zip(human, human.dropFirst()).allSatisfy { $1 - $0 >= 7200 })
  }

  @Test(
    "Deny rules deny, first match wins, and no match denies",
    arguments: [
      [DecisionRule(decision: .deny), DecisionRule(decision: .policy)],
      [DecisionRule(environments: ["staging"], decision: .policy)], [],
    ])
  func denials(rules: [DecisionRule]) throws {
    let timeline = try Self.run(.justInTime(rules: rules)).timeline
    #expect(!timeline.requests.isEmpty)
    #expect(timeline.requests.allSatisfy { $0.outcome == .denied && $0.decided == $0.requested })
    #expect(timeline.grants.allSatisfy { $0.isEmpty })
  }

  @Test("The pool is never busier than its shifts are long")
  func load() throws {
    for unit in 0..<5 as Range<UInt64> {
      let timeline = try Self.run(.justInTime(), unit: unit).timeline
      #expect(timeline.approverOnShift == 2 * 4 * 40 * 3600)
      #expect(timeline.approverBusy > 0)
      #expect(timeline.approverBusy <= timeline.approverOnShift)
    }
  }

  @Test("The same unit gives the same timeline; another unit another")
  func determinism() throws {
    let first = try Self.run(.justInTime()).timeline
    #expect(try Self.run(.justInTime()).timeline == first)
    #expect(try Self.run(.justInTime(), unit: 1).timeline != first)
  }

  @Test("Asking sooner or later moves no other draw: requests start at the same tasks")
  func commonTasks() throws {
    // With grants of one second almost every task of either policy files a request.
    let quick = PolicySpec.justInTime(service: .constant(1), grant: 1)
    let slow = PolicySpec.justInTime(service: .constant(60), grant: 1)
    let quickly = Set(try Self.run(quick).timeline.requests.map(\.requested))
    let slowly = Set(try Self.run(slow).timeline.requests.map(\.requested))
    #expect(slowly.isSubset(of: quickly))
    #expect(Double(slowly.count) > 0.8 * Double(quickly.count))
  }
}
