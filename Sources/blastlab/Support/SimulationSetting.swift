import AccessSimulation
import Experiments
import Foundation
import Specs

/// What a simulation runs with beside the estate and the policy.
struct SimulationSetting {
  var activity = ActivitySpec()
  var seed: UInt64 = 1
  var clock = TimelineClock(
    warmUp: SpecDefaults.warmUp, leakWindow: SpecDefaults.leakWindow, tail: 0)

  init() {}

  /// That of an experiment's timelines.
  ///
  /// - Throws: `SpecificationError` for the file or one that it refers to.
  init(experiment path: String) throws {
    let spec = try ExperimentSpec.read(file: URL(fileURLWithPath: path))
    activity = spec.activity
    seed = spec.seed
    clock = spec.timelineClock
  }
}
