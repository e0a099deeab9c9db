import AccessSimulation
import AttackGraph
import Replay
import Sampling
import Specs
import TestSupport
import Testing

/// How the delays of single alerts are scaled to published dwell times.
@Suite("Calibration of detection by steps")
struct CalibrationTests {
  private typealias Alert = StepCalibration.PilotAlert

  @Test("The target is the median of the dwell mixture, 13.5 d")
  func target() {
    #expect(abs(StepCalibration.target / 86_400 - 13.5) < 0.1)
  }

  @Test("One alert at once in every trial, equally delayed, needs the target over the delay")
  func single() throws {
    let trials = Array(repeating: [Alert(offset: 0, dwell: 1000)], count: 11)
    guard case .calibrated(let scale, let median, let share) = StepCalibration.calibrate(trials)
    else { return #expect(Bool(false), "not calibrated") }
    #expect(abs(scale - StepCalibration.target / 1000) < 1e-6 * scale)
    #expect(abs(median - StepCalibration.target) < 1)
    #expect(share == 1)
  }

  @Test("The earliest alert of a trial counts, and the middle trial")
  func middle() {
    let trials = [
      [Alert(offset: 5, dwell: 10), Alert(offset: 100, dwell: 1)], [Alert(offset: 40, dwell: 10)],
      [],
    ]
    #expect(StepCalibration.median(trials, scale: 2) == 60)
    #expect(StepCalibration.median(trials, scale: 100) == 1040)
    #expect(StepCalibration.median(Array(trials.prefix(2)), scale: 2) == 42.5)
    #expect(StepCalibration.median([[], [], trials[0]], scale: 1) == nil)
    #expect(StepCalibration.median([], scale: 1) == nil)
  }

  @Test("Where half or more of the trials raise no alert, or only too late, nothing is calibrated")
  func impossible() {
    let quiet = [[Alert(offset: 0, dwell: 1)], []]
    #expect(StepCalibration.calibrate(quiet) == .notCalibrated(alertedShare: 0.5))
    #expect(StepCalibration.calibrate([]) == .notCalibrated(alertedShare: 0))
    let late = [[Alert(offset: 90 * 86_400, dwell: 1)]]
    #expect(StepCalibration.calibrate(late) == .notCalibrated(alertedShare: 1))
    #expect(StepCalibration.calibrate(quiet).sentence.contains("50 %"))
  }

  private static func alerts(seed: UInt64, stealth: Double = 0) throws -> [[Alert]] {
    let plan = try AccessPlan(.standing, on: ShopEstate.make())
    let day: Int64 = 86_400
    var setting = ReplaySetting(detection: .steps, maxDelay: 30 * day)
    setting.attacker.stealth = stealth
    let mix = [CompromiseSpec.Mechanism.pod, .ciStore, .kubeconfig].map { mechanism in
      let compromise = ReplayFixture.compromise(mechanism)
      return (compromise, ExposedPlace.candidates(for: compromise, in: plan.estate))
    }
    var pilot = StepPilot(
      plan, graph: AttackGraph.compile(plan.estate, overlay: plan.overlay), mix: mix,
      clock: TimelineClock(warmUp: 7 * day, leakWindow: 14 * day, tail: 60 * day),
      setting: setting, seed: seed)
    pilot.units = 4
    pilot.trials = 2000
    return try #require(pilot.alerts().isEmpty ? nil : pilot.alerts())
  }

  /// Intrusions of so many steps, each noticed after a draw from the dwell mixture.
  private static func intrusions(_ count: Int, steps: Int) -> [[Alert]] {
    let streams = RandomStreams(seed: 9, unit: 0)
    let purpose = StreamPurpose("synthetic-dwell")
    return (0..<UInt64(count)).map { trial in
      (0..<UInt64(steps)).map { step in
        Alert(
          offset: 0,
          dwell: streams.draw(
            purpose, EntityKey("step").appending(step), trial, from: Calibration.dwell))
      }
    }
  }

  @Test(
    "The least of n dwell draws has its median at their 1 − 2^(−1/n) quantile", arguments: 1...3)
  func known(steps: Int) throws {
    let pilot = Self.intrusions(40_000, steps: steps)
    guard case .calibrated(let scale, let median, _) = StepCalibration.calibrate(pilot) else {
      return #expect(Bool(false), "not calibrated")
    }
    let share = 1 - Portable.exp(-Portable.log(2) / Double(steps))
    let expected = StepCalibration.target / Calibration.dwell.quantile(share)
    // Half the trials, ± four standard errors, lie below the true median; where the mixture is as
    // flat as around its quartiles, that is 4 × 2.5 / √40,000 of the scale.
    #expect(abs(scale / expected - 1) < 0.05)
    #expect(abs(median / StepCalibration.target - 1) < 1e-3)
  }

  @Test("The scale found throws half of fresh intrusions out by the dwell median, too")
  func fresh() throws {
    // Half of these intrusions are noticed at all only where the quiet ones are left out, so that
    // the calibration itself is put to the test and not the estate.
    let pilot = try Self.alerts(seed: 1).filter { !$0.isEmpty }
    guard case .calibrated(let scale, _, _) = StepCalibration.calibrate(pilot) else {
      return #expect(Bool(false), "not calibrated")
    }
    let fresh = try Self.alerts(seed: 2).filter { !$0.isEmpty }
    let early = fresh.count { alerts in
      alerts.contains { Double($0.offset) + scale * $0.dwell < StepCalibration.target }
    }
    // The share has a binomial error of its own, and the scale that of the pilot's order statistics.
    let error = Portable.sqrt(0.25 / Double(fresh.count) + 0.25 / Double(pilot.count))
    #expect(error < 0.01)
    #expect(abs(Double(early) / Double(fresh.count) - 0.5) < 4 * error)
  }

  @Test("The same pilot gives the same scale")
  func deterministic() throws {
    #expect(try Self.alerts(seed: 3) == Self.alerts(seed: 3))
    #expect(try Self.alerts(seed: 3) != Self.alerts(seed: 4))
  }
}
