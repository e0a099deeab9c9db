import AccessSimulation
import AttackGraph
import Estate
import Replay
import Sampling
import Specs
import TestSupport
import Testing

/// The races of ``RaceTests`` run as whole replays: their draws of steps, alerts and dwell times, and
/// their evictions, against what the distributions say.
///
/// A pod may read one Secret, whose token may read a second; nothing else takes time.
@Suite("Races in whole replays")
struct ReplayRaceTests {
  private static let trials = 4_000
  private static let hour = 3_600.0
  private static let shape = 1.2

  /// Reading a Secret takes a lognormal time with this median.
  private static func chain(stepMedian: Double, isNoticed: Bool = false) throws -> ReplayFixture {
    let draft = ClusterDraft("c")
    draft.namespace("a").node("n").serviceAccount("a/one").serviceAccount("a/two")
    draft.secret("a/first", tokenOf: "two").secret("a/second")
    draft.role("a/first-reader", .allow("get", on: "secrets", named: ["first"]))
    draft.role("a/second-reader", .allow("get", on: "secrets", named: ["second"]))
    draft.bind("a/one", role: "Role/first-reader", to: .account("a/one"))
    draft.bind("a/two", role: "Role/second-reader", to: .account("a/two"))
    draft.pod("a/web", runsAs: "one", on: "n")
    var context = EstateContext()
    context.completeness = [.generated("c")]
    let estate = draft.estate(context: context)
    let techniques = Catalogue.standard.techniques.map { technique in
      var technique = technique
      let isRead = technique.id == "secret-read"
      technique.duration =
        isRead
        ? .lognormal(
          meanSeconds: stepMedian * Portable.exp(shape * shape / 2), sigma: shape) : .none
      technique.detection = isRead && isNoticed ? .alarming : .unseen
      return technique
    }
    let plan = try AccessPlan(.standing, on: estate, activity: ActivitySpec())
    return try ReplayFixture(
      plan,
      graph: AttackGraph.compile(estate, overlay: plan.overlay, catalogue: Catalogue(techniques)))
  }

  /// The share of trials in which a Secret is reached.
  private static func share(
    reaching secret: String, _ fixture: ReplayFixture, horizon: Double = 60 * 86_400,
    _ detection: ExperimentSpec.Detection = .off, alertScale: Double = 1, stealth: Double = 0,
    skill: Double = 1
  ) -> Double {
    let compromise = ReplayFixture.compromise(.pod, horizon: Int64(horizon))
    var setting = ReplaySetting(detection: detection, maxDelay: 30 * ReplayFixture.day)
    setting.attacker = .behaving(.flood, skill: skill, stealth: stealth)
    setting.alertScale = alertScale
    var replayer = Replayer(
      compromise, candidates: ExposedPlace.candidates(for: compromise, in: fixture.estate),
      estate: fixture.estate, laid: fixture.laid, setting: setting, streams: fixture.streams,
      tables: fixture.tables)
    let reached = (0..<trials).count { trial in
      replayer.replay(trial: trial).assets.contains { asset in
        fixture.key(of: asset).hasSuffix("a/\(secret)")
      }
    }
    return Double(reached) / Double(trials)
  }

  /// The mean of a function of a step's time: the midpoint rule over its quantiles.
  private static func mean(stepMedian: Double, _ value: (Double) -> Double) -> Double {
    let step = Distribution.lognormal(median: stepMedian, sigma: shape)
    let points = 4_000
    let sum = (0..<points).reduce(0.0) { sum, point in
      sum + value(step.quantile((Double(point) + 0.5) / Double(points)))
    }
    return sum / Double(points)
  }

  private static func expect(_ share: Double, near expected: Double) {
    #expect(expected > 0.02 && expected < 0.98, "the race is open")
    let deviation = Portable.sqrt(expected * (1 - expected) / Double(trials))
    #expect(abs(share - expected) < 4 * deviation, "\(share), expected \(expected)")
  }

  @Test("One step against the dwell time of the intrusion", arguments: [1.0, 10, 40])
  func dwell(days: Double) throws {
    let median = days * 86_400
    let fixture = try Self.chain(stepMedian: median)
    let horizon = 3_000 * 86_400.0
    Self.expect(
      Self.share(reaching: "first", fixture, horizon: horizon, .dwell),
      near: Self.mean(stepMedian: median) { 1 - Calibration.dwell.cumulativeProbability($0) })
  }

  @Test("The second step against the alert that the first one raises", arguments: [0.0, 0.5])
  func alert(stealth: Double) throws {
    // Dwell times in hundredths, so that both steps fit into the two months.
    let median = 4 * Self.hour
    let fixture = try Self.chain(stepMedian: median, isNoticed: true)
    let loses = Self.mean(stepMedian: median) {
      Calibration.dwell.cumulativeProbability($0 / 0.01)
    }
    #expect(loses > 0.3 && loses < 0.7)
    Self.expect(
      Self.share(reaching: "second", fixture, .steps, alertScale: 0.01, stealth: stealth),
      near: 1 - Detection.alarming.probability * (1 - stealth) * loses)
    // What has been reached when the alert comes stays reached.
    #expect(Self.share(reaching: "first", fixture, .steps, alertScale: 0.01) == 1)
  }

  @Test(
    "One and two steps before the horizon", arguments: [30.0, 60, 240], [1.0, 2])
  func horizon(minutes: Double, skill: Double) throws {
    let median = Self.hour
    let fixture = try Self.chain(stepMedian: median)
    let life = minutes * 60
    let step = Distribution.lognormal(median: median / skill, sigma: Self.shape)
    Self.expect(
      Self.share(reaching: "first", fixture, horizon: life, skill: skill),
      near: step.cumulativeProbability(life))
    Self.expect(
      Self.share(reaching: "second", fixture, horizon: life, skill: skill),
      near: Self.mean(stepMedian: median / skill) { first in
        first < life ? step.cumulativeProbability(life - first) : 0
      })
  }
}
