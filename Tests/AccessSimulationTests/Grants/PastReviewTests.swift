import AccessSimulation
import Estate
import Sampling
import Specs
import TestSupport
import Testing

@Suite("Reviews before the start")
struct PastReviewTests {
  private static let day: Int64 = 86_400
  private static let clock = TimelineClock(
    warmUp: SpecDefaults.warmUp, leakWindow: SpecDefaults.leakWindow,
    tail: SpecDefaults.maxDelay + SpecDefaults.horizon)

  /// Forty people of one team with two bindings each.
  private static func estate(perDay: Double) -> Estate {
    var estate = ShopEstate.make()
    estate.context.people = (0..<40).map {
      Person(
        name: "p\($0)", username: "p\($0)", groups: ["team"], clusters: ["c"], laptop: "l\($0)",
        tasksPerDay: perDay)
    }
    return estate
  }

  private static func policy(
    interval: Int64 = 90, stamps: Double = 0.5, unusedFor: Int64 = 90,
    lag: Distribution = .constant(0), of populations: [Population] = [.people]
  ) -> PolicySpec {
    PlanFixture.policy { policy in
      policy.reviews = AccessReviewRule(
        interval: interval * day, rubberStampShare: stamps, unusedFor: unusedFor * day,
        removalLag: lag, secondsPerGrant: .constant(60), populations: populations)
    }
  }

  private static func plan(_ policy: PolicySpec, perDay: Double) throws -> AccessPlan {
    try AccessPlan(policy, on: estate(perDay: perDay), activity: WorldSample.calm)
  }

  private static func windows(_ plan: AccessPlan, unit: UInt64 = 0) -> StandingWindows {
    let streams = RandomStreams(seed: 11, unit: unit)
    let world = World.make(plan, clock: clock, streams: streams)
    return StandingWindows(plan: plan, world: world, clock: clock, streams: streams)
  }

  /// Of the measured time, the share for which grants are held, over some units.
  private static func heldShare(_ plan: AccessPlan, units: UInt64) -> Double {
    var held: Int64 = 0
    for unit in 0..<units {
      for grants in windows(plan, unit: unit).windows {
        held += grants.reduce(0) { $0 + $1.window.seconds(in: clock.measured) }
      }
    }
    let whole = Int64(units) * Int64(plan.standing.count) * clock.leakWindow
    return Double(held) / Double(whole)
  }

  @Test("Under the default clock reviews leave less than standing access, and not nothing")
  func defaultClock() throws {
    // Each binding is used once in 140 days.
    let plan = try Self.plan(Self.policy(lag: .exponential(mean: 3 * 86_400)), perDay: 0.02)
    #expect(plan.standing.count == 80)
    let share = Self.heldShare(plan, units: 10)
    #expect(share > 0.3 && share < 0.9)
    // Those that went before the start are no news.
    let made = Self.windows(plan)
    #expect(made.windows.contains { $0.isEmpty })
    #expect(made.reviews.allSatisfy { $0.instant >= 0 || ($0.removal ?? 0) > 0 })
  }

  @Test("What is used weekly stays, and so does everything that is confirmed without looking")
  func kept() throws {
    let weekly = try Self.plan(Self.policy(stamps: 0), perDay: 0.4)
    let stamped = try Self.plan(Self.policy(stamps: 1), perDay: 0.02)
    for plan in [weekly, stamped] {
      for unit in 0..<5 as Range<UInt64> {
        let made = Self.windows(plan, unit: unit)
        #expect(made.windows.allSatisfy { $0.map(\.window) == [.always] })
        #expect(!made.reviews.isEmpty && made.reviews.allSatisfy { $0.removal == nil })
      }
    }
  }

  @Test("The more often reviews are, the less is held")
  func intervals() throws {
    let shares = try [720, 180, 90, 30, 7].map { interval in
      Self.heldShare(try Self.plan(Self.policy(interval: interval), perDay: 0.02), units: 30)
    }
    #expect(zip(shares, shares.dropFirst()).allSatisfy { $0 > $1 }, "\(shares)")
  }

