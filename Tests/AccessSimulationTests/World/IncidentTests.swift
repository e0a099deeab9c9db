import AccessSimulation
import Estate
import Foundation
import Sampling
import Specs
import TestSupport
import Testing

@Suite("Incidents and being on call")
struct IncidentTests {
  private typealias Sample = WorldSample

  /// Two teams with people on call and one without, nobody with ordinary tasks.
  private static let people = [
    Sample.person("a1", team: "a", onCall: true, perDay: 0),
    Sample.person("b1", team: "b", onCall: true, perDay: 0),
    Sample.person("a2", team: "a", onCall: true, perDay: 0),
    Sample.person("a3", team: "a", perDay: 0), Sample.person("c1", team: "c", perDay: 0),
    Sample.person("a4", team: "a", onCall: true, perDay: 0),
    Sample.person("c2", team: "c", perDay: 0),
  ]

  private static func world(_ change: (inout ActivitySpec) -> Void) throws -> World {
    var activity = Sample.calm
    change(&activity)
    var estate = Sample.estate(people)
    estate.context.pipelines = []
    return try Sample.world(of: estate, activity, end: 520 * Sample.week)
  }

  @Test("incidents come at their rate, at any hour of any day")
  func rate() throws {
    let world = try Self.world {
      $0.incidents.perTeamAndWeek = 2
      $0.incidents.tasksMean = 1
    }
    let tasks = world.tasks
    #expect(abs(Sample.z(tasks.count, mean: 3 * 2 * 520)) < 4)
    let counts = tasks.reduce(into: Array(repeating: 0, count: 168)) { counts, task in
      counts[Int(task.instant % Sample.week / Sample.hour)] += 1
    }
    let expected = Array(repeating: Double(tasks.count) / 168, count: 168)
    // 167 degrees of freedom: above 250 with probability 3 in 100,000.
    #expect(Sample.chiSquare(counts, expected: expected) < 250)
    #expect(tasks.allSatisfy { $0.isUrgent && $0.kind == .incident })
  }

  @Test("the tasks of an incident are geometric in number, at least one")
  func sizes() throws {
    let world = try Self.world {
      $0.incidents.perTeamAndWeek = 1
      $0.incidents.tasksMean = 3
      $0.incidents.span = .constant(0)
    }
    let sizes = Dictionary(grouping: world.tasks, by: \.instant).values.map { Double($0.count) }
    #expect(sizes.count > 1400)
    #expect(abs(Sample.z(sizes, mean: 3)) < 4)
    for size in 1...4 {
      let share = (0..<size - 1).reduce(1.0 / 3) { share, _ in share * 2 / 3 }
      let count = sizes.count { $0 == Double(size) }
      #expect(abs(Sample.z(count, of: sizes.count, share: share)) < 4)
    }
  }

  @Test("the tasks of an incident lie within its span")
  func span() throws {
    let world = try Self.world {
      $0.incidents.perTeamAndWeek = 0.02
      $0.incidents.tasksMean = 8
      $0.incidents.span = .constant(5000)
    }
    var starts: [Int32: Int64] = [:]
    var offsets: [Double] = []
    for task in world.tasks {
      if let start = starts[task.actor], task.instant - start <= 5000 {
        offsets.append(Double(task.instant - start))
      } else {
        starts[task.actor] = task.instant
      }
    }
    #expect(offsets.count > 100)
    #expect(abs(Sample.z(offsets, mean: 2500)) < 4)
  }

  @Test("exactly one member of each team with people on call is so at any time")
  func exactlyOne() throws {
    for leavers in [0.0, 0.9] {
      let world = try Self.world {
        $0.turnover.leaversPerYear = leavers
        $0.turnover.vacancy = .constant(20 * 86_400)
      }
      let teams = ["a": [0, 2, 5], "b": [1]]
      for instant in stride(from: Int64(0), to: 520 * Sample.week, by: 99_991) {
        for (_, members) in teams {
          let found = members.filter { person in
            world.onCall[person].contains { $0.contains(instant) }
          }
          #expect(found.count == 1)
          let present = members.filter { person in
            world.tenures[person].presence.contains { $0.contains(instant) }
          }
          #expect(present.isEmpty || present.contains(found[0]), "nobody there is on call")
        }
      }
      for person in [3, 4, 6] { #expect(world.onCall[person].isEmpty) }
      for windows in world.onCall {
        #expect(zip(windows, windows.dropFirst()).allSatisfy { $0.until < $1.from })
      }
    }
  }

  @Test("members take turns of one length, equally often")
  func turns() throws {
    let world = try Self.world { $0.incidents.onCallTurn = 3 * 86_400 }
    for person in [0, 2, 5] {
      let windows = world.onCall[person]
      #expect(windows.allSatisfy { $0.until - $0.from == 3 * 86_400 })
      #expect(zip(windows, windows.dropFirst()).allSatisfy { $1.from - $0.from == 9 * 86_400 })
      #expect(abs(windows.count - 520 * 7 / 9) <= 1)
    }
    #expect(world.onCall[1].count == 1, "somebody alone is always on call")
  }

  @Test("urgent tasks are for whoever is on call, else for a member of the team in turn")
  func whose() throws {
    let world = try Self.world { $0.incidents.perTeamAndWeek = 5 }
    var byActor: [Int: Int] = [:]
    for task in world.tasks {
      let person = Int(task.actor)
      byActor[person, default: 0] += 1
      guard Self.people[person].team != "c" else { continue }
      #expect(world.onCall[person].contains { $0.contains(task.instant) })
    }
    #expect(byActor.keys.sorted() == [0, 1, 2, 4, 5, 6])
    let each = 520 * 5 * 3 / 2
    for person in [4, 6] { #expect(abs((byActor[person] ?? 0) - each) < each / 5) }
  }

  @Test("holders of the emergency kubeconfig are not called where a colleague is")
  func emergencyAccount() throws {
    var activity = Sample.calm
    activity.incidents.perTeamAndWeek = 5
    var people = [Sample.person("ann", perDay: 0), Sample.person("safe", perDay: 0)]
    people[1].groups = ["system:masters"]
    let both = try Sample.world(of: Sample.estate(people), activity).tasks
    #expect(both.contains { $0.isUrgent } && both.allSatisfy { !$0.isUrgent || $0.actor == 0 })
    let alone = try Sample.world(of: Sample.estate([people[1]]), activity).tasks
    #expect(alone.contains { $0.isUrgent })
  }
}
