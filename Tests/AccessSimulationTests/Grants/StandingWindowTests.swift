import AccessSimulation
import Estate
import Sampling
import Specs
import TestSupport
import Testing

@Suite("Standing grants that end")
struct StandingWindowTests {
  private static let day: Int64 = 86_400
  private static let clock = TimelineClock(
    warmUp: 100 * day, leakWindow: 100 * day, tail: 200 * day)

  private static func reviews(
    stamps: Double = 0, of populations: [Population] = [.people], coverage: Double = 1
  ) -> PolicySpec {
    PlanFixture.policy { policy in
      policy.reviews = AccessReviewRule(
        interval: 90 * day, rubberStampShare: stamps, unusedFor: 60 * day,
        removalLag: .constant(7.0 * 86_400), secondsPerGrant: .constant(120),
        populations: populations, coverage: Coverage(share: coverage))
    }
  }

  private static func world(
    _ plan: AccessPlan, tasks: [(actor: Int, target: Int, instant: Int64)] = [],
    moves: [Int: Tenure.Move] = [:]
  ) -> World {
    let people = plan.estate.context.people.indices
    return World(
      tasks: tasks.sorted { $0.instant < $1.instant }.enumerated().map { index, task in
        AccessTask(
          instant: task.instant, actor: task.actor, index: index, target: task.target,
          kind: .debug, duration: 60)
      },
      tenures: people.map { person in
        var tenure = Tenure.permanent
        tenure.move = moves[person]
        return tenure
      }, runs: [], onCall: people.map { _ in [] })
  }

  private static func windows(
    _ plan: AccessPlan, _ world: World, unit: UInt64 = 0
  ) -> StandingWindows {
    StandingWindows(
      plan: plan, world: world, clock: clock, streams: RandomStreams(seed: 3, unit: unit))
  }