  @Test("At the start those remain whose last use is exponentially far back, and near enough")
  func distribution() throws {
    // Reviewed every day by somebody who looks: what is left was used in the last 90 days.
    let plan = try Self.plan(Self.policy(interval: 1, stamps: 0), perDay: 0.02)
    var left = 0
    for unit in 0..<50 as Range<UInt64> {
      left += Self.windows(plan, unit: unit).windows.count { !$0.isEmpty }
    }
    let share = 1 - Portable.exp(-90.5 / 140)
    #expect(abs(WorldSample.z(left, of: 4000, share: share)) < 4)
  }

  // MARK: Where somebody watched

  /// The forty, of whom nobody has tasks, and whose cluster was watched for so many days.
  private static func watched(days: Int64, uses: [(String, Int64)]) -> Estate {
    var estate = estate(perDay: 0)
    var builder = UsageModelBuilder()
    builder.observe(UsageWindow(from: 0, until: days * day))
    for (username, second) in uses {
      let target = UsedResource(resource: "secrets", subresource: "", namespace: "prod")
      builder.add(
        UsedPermission(verb: "get", target: .resource(target)), by: username,
        UsageTally(second: second))
    }
    estate.clusters[0].usage = builder.model()
    return estate
  }

  @Test("What somebody was seen to use was used then; without tasks nothing else ever was")
  func seen() throws {
    let estate = Self.watched(days: 28, uses: [("p0", 8 * Self.day)])
    let plan = try AccessPlan(Self.policy(stamps: 0), on: estate, activity: WorldSample.calm)
    let made = Self.windows(plan)
    let used = try #require(plan.targets(of: "p0")[0].standing)
    #expect(plan.standing.contains { $0.pastUse == .seen(ago: 20 * Self.day) })
    let removal = try #require(made.windows[used].first?.window.until)
    // Twenty days are over at the start, and the next review is within ninety of the seventieth.
    #expect(removal >= 70 * Self.day && removal <= 160 * Self.day)
    #expect(made.windows.indices.allSatisfy { $0 == used || made.windows[$0].isEmpty })
  }

  @Test("Disuse of a service account is known for as long as somebody watched")
  func accounts() throws {
    let agent = "system:serviceaccount:ops:agent"
    func window(watched days: Int64, _ uses: [(String, Int64)] = []) throws -> [TimeWindow] {
      let policy = Self.policy(stamps: 0, of: [.workloads])
      let plan = try PlanFixture.plan(policy, on: Self.watched(days: days, uses: uses))
      #expect(plan.standing.count == 1)
      return Self.windows(plan).windows[0].map(\.window)
    }
    #expect(try window(watched: 90).isEmpty)
    #expect(try window(watched: 100, [(agent, 50 * Self.day)]) == [.always])
    #expect(try window(watched: 300, [(agent, 50 * Self.day)]).isEmpty)
    // 28 days show no disuse of 90; the next 62 may.
    let short = try #require(try window(watched: 28).first)
    #expect(short.from == .min && short.until >= 62 * Self.day)
  }

  @Test("Every part of a narrowed grant has the record of its review")
  func parts() throws {
    let estate = PlanFixture.watched([
      ("ann", "get", "secrets", "prod"), ("ann", "get", "nodes", ""),
    ])
    var policy = Self.policy(stamps: 1)
    policy.scopes = PlanFixture.scope(.people, .used).scopes
    let plan = try PlanFixture.plan(policy, on: estate)
    let grant = try #require(plan.standing.first { $0.entitlements.count == 2 })
    let reviews = Self.windows(plan).reviews
    let instants = grant.entitlements.map { entitlement in
      reviews.filter { $0.entitlement == entitlement }.map(\.instant)
    }
    #expect(!instants[0].isEmpty && instants[0] == instants[1])
  }

  @Test("Times beyond what can be written neither trap nor withdraw what is in use")
  func extremes() throws {
    var policy = Self.policy(stamps: 0)
    policy.reviews?.interval = .max
    policy.reviews?.removalLag = .constant(1e30)
    let plan = try Self.plan(policy, perDay: 0.02)
    #expect(Self.windows(plan).windows.allSatisfy { $0.map(\.window) == [.always] })
    policy.reviews?.interval = 90 * Self.day
    policy.reviews?.unusedFor = .max
    let endless = try Self.plan(policy, perDay: 0.02)
    #expect(Self.windows(endless).reviews.allSatisfy { $0.removal == nil })
  }
}
