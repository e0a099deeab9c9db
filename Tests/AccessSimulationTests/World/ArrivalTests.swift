import AccessSimulation
import Estate
import Foundation
import Sampling
import Specs
import TestSupport
import Testing

@Suite("When people, pipelines and agents act")
struct ArrivalTests {
  private typealias Sample = WorldSample

  /// `x − (p − 1) sin(2πx) / 2π`: the share of a day's tasks before a share of the day.
  private static func cumulated(_ share: Double, peak: Double) -> Double {
    share - (peak - 1) * sin(2 * Double.pi * share) / (2 * Double.pi)
  }

  private static func tasks(
    peak: Double, perDay: Double = 20, hours: WorkingHours = .office
  ) throws -> [AccessTask] {
    var activity = Sample.calm
    activity.tasks.peakFactor = peak
    let people = ["ann", "bob", "cat"].map { Sample.person($0, hours: hours, perDay: perDay) }
    let world = try Sample.world(of: Sample.estate(people), activity)
    return world.tasks.filter { $0.kind != .run }
  }

  @Test("counts by hour of the day follow the profile", arguments: [1.0, 1.3, 1.8, 2])
  func profile(peak: Double) throws {
    let tasks = try Self.tasks(peak: peak)
    let counts = tasks.reduce(into: Array(repeating: 0, count: 8)) { counts, task in
      counts[Int(task.instant % Sample.day / Sample.hour) - 9] += 1
    }
    let expected = (0..<8).map { hour in
      let end = Self.cumulated(Double(hour + 1) / 8, peak: peak)
      return (end - Self.cumulated(Double(hour) / 8, peak: peak)) * 3 * 20 * 260
    }
    // Eight free counts: above 36 with probability 2 in 100,000.
    #expect(Sample.chiSquare(counts, expected: expected) < 36)
    let flat = Array(repeating: 3.0 * 20 * 260 / 8, count: 8)
    #expect(peak == 1 || Sample.chiSquare(counts, expected: flat) > 100)
  }

  @Test("the mean rate does not depend on the peak", arguments: [1.0, 1.5, 2])
  func rate(peak: Double) throws {
    let tasks = try Self.tasks(peak: peak, perDay: 5)
    #expect(abs(Sample.z(tasks.count, mean: 3 * 5 * 260)) < 4)
  }

  @Test("rescaled by the intensity, gaps are exponential with mean 1", arguments: [1.0, 1.7])
  func rescaling(peak: Double) throws {
    let tasks = try Self.tasks(peak: peak)
    for actor in Int32(0)..<3 {
      let times = tasks.filter { $0.actor == actor }.map { task in
        let date = task.instant / Sample.day
        let share = Double(task.instant % Sample.day - 9 * Sample.hour) / Double(8 * Sample.hour)
        return 20 * (Double(date / 7 * 5 + date % 7) + Self.cumulated(share, peak: peak))
      }
      let uniform = zip(times, times.dropFirst()).map { 1 - exp($0 - $1) }
      #expect(uniform.count > 4000)
      #expect(Sample.distanceFromUniform(uniform) < 2.2)
    }
  }

  @Test(
    "everybody works in their own hours",
    arguments: [
      WorkingHours.office, .always,
      WorkingHours(start: 8 * 3600, end: 12 * 3600, days: [5, 6], utcOffset: -8 * 3600),
      WorkingHours(start: 0, end: 86_400, days: [0], utcOffset: 14 * 3600),
    ])
  func ownHours(hours: WorkingHours) throws {
    let tasks = try Self.tasks(peak: 1.5, perDay: 10, hours: hours)
    let clock = WorkingClock(hours)
    #expect(tasks.allSatisfy { clock.isOpen($0.instant) && $0.instant >= 0 })
    let days = Double(hours.days.count * 52)
    #expect(abs(Sample.z(tasks.count, mean: 30 * days)) < 4)
  }

  @Test("pipelines run as planned: the k-th run of one is its k-th task")
  func runs() throws {
    let estate = Sample.estate([Sample.person("ann")])
    let world = try Sample.world(of: estate)
    let tasks = world.tasks.filter { $0.kind == .run }
    #expect(world.runs.count == 1)
    #expect(tasks.map(\.instant) == world.runs[0].map(\.from))
    #expect(tasks.map(\.index) == tasks.indices.map { UInt32($0) })
    #expect(world.runs[0].allSatisfy { $0.until - $0.from == 900 })
    #expect(tasks.allSatisfy { $0.duration == 900 && $0.action == nil && $0.actor == 1 })
    #expect(abs(Sample.z(tasks.count, mean: 3 * 260)) < 4)
  }

  @Test("agents are invoked in their hours, for as long as an invocation takes")
  func agents() throws {
    var estate = Sample.estate([])
    estate.context.agents = [
      Agent(
        name: "a", cluster: "c", namespace: "ops", serviceAccount: "agent",
        workingHours: .always, invocationsPerDay: 12, invocationSeconds: 77)
    ]
    let world = try Sample.world(of: estate)
    let invocations = world.tasks.filter { $0.kind == .invocation }
    #expect(abs(Sample.z(invocations.count, mean: 12 * 364)) < 4)
    #expect(invocations.allSatisfy { $0.duration == 77 && $0.actor == 1 })
  }

  @Test("a rate of 0 is never")
  func never() throws {
    var estate = Sample.estate([Sample.person("ann", perDay: 0)])
    estate.context.pipelines[0].runsPerDay = 0
    let world = try Sample.world(of: estate)
    #expect(world.tasks.isEmpty)
    #expect(world.runs == [[]])
  }
}
