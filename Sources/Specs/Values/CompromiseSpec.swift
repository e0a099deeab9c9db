package import Sampling

/// An exposure event that no policy changes: a place, a mechanism, an instant and a delay.
package struct CompromiseSpec: Sendable, Hashable {
  package var name: String
  package var description: String
  package var mechanism: Mechanism
  package var selector: Selector
  package var leakToUse: Distribution
  /// Seconds a replay runs from first use.
  package var horizon: Int64
  /// What the attacker is after; `nil` when there is nothing in particular.
  package var objective: Objective?
  /// How often one such place leaks in a year while it can; `nil` where nobody says, and then the
  /// compromise has no part in an annual risk.
  package var leaksPerPlaceYear: Double?

  package enum Objective: String, Sendable, Hashable, CaseIterable {
    case clusterControl = "cluster-control"
    case nodeControl = "node-control"
    case cloudRole = "cloud-role"
  }

  package init(
    name: String, description: String = "", mechanism: Mechanism, selector: Selector = .init(),
    leakToUse: Distribution, horizon: Int64, objective: Objective? = nil
  ) {
    self.name = name
    self.description = description
    self.mechanism = mechanism
    self.selector = selector
    self.leakToUse = leakToUse
    self.horizon = horizon
    self.objective = objective
  }
}
