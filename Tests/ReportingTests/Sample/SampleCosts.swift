import Experiments

/// What the sample's policies cost beyond requests, and what they leave open.
enum SampleCosts {
  static func mean(_ metric: Metric, _ policy: String) -> Double? {
    let jit = policy == "jit"
    return switch metric {
    case .bypassesPerWeek: jit ? 1.2 : 0
    case .breakGlassPerWeek: jit ? 0.75 : 0
    case .rotationIncidentsPerWeek: policy == "rotated" ? 0.31 : 0
    case .tasksAbandonedShare: jit ? 0.021 : 0
    case .auditCoverageShare: jit ? 0.998 : 0.99
    case .attributableActionsShare: jit ? 0.955 : 0.71
    case .deployOverhead: jit ? 340 : 0
    case .standingPermissionHours: jit ? 18_450 : 1_204_000
    case .liveCredentialHours: jit ? 61_300 : 402_000
    case .credentialsValidAfterHour: jit ? 0.42 : 1
    case .credentialsValidAfterDay: jit ? 0.03 : 0.998
    default: nil
    }
  }
}
