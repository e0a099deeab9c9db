package import AttackGraph
package import Specs

extension CompromiseSpec.Objective {
  /// The kind of asset whose first capture reaches the objective.
  package var assetKind: Asset.Kind {
    switch self {
    case .clusterControl: .cluster
    case .nodeControl: .node
    case .cloudRole: .cloudRole
    }
  }
}
