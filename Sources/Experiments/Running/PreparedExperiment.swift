package import AccessSimulation
package import AttackGraph
import Dispatch
package import Estate
package import Replay
package import Specs

/// An experiment with its estates made, its policies laid over them and its graphs compiled.
package struct PreparedExperiment: Sendable {
  package let spec: ExperimentSpec
  package let estates: [PreparedEstate]
  let identity: ExperimentIdentity

  /// Makes or reads every estate and compiles it under every policy.
  ///
  /// - Throws: what the estate sources throw; `PolicyError` when a policy does not fit an estate.
  package init(_ spec: ExperimentSpec) throws {
    self.spec = spec
    identity = try ExperimentIdentity(spec)
    estates = try spec.estates.map { source in
      try PreparedEstate(EstateProvider.estate(from: source), spec: spec)
    }
  }

  var clock: TimelineClock { spec.timelineClock }

  /// The offsets of every curve, up to the longest horizon.
  package var curveOffsets: [Int64] {
    CurveGrid.offsets(horizon: spec.compromises.map(\.horizon).max() ?? 0)
  }
}

/// One estate with everything an experiment derives from it.
package struct PreparedEstate: Sendable {
  package let estate: Estate
  /// Shape [policies].
  package let plans: [AccessPlan]
  /// Shape [policies].
  package let graphs: [AttackGraph]
  /// Shape [compromises]; empty where a compromise does not apply.
  package let candidates: [[ExposedPlace]]
  /// What replays look up by vertex; shape [policies].
  let tables: [GraphTables]
  /// How compromises are replayed on it.
  package let setting: ReplaySetting
  /// What became of fitting detection by steps; `nil` with any other detection.
  package let calibration: StepCalibration.Result?

  init(_ estate: Estate, spec: ExperimentSpec) throws(PolicyError) {
    self.estate = estate
    var plans: [AccessPlan] = []
    for policy in spec.policies {
      plans.append(try AccessPlan(policy, on: estate, activity: spec.activity))
    }
    self.plans = plans
    graphs = plans.map { Self.compile(estate, $0, spec) }
    tables = graphs.map(GraphTables.init)
    candidates = spec.compromises.map { ExposedPlace.candidates(for: $0, in: estate) }
    var setting = ReplaySetting(detection: spec.detection, maxDelay: spec.maxDelay)
    setting.attacker = spec.attacker
    calibration =
      spec.detection == .steps
      ? try Self.calibrate(setting, spec, estate) : nil
    if case .calibrated(let scale, _, _) = calibration { setting.alertScale = scale }
    self.setting = setting
  }

  /// Fits the delays of alerts to published dwell times, under standing access and over a mix of all
  /// mechanisms, whatever the experiment's own policies and compromises.
  private static func calibrate(
    _ setting: ReplaySetting, _ spec: ExperimentSpec, _ estate: Estate
  ) throws(PolicyError) -> StepCalibration.Result {
    let plan = try AccessPlan(.standingAccess, on: estate, activity: spec.activity)
    var ordinary = setting
    ordinary.attacker = AttackerSpec()
    let clock = TimelineClock(
      warmUp: spec.warmUp, leakWindow: spec.leakWindow, tail: SpecDefaults.horizon)
    var pilot = StepPilot(
      plan, graph: compile(estate, plan, spec),
      mix: CompromiseSpec.calibrationMix.map {
        ($0, ExposedPlace.candidates(for: $0, in: estate))
      }, clock: clock, setting: ordinary, seed: spec.seed)
    // Five timelines of some twenty mechanisms: about a thousand trials for one median.
    pilot.trials = 10
    return pilot.calibrate()
  }

  private static func compile(
    _ estate: Estate, _ plan: AccessPlan, _ spec: ExperimentSpec
  ) -> AttackGraph {
    AttackGraph.compile(
      estate, overlay: plan.overlay,
      including: spec.unknownSteps == .follow ? Certainty.believed : [.certain],
      forEach: DispatchQueue.concurrentPerform)
  }
}

extension PreparedEstate {
  /// What readers must know of the calibration; `nil` where there was none.
  var calibrationNote: String? {
    guard let calibration else { return nil }
    guard case .notCalibrated = calibration else {
      return "\(estate.name): \(calibration.sentence)"
    }
    return "\(estate.name): \(calibration.sentence) The figures of this estate use the delays as "
      + "drawn (a scale of 1)."
  }
}