  @Test("A reviewer who looks withdraws what nobody uses, after the lag; what is used stays")
  func unused() throws {
    let plan = try PlanFixture.plan(Self.reviews())
    #expect(plan.entitlements(.standing).count == 5)
    // Whoever impersonates ann is bound to what names her, and in none of her groups.
    #expect(
      plan.overlay.entitlements.filter(\.isImpersonable).map(\.replaces) == [
        "ClusterRoleBinding/admins"
      ])
    // Bob uses production every day, and development never.
    let tasks = (0..<400).map { (actor: 1, target: 0, instant: Int64($0) * Self.day + 40_000) }
    let made = Self.windows(plan, Self.world(plan, tasks: tasks))
    let used = try #require(plan.targets(of: "bob")[0].standing)
    let unused = try #require(plan.targets(of: "bob")[1].standing)
    #expect(made.windows[used].map(\.window) == [.always])
    let removed = try #require(made.reviews.first { $0.entitlement == unused && $0.removal != nil })
    // He used it before the start, but never long before.
    #expect(removed.instant > 50 * Self.day && removed.instant <= 150 * Self.day)
    #expect(removed.removal == removed.instant + 7 * Self.day)
    #expect(
      made.windows[unused].map(\.window) == [
        TimeWindow(from: .min, until: removed.instant + 7 * Self.day)
      ])
    #expect(made.reviews.filter { $0.entitlement == unused }.last == removed)
    let instants = made.reviews.filter { $0.entitlement == used }.map(\.instant)
    #expect(zip(instants, instants.dropFirst()).allSatisfy { $1 - $0 == 90 * Self.day })
    #expect(instants.first.map { $0 >= 0 && $0 < 90 * Self.day } == true)
    let seen = made.reviews.count { Self.clock.measured.contains($0.instant) }
    #expect(made.reviewerSeconds == Int64(seen) * 120)
  }

  @Test("Rubber stamps confirm their share of what nobody uses")
  func stamps() throws {
    let none = try PlanFixture.plan(Self.reviews(stamps: 1))
    let confirmed = Self.windows(none, Self.world(none))
    #expect(confirmed.reviews.allSatisfy { $0.removal == nil })
    let plan = try PlanFixture.plan(Self.reviews(stamps: 0.75))
    var (looked, removed) = (0.0, 0.0)
    for unit in 0..<200 as Range<UInt64> {
      let records = Self.windows(plan, Self.world(plan), unit: unit).reviews
        .filter { $0.instant > 60 * Self.day }
      looked += Double(records.count)
      removed += Double(records.count { $0.removal != nil })
    }
    let z = (removed - 0.25 * looked) / (looked * 0.25 * 0.75).squareRoot()
    #expect(looked > 1000)
    #expect(abs(z) < 4)
  }

  @Test("Service accounts are judged by what they were seen to use")
  func accounts() throws {
    let estate = PlanFixture.watched([
      ("system:serviceaccount:prod:deployer", "create", "pods", "prod")
    ])
    let plan = try PlanFixture.plan(Self.reviews(of: [.pipelines, .workloads]), on: estate)
    let made = Self.windows(plan, Self.world(plan))
    #expect(
      plan.overlay.entitlements.map(\.username) == [
        "system:serviceaccount:prod:deployer", "system:serviceaccount:ops:agent",
      ])
    #expect(made.windows[0].map(\.window) == [.always])
    #expect(made.windows[1].allSatisfy { $0.window.until < .max })
    let unwatched = try PlanFixture.plan(Self.reviews(of: [.workloads]))
    #expect(Self.windows(unwatched, Self.world(unwatched)).windows[0].map(\.window) == [.always])
  }

  @Test(
    "Rights on request are not reviewed, and reviews and elevation share a population by coverage")
  func elevated() throws {
    var policy = Self.reviews()
    policy.elevation = PlanFixture.process()
    let plan = try PlanFixture.plan(policy)
    #expect(plan.standing.isEmpty)
    #expect(plan.entitlements(.elevation).count == 5)
  }

  @Test("A move takes the first team's grants away and brings the next one's")
  func moves() throws {
    let estate = PlanFixture.teams()
    let move = Tenure.Move(instant: 50 * Self.day, removal: 80 * Self.day)
    let plan = try PlanFixture.plan(Self.reviews(stamps: 1), on: estate, movers: 0.1)
    let targets = plan.targets(of: "ann")
    #expect(targets.map(\.binding) == ["RoleBinding/red/red", "RoleBinding/blue/blue"])
    #expect(targets.map(\.isJoined) == [false, true])
    let made = Self.windows(plan, Self.world(plan, moves: [0: move]))
    let (old, new) = (try #require(targets[0].standing), try #require(targets[1].standing))
    #expect(
      made.windows[old] == [
        GrantWindow(TimeWindow(from: .min, until: move.removal), because: .standing)
      ])
    #expect(
      made.windows[new] == [
        GrantWindow(TimeWindow(from: move.instant, until: .max), because: .membership)
      ])
    let still = try #require(plan.targets(of: "bob")[1].standing)
    #expect(made.windows[still].isEmpty)
  }

  @Test("Under elevation what comes with a move is asked for as well")
  func joinedElevation() throws {
    let policy = PlanFixture.policy { $0.elevation = PlanFixture.process(.fleet) }
    let plan = try PlanFixture.plan(policy, on: PlanFixture.teams(), movers: 0.1)
    let targets = plan.targets(of: "ann")
    #expect(plan.contents(targets[0].bundle) == ["RoleBinding/red/red for ann"])
    #expect(plan.contents(targets[1].bundle) == ["RoleBinding/blue/blue for ann"])
    let none = try PlanFixture.plan(.standing, on: PlanFixture.teams(), movers: 0.1)
    #expect(none.overlay.entitlements.isEmpty)
    #expect(none.targets(of: "ann").map(\.isJoined) == [false, true])
    let still = try PlanFixture.plan(.standing, on: PlanFixture.teams())
    #expect(still.targets(of: "ann").count == 1)
  }

  @Test("Windows laid over a timeline leave what is had on request alone")
  func laying() throws {
    let plan = try PlanFixture.plan(Self.reviews(coverage: 1))
    var timeline = Timeline(
      clock: Self.clock, schedules: [],
      grants: plan.overlay.entitlements.map { _ in [GrantWindow(.always, because: .atStart)] },
      runs: [])
    let made = Self.windows(plan, Self.world(plan))
    made.lay(over: &timeline)
    #expect(timeline.grants == made.windows)
    #expect(timeline.reviews == made.reviews)
    #expect(timeline.reviewerSeconds == made.reviewerSeconds)
  }

  @Test("The same unit gives the same reviews; another unit another phase")
  func determinism() throws {
    let plan = try PlanFixture.plan(Self.reviews(stamps: 0.5))
    let world = Self.world(plan)
    #expect(Self.windows(plan, world).reviews == Self.windows(plan, world).reviews)
    #expect(Self.windows(plan, world).reviews != Self.windows(plan, world, unit: 1).reviews)
  }
}
