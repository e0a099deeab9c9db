import AccessSimulation
import Estate
import Sampling
import Specs
import TestSupport
import Testing

@Suite("Tasks that narrowed rights are not enough for")
struct TaskNeedTests {
  private static let day: Int64 = 86_400
  private static let clock = TimelineClock(
    warmUp: 50 * day, leakWindow: 200 * day, tail: 50 * day)

  /// Eight days on each of which bob read Secrets, and did one thing with pods that he did on no
  /// other day.
  private static func estate() -> Estate {
    var estate = ShopEstate.make()
    var builder = UsageModelBuilder()
    builder.observe(UsageWindow(from: 0, until: 8 * day))
    func add(_ verb: String, _ resource: String, on number: Int64) {
      let target = UsedResource(resource: resource, subresource: "", namespace: "prod")
      builder.add(
        UsedPermission(verb: verb, target: .resource(target)), by: "bob",
        UsageTally(second: number * day + day / 2))
    }
    let verbs = [
      "get", "list", "watch", "create", "update", "patch", "delete", "deletecollection",
    ]
    for (number, verb) in verbs.enumerated() {
      add("get", "secrets", on: Int64(number))
      add(verb, "pods", on: Int64(number))
    }
    estate.clusters[0].usage = builder.model()
    return estate
  }

  /// A right per task, narrowed to what was used in the last days.
  private static func plan(days: Int64) throws -> AccessPlan {
    var policy = PlanFixture.scope(.people, .used, length: days * day)
    policy.elevation = PlanFixture.process()
    return try PlanFixture.plan(policy, on: estate())
  }

  private static func target(_ plan: AccessPlan) throws -> TaskTarget {
    try #require(plan.targets(of: "bob").first)
  }

  @Test("Rights are enough for the share of past uses that they cover")
  func shares() throws {
    for days in 1...8 as ClosedRange<Int64> {
      let target = try Self.target(try Self.plan(days: days))
      #expect(target.coveredShare == Double(8 + days) / 16)
      #expect(target.bundle != nil && !target.isWithdrawn)
    }
    let whole = try PlanFixture.plan(
      PlanFixture.policy { $0.elevation = PlanFixture.process() }, on: Self.estate())
    #expect(whole.targets.joined().allSatisfy { $0.coveredShare == 1 })
  }

  @Test("What a namespace's rights cover is everything that was used in it")
  func namespaces() throws {
    let estate = PlanFixture.watched([
      ("ann", "get", "secrets", "prod"), ("ann", "get", "secrets", "dev"),
    ])
    let plan = try PlanFixture.plan(PlanFixture.scope(.people, .namespace), on: estate)
    #expect(plan.targets(of: "ann").allSatisfy { $0.coveredShare == 1 })
  }

  @Test("The shorter the window the more tasks are refused, and none where it covers all days")
  func refusals() throws {
    var before: Set<Int>?
    for days in [1, 2, 4, 6, 8] as [Int64] {
      let plan = try Self.plan(days: days)
      let simulator = AccessSimulator(plan: plan, clock: Self.clock)
      let timeline = simulator.simulate(RandomStreams(seed: 4, unit: 0))
      let bob = Int32(try #require(plan.actors.firstIndex { $0.name == "bob" }))
      let tasks = timeline.tasks.indices.filter {
        timeline.tasks[$0].actor == bob && timeline.tasks[$0].target == 0
      }
      let refused = Set(tasks.filter { timeline.records[$0].outcome == .refused })
      let share = 1 - (try Self.target(plan)).coveredShare
      if days == 8 {
        #expect(refused.isEmpty)
      } else {
        #expect(abs(WorldSample.z(refused.count, of: tasks.count, share: share)) < 4)
      }
      if let before { #expect(refused.isStrictSubset(of: before)) }
      before = refused
    }
  }

  @Test("The need of a task is the same under every policy, and uniform")
  func needs() throws {
    let policies = [try Self.plan(days: 1), try PlanFixture.plan(.standing, on: Self.estate())]
    let worlds = policies.map {
      AccessSimulator(plan: $0, clock: Self.clock).world(RandomStreams(seed: 4, unit: 0)).tasks
    }
    #expect(worlds[0] == worlds[1])
    let needs = worlds[0].map { (Double($0.need) + 0.5) / 65_536 }
    #expect(WorldSample.distanceFromUniform(needs) < 2.2)
  }
}
