import AccessSimulation
import Estate
import Foundation
import Sampling
import Specs
import TestSupport
import Testing

@Suite("What tasks are about")
struct TaskContentTests {
  private typealias Sample = WorldSample

  private static func tasks(_ change: (inout ActivitySpec) -> Void = { _ in }) throws
    -> [AccessTask]
  {
    var activity = Sample.calm
    change(&activity)
    let world = try Sample.world(of: Sample.estate([Sample.person("ann", perDay: 40)]), activity)
    return world.tasks.filter { $0.kind != .run }
  }

  @Test("kinds come up by their weights")
  func kinds() throws {
    let tasks = try Self.tasks()
    let weights: [(TaskKind, Double)] = [
      (.deploy, 0.25), (.debug, 0.4), (.rotate, 0.1), (.changeAccess, 0.05), (.upgrade, 0.2),
    ]
    for (kind, weight) in weights {
      let count = tasks.count { $0.kind == kind }
      #expect(abs(Sample.z(count, of: tasks.count, share: weight)) < 4, "\(kind)")
    }
    #expect(tasks.allSatisfy { !$0.isUrgent })
  }

  @Test("one weight alone is always, and none at all is debugging")
  func weights() throws {
    let upgrades = try Self.tasks {
      $0.tasks.deployWeight = 0
      $0.tasks.debugWeight = 0
      $0.tasks.rotateWeight = 0
      $0.tasks.changeAccessWeight = 0
    }
    #expect(!upgrades.isEmpty && upgrades.allSatisfy { $0.kind == .upgrade })
    let rest = try Self.tasks {
      $0.tasks.deployWeight = 0
      $0.tasks.debugWeight = 0
      $0.tasks.rotateWeight = 0
      $0.tasks.changeAccessWeight = 0
      $0.tasks.upgradeWeight = 0
    }
    #expect(!rest.isEmpty && rest.allSatisfy { $0.kind == .debug })
  }

  @Test("exceptional actions have their shares, each with the kinds that it belongs to")
  func actions() throws {
    let estate = Sample.estate([Sample.person("ann", perDay: 40)])
    let targets = try AccessPlan(.standing, on: estate, activity: Sample.calm).targets[0]
    let tasks = try Self.tasks()
    let shares: [(TaskKind, GateRule.Action, Double)] = [
      (.debug, .exec, 0.3), (.debug, .secretRead, 0.15), (.rotate, .secretRead, 0.15),
      (.changeAccess, .roleBinding, 0.8),
    ]
    for (kind, action, share) in shares {
      let rank = try #require(GateRule.Action.allCases.firstIndex(of: action))
      let all = tasks.filter {
        $0.kind == kind && targets[Int($0.target)].possibleActions[rank]
      }
      #expect(all.count > 20)
      let count = all.count { $0.action == action }
      #expect(abs(Sample.z(count, of: all.count, share: share)) < 4, "\(kind) \(action)")
    }
    for task in tasks {
      guard let action = task.action else { continue }
      #expect(shares.contains { $0.0 == task.kind && $0.1 == action })
    }
  }

  @Test("every target is used, all equally often")
  func targets() throws {
    let tasks = try Self.tasks()
    let plan = try AccessPlan(.standing, on: Sample.estate([Sample.person("ann")]))
    let count = plan.targets[0].filter { !$0.isJoined }.count
    #expect(count >= 2)
    for target in 0..<count {
      let used = tasks.count { $0.target == target }
      #expect(abs(Sample.z(used, of: tasks.count, share: 1 / Double(count))) < 4)
    }
  }

  @Test("somebody without any right has tasks without a target")
  func none() throws {
    var stranger = Sample.person("sam")
    stranger.groups = []
    let world = try Sample.world(of: Sample.estate([stranger]))
    let tasks = world.tasks.filter { $0.actor == 0 }
    #expect(tasks.count > 300)
    #expect(tasks.allSatisfy { $0.target == AccessTask.none })
  }

  @Test("durations are drawn from the distribution")
  func durations() throws {
    let tasks = try Self.tasks { $0.tasks.duration = .uniform(low: 100, high: 300) }
    #expect(abs(Sample.z(tasks.map { Double($0.duration) }, mean: 200)) < 4)
    #expect(tasks.allSatisfy { (100...300).contains($0.duration) })
  }
}
