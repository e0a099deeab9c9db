import Sampling
import Specs

extension CompromiseSpec {
  /// The fixed mix over which detection by steps is calibrated: every mechanism once, at any of its
  /// places, used at once (assumption: all ways in weigh alike).
  static let calibrationMix = Mechanism.allCases.map { mechanism in
    CompromiseSpec(
      name: "calibration-\(mechanism.rawValue)", mechanism: mechanism, leakToUse: .constant(0),
      horizon: SpecDefaults.horizon, objective: .clusterControl)
  }
}
