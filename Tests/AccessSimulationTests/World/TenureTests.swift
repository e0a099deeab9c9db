import AccessSimulation
import Estate
import Foundation
import Sampling
import Specs
import TestSupport
import Testing

@Suite("Who fills a position when")
struct TenureTests {
  private typealias Sample = WorldSample

  private static let year: Int64 = 365 * 86_400

  private static func tenures(
    _ count: Int = 2000, years: Int64 = 3, perDay: Double = 0,
    _ change: (inout ActivitySpec) -> Void
  ) throws -> World {
    var activity = Sample.calm
    change(&activity)
    var estate = Sample.estate(
      (0..<count).map { Sample.person("p\($0)", team: "t\($0 % 7)", perDay: perDay) })
    estate.context.pipelines = []
    return try Sample.world(of: estate, activity, end: years * year)
  }

  @Test("without turnover everybody was always there and stays")
  func permanent() throws {
    let world = try Self.tenures(5) { _ in }
    #expect(world.tenures.allSatisfy { $0 == .permanent })
  }

  @Test("the share of leavers within a year is the one given", arguments: [0.05, 0.15, 0.6])
  func leavers(share: Double) throws {
    let tenures = try Self.tenures { $0.turnover.leaversPerYear = share }.tenures
    let left = tenures.count { ($0.presence.first?.until ?? .max) < Self.year }
    #expect(abs(Sample.z(left, of: tenures.count, share: share)) < 4)
  }

  @Test("the time until somebody leaves is exponential")
  func exponential() throws {
    let tenures = try Self.tenures(3000, years: 60) { $0.turnover.leaversPerYear = 0.4 }.tenures
    let rate = -log(0.6) / Double(Self.year)
    let uniform = tenures.compactMap(\.presence.first).map { 1 - exp(-rate * Double($0.until)) }
    #expect(uniform.count == 3000)
    #expect(Sample.distanceFromUniform(uniform) < 2.2)
  }

  @Test("a position is filled again after the vacancy; credentials outlive the leaving by the lag")
  func vacancies() throws {
    let tenures = try Self.tenures(400, years: 10) {
      $0.turnover.leaversPerYear = 0.5
      $0.turnover.vacancy = .constant(1000)
      $0.turnover.offboardingLag = .constant(300)
    }.tenures
    #expect(tenures.contains { $0.presence.count > 3 })
    for tenure in tenures {
      #expect(tenure.presence.first?.from == .min)
      for (one, next) in zip(tenure.presence, tenure.presence.dropFirst()) {
        #expect(next.from - one.until == 1000)
      }
      #expect(tenure.accounts.map(\.from) == tenure.presence.map(\.from))
      for (stay, account) in zip(tenure.presence, tenure.accounts) {
        #expect(account.until == (stay.until == .max ? .max : stay.until + 300))
      }
    }
  }

  @Test("what a leaver leaves behind runs into the successor's time where the lag is longer")
  func longLag() throws {
    let tenures = try Self.tenures(400, years: 10) {
      $0.turnover.leaversPerYear = 0.5
      $0.turnover.vacancy = .constant(300)
      $0.turnover.offboardingLag = .constant(1000)
    }.tenures
    for tenure in tenures {
      #expect(zip(tenure.accounts, tenure.accounts.dropFirst()).allSatisfy { $0.until < $1.from })
      #expect(tenure.accounts.count == 1)
      #expect(tenure.presence.count >= 1)
    }
  }

  @Test("the share of movers within a year is the one given, each after their lag")
  func movers() throws {
    let tenures = try Self.tenures {
      $0.turnover.moversPerYear = 0.1
      $0.turnover.membershipRemovalLag = .exponential(mean: 90 * 86_400)
    }.tenures
    let moves = tenures.compactMap(\.move)
    let within = moves.count { $0.instant < Self.year }
    #expect(abs(Sample.z(within, of: tenures.count, share: 0.1)) < 4)
    #expect(abs(Sample.z(moves.map { Double($0.removal - $0.instant) }, mean: 90 * 86_400)) < 4)
  }

