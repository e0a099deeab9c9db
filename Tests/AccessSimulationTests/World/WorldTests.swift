import AccessSimulation
import Estate
import EstateSources
import Foundation
import Sampling
import Specs
import TestSupport
import Testing

@Suite("Worlds")
struct WorldTests {
  private typealias Sample = WorldSample

  /// Two teams with everything that can happen to them.
  private static let people = (0..<12).map { number in
    Sample.person("p\(number)", team: "t\(number % 2)", onCall: number % 3 == 0, perDay: 1)
  }

  private static func busyEstate(_ people: [Person] = people) -> Estate {
    var estate = Sample.estate(people)
    estate.context.agents = [
      Agent(
        name: "a", cluster: "c", namespace: "ops", serviceAccount: "agent", team: "t0",
        invocationsPerDay: 3, invocationSeconds: 60)
    ]
    return estate
  }

  private static var lively: ActivitySpec {
    var activity = ActivitySpec()
    activity.tasks.peakFactor = 1.6
    activity.turnover.leaversPerYear = 0.5
    activity.turnover.moversPerYear = 0.5
    activity.incidents.perTeamAndWeek = 3
    return activity
  }

  private static func isSame(_ left: World, _ right: World) -> Bool {
    left.tasks == right.tasks && left.tenures == right.tenures && left.runs == right.runs
      && left.onCall == right.onCall
  }

  @Test("the same unit is the same world; another unit or seed is another")
  func determinism() throws {
    let estate = Self.busyEstate()
    let world = try Sample.world(of: estate, Self.lively)
    #expect(Self.isSame(world, try Sample.world(of: estate, Self.lively)))
    #expect(!Self.isSame(world, try Sample.world(of: estate, Self.lively, unit: 1)))
    #expect(!Self.isSame(world, try Sample.world(of: estate, Self.lively, seed: 6)))
  }

  @Test("every policy meets the same world")
  func policies() throws {
    for estate in [
      Self.busyEstate(), try EstateGenerator.generate(EstateSpec.smallest, isWatched: false),
    ] {
      let worlds = try [PolicySpec.standing, .rotated(), .justInTime()].map { policy in
        try Sample.world(of: estate, Self.lively, policy: policy, end: 20 * Sample.week)
      }
      #expect(worlds[0].tasks.count > 500)
      #expect(Self.isSame(worlds[0], worlds[1]) && Self.isSame(worlds[0], worlds[2]))
    }
  }

  @Test("a person's own tasks depend on nobody else, and on no position")
  func positions() throws {
    let estate = Self.busyEstate()
    let reversed = Self.busyEstate(Self.people.reversed())
    let world = try Sample.world(of: estate, Sample.calm)
    let mirror = try Sample.world(of: reversed, Sample.calm)
    for person in 0..<Int32(12) {
      let own = world.tasks.filter { $0.actor == person }
      let other = mirror.tasks.filter { $0.actor == 11 - person }
      #expect(!own.isEmpty && own.map(\.instant) == other.map(\.instant))
      #expect(own.map(\.kind) == other.map(\.kind) && own.map(\.target) == other.map(\.target))
    }
  }

  @Test("a longer run begins with the shorter one")
  func prefix() throws {
    let short = try Sample.world(of: Self.busyEstate(), Self.lively, end: 10 * Sample.week)
    let long = try Sample.world(of: Self.busyEstate(), Self.lively, end: 30 * Sample.week)
    #expect(short.tasks == long.tasks.filter { $0.instant < 10 * Sample.week })
    #expect(zip(short.runs, long.runs).allSatisfy { $1.starts(with: $0) })
  }

  @Test("tasks are in order, and no two of one actor have the same number")
  func order() throws {
    let tasks = try Sample.world(of: Self.busyEstate(), Self.lively).tasks
    #expect(zip(tasks, tasks.dropFirst()).allSatisfy(AccessTask.precedes))
    #expect(Set(tasks.map { [Int64($0.actor), Int64($0.index)] }).count == tasks.count)
    #expect(tasks.allSatisfy { (0..<52 * Sample.week).contains($0.instant) })
    #expect(Set(tasks.map(\.kind)).count == TaskKind.allCases.count)
  }

  @Test("estates without people, without pipelines, or without either have worlds")
  func empty() throws {
    var estate = Self.busyEstate([])
    var world = try Sample.world(of: estate, Self.lively)
    #expect(world.tenures.isEmpty && world.onCall.isEmpty)
    #expect(Set(world.tasks.map(\.kind)) == [.run, .invocation])
    estate.context.pipelines = []
    estate.context.agents = []
    world = try Sample.world(of: estate, Self.lively)
    #expect(world.tasks.isEmpty && world.runs.isEmpty)
    estate.context.people = Self.people
    world = try Sample.world(of: estate, Self.lively)
    #expect(world.tasks.contains { $0.isUrgent } && world.runs.isEmpty)
  }

  @Test("a run of no time is empty")
  func noTime() throws {
    let world = try Sample.world(of: Self.busyEstate(), Self.lively, end: 0)
    #expect(world.tasks.isEmpty)
    #expect(world.runs == [[]])
  }
}

extension EstateSpec {
  /// A cluster, two teams and four applications.
  fileprivate static let smallest = EstateSpec(name: "smallest", seed: 4).setting([
    (.clusters, 1), (.teams, 3), (.people, 9), (.applicationCount, 4), (.pipelineShare, 1),
  ])
}
