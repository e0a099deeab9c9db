import AccessSimulation
import Estate
import Sampling
import Specs
import TestSupport
import Testing

@Suite("Elevation requests on an estate")
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
    #expect(timeline.pools.isEmpty)
    #expect(timeline.records.count == timeline.tasks.count)
  }

  @Test("Production and cluster-wide rights wait for a person, the rest is decided by policy")
  func deciders() throws {
    let (plan, timeline) = try Self.run(.justInTime())
    #expect(timeline.requests.count > 20)
    for request in timeline.requests {
      if plan.bundles[request.bundle].namespace == "dev" {
        #expect(request.decider == .policy)
        #expect(request.decided == request.requested)
      } else {
        #expect(request.decider != .policy)
      }
    }
  }

  @Test("Windows of an entitlement are ascending and disjoint, and each has a request")
  func grants() throws {
    let (plan, timeline) = try Self.run(.justInTime())
    for (entitlement, windows) in zip(plan.overlay.entitlements, timeline.grants) {
      for (one, next) in zip(windows, windows.dropFirst()) {
        #expect(one.window.until <= next.window.from)
      }
      for grant in windows where entitlement.origin == .elevation {
        guard case .request(let position) = grant.reason else {
          Issue.record("a grant without a request")
          continue
        }
        #expect(timeline.requests[position].grant?.from == grant.window.from)
      }
    }
  }

  @Test("Whoever decided has voted, and votes are in order of time")
  func votes() throws {
    let timeline = try Self.run(.justInTime()).timeline
    #expect(!timeline.votes.isEmpty)
    for (one, next) in zip(timeline.votes, timeline.votes.dropFirst()) {
      #expect(one.instant <= next.instant)
    }
    let voters = Dictionary(grouping: timeline.votes, by: \.request)
    for (position, request) in timeline.requests.enumerated() {
      guard case .person(let person?) = request.decider else { continue }
      let last = voters[Int32(position)]?.last
      #expect(last?.approver == Int32(person))
      #expect(last?.instant == request.decided)
    }
  }

  @Test("The pool is never busier than its shifts are long")
  func load() throws {
    for unit in 0..<5 as Range<UInt64> {
      let pools = try Self.run(.justInTime(), unit: unit).timeline.pools
      #expect(pools.map(\.onShift) == [2 * 4 * 40 * 3600])
      #expect(pools.allSatisfy { 0 < $0.busy && $0.busy <= $0.onShift })
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