  @Test("nobody moves where there is no other team, or from a vacant position")
  func noMoves() throws {
    var activity = Sample.calm
    activity.turnover.moversPerYear = 1
    let alone = try Sample.world(of: Sample.estate([Sample.person("ann")]), activity)
    #expect(alone.tenures == [.permanent])
    let tenures = try Self.tenures(500, years: 20) {
      $0.turnover.moversPerYear = 0.3
      $0.turnover.leaversPerYear = 0.9
      $0.turnover.vacancy = .exponential(mean: 200 * 86_400)
    }.tenures
    #expect(tenures.contains { $0.move != nil })
    for tenure in tenures {
      guard let move = tenure.move else { continue }
      #expect(tenure.presence.contains { $0.contains(move.instant) })
    }
  }

  @Test("on and off in turn, a position is filled for its share of the time, whatever the vacancy")
  func availability() throws {
    // The shortest mean stay: about ten days. Filled for 1 in 24 parts of the time.
    let stay = -Double(Self.year) / log(0x1p-53)
    for vacancy in [
      Distribution.constant(23 * stay), .exponential(mean: 23 * stay),
      .lognormal(mean: 23 * stay, sigma: 0.5),
    ] {
      let end = 400 * Self.year
      let world = try Self.tenures(40, years: 400) {
        $0.turnover.leaversPerYear = 1
        $0.turnover.vacancy = vacancy
        $0.incidents.onCallTurn = end
      }
      let run = TimeWindow(from: 0, until: end)
      let shares = world.tenures.map { tenure in
        tenure.presence.reduce(0.0) { $0 + Double($1.seconds(in: run)) } / Double(end)
      }
      #expect(abs(Sample.z(shares, mean: 1.0 / 24)) < 4)
      let mean: Double = shares.reduce(0, +) / 40
      #expect(mean * 24 > 0.95 && mean * 24 < 1.05)
    }
  }

  @Test("a vacancy takes its tasks away and moves no other")
  func vacantTasks() throws {
    let change: (inout ActivitySpec) -> Void = {
      $0.turnover.leaversPerYear = 0.8
      $0.turnover.vacancy = .constant(100 * 86_400)
    }
    let settled = try Self.tenures(20, perDay: 1) { _ in }
    let world = try Self.tenures(20, perDay: 1, change)
    let kept = settled.tasks.filter { task in
      world.tenures[Int(task.actor)].presence.contains { $0.contains(task.instant) }
    }
    #expect(kept.count < settled.tasks.count - 500)
    #expect(world.tasks == kept)
  }

  @Test("targets are those of the teams that somebody is in at the time")
  func joinedTargets() throws {
    let people = (0..<30).map { Sample.person("p\($0)", team: "t\($0 % 2)") }
    var activity = Sample.calm
    activity.turnover.moversPerYear = 0.9
    activity.turnover.membershipRemovalLag = .constant(50 * 86_400)
    let estate = Sample.estate(people)
    let plan = try AccessPlan(.standing, on: estate, activity: activity)
    let world = try Sample.world(of: estate, activity)
    var phases = [0, 0, 0]
    for task in world.tasks where task.actor < 30 {
      let targets = plan.targets[Int(task.actor)]
      let target = task.target == AccessTask.none ? nil : targets[Int(task.target)]
      guard let move = world.tenures[Int(task.actor)].move, task.instant >= move.instant else {
        phases[0] += 1
        #expect(target?.isJoined == false)
        continue
      }
      phases[task.instant < move.removal ? 1 : 2] += 1
      #expect(target != nil || task.instant >= move.removal)
      #expect(task.instant < move.removal || target?.isJoined != false)
    }
    #expect(phases.allSatisfy { $0 > 100 })
  }
}
