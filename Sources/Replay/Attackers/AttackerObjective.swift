import AttackGraph
import Specs

/// What an attacker is after.
enum AttackerObjective {
  /// The kind of asset that meets a compromise's objective; control of a cluster where it has none,
  /// so that a targeted attacker always has a target.
  static func kind(_ objective: CompromiseSpec.Objective?) -> Asset.Kind {
    objective?.assetKind ?? .cluster
  }
}
