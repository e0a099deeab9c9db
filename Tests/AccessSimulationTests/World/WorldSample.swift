import AccessSimulation
import Estate
import Foundation
import Sampling
import Specs
import TestSupport
import Testing

/// Worlds of small estates, and the arithmetic that their tests share.
enum WorldSample {
  static let hour: Int64 = 3600
  static let day: Int64 = 86_400
  static let week: Int64 = 7 * day

  /// Nobody leaves, and nothing urgent happens.
  static var calm: ActivitySpec {
    var activity = ActivitySpec()
    activity.turnover.leaversPerYear = 0
    activity.turnover.moversPerYear = 0
    activity.incidents.perTeamAndWeek = 0
    return activity
  }

  static func person(
    _ name: String, team: String = "t", onCall: Bool = false, hours: WorkingHours = .office,
    perDay: Double = 2
  ) -> Person {
    var person = Person(
      name: name, username: name, groups: ["team"], team: team, clusters: ["c"],
      laptop: "laptop-\(name)", workingHours: hours, tasksPerDay: perDay)
    person.onCall = onCall
    return person
  }

  /// The shop with other people.
  static func estate(_ people: [Person]) -> Estate {
    var estate = ShopEstate.make()
    estate.context.people = people
    estate.context.approverPools = [
      ApproverPool(name: "leads", members: people.prefix(1).map(\.name))
    ]
    return estate
  }

  static func world(
    of estate: Estate, _ activity: ActivitySpec = calm, policy: PolicySpec = .standing,
    end: Int64 = 52 * week, seed: UInt64 = 5, unit: UInt64 = 0
  ) throws -> World {
    let plan = try AccessPlan(policy, on: estate, activity: activity)
    return World.make(
      plan, clock: TimelineClock(warmUp: 0, leakWindow: end, tail: 0),
      streams: RandomStreams(seed: seed, unit: unit))
  }

  // MARK: Arithmetic

  /// How far a Poisson count is from its mean, in standard deviations.
  static func z(_ count: Int, mean: Double) -> Double {
    (Double(count) - mean) / mean.squareRoot()
  }

  /// How far a binomial count is from its mean, in standard deviations.
  static func z(_ count: Int, of total: Int, share: Double) -> Double {
    (Double(count) - Double(total) * share)
      / (Double(total) * share * (1 - share)).squareRoot()
  }

  /// How far a sample's mean is from what it should be, in standard errors.
  static func z(_ sample: [Double], mean: Double) -> Double {
    let count = Double(sample.count)
    let average = sample.reduce(0, +) / count
    let variance = sample.reduce(0) { $0 + ($1 - average) * ($1 - average) } / (count - 1)
    return (average - mean) / (variance / count).squareRoot()
  }

  /// Pearson's statistic.
  static func chiSquare(_ counts: [Int], expected: [Double]) -> Double {
    zip(counts, expected).reduce(0) { sum, pair in
      sum + (Double(pair.0) - pair.1) * (Double(pair.0) - pair.1) / pair.1
    }
  }

  /// √n times the greatest distance between a sample's distribution and the uniform one; above 2.2
  /// with probability 10⁻⁴.
  static func distanceFromUniform(_ sample: [Double]) -> Double {
    let sorted = sample.sorted()
    let count = Double(sorted.count)
    let distance = sorted.indices.reduce(0.0) { greatest, index in
      max(
        greatest, abs(sorted[index] - Double(index) / count),
        abs(Double(index + 1) / count - sorted[index]))
    }
    return distance * count.squareRoot()
  }
}
