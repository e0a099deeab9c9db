package import Sampling

/// An exposure event that no policy changes: a place, a mechanism, an instant and a delay.
package struct CompromiseSpec: Sendable, Hashable {
  package enum Mechanism: String, Sendable, Hashable, CaseIterable {
    /// A CI system's secret store leaks at a calendar-uniform instant (copy).
    case ciStore = "ci-store"
    /// A run's log is published; the instant lies inside a run (copy).
    case buildLog = "build-log"
    /// A kubeconfig is copied off a laptop at a calendar-uniform instant (copy).
    case kubeconfig
    /// Code runs in a pod from a calendar-uniform instant on (presence).
    case pod

    /// Whether the attacker gets copies of what the place holds, rather than the place itself.
    package var isCopy: Bool { self != .pod }
  }

  /// Which places qualify; every given field must match. Empty matches all.
  package struct Selector: Sendable, Hashable {
    package var clusters: [String] = []
    package var namespaces: [String] = []
    package var environments: [String] = []
    /// Kubernetes labels of pods.
    package var labels: [String: String] = [:]
    /// External groups, one of which the person must be in.
    package var groups: [String] = []

    package init() {}
  }

  package var name: String
  package var description: String
  package var mechanism: Mechanism
  package var selector: Selector
  package var leakToUse: Distribution
  /// Seconds a replay runs from first use.
  package var horizon: Int64
  /// Whether the objective is control of a cluster; `nil` when there is none.
  package var objective: Objective?

  package enum Objective: String, Sendable, Hashable, CaseIterable {
    case clusterControl = "cluster-control"
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
