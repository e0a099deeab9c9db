/// A metric: its unit, what it is measured on, and which way is better.
package enum Metric: String, Sendable, Hashable, CaseIterable {
  case blastRadiusCount = "blast_radius_count"
  case blastRadiusWeight = "blast_radius_weight"
  case blastRadiusShare = "blast_radius_share"
  case potentialBlastRadiusShare = "potential_blast_radius_share"
  case snapshotBlastRadiusShare = "snapshot_blast_radius_share"
  case footholdLiveShare = "foothold_live_share"
  case blastRadiusShareLive = "blast_radius_share_live"
  case objectiveReached = "objective_reached"
  case timeToObjective = "time_to_objective_s"
  case namespacesReached = "namespaces_reached"
  case nodesReached = "nodes_reached"
  case clustersReached = "clusters_reached"
  case identitiesReached = "identities_reached"
  case approvalLatency = "approval_latency_s"
  case approvalLatencyHuman = "approval_latency_human_s"
  case requestsPerDay = "requests_per_day"
  case requestsDeniedPerWeek = "requests_denied_per_week"
  case autoApprovedShare = "auto_approved_share"
  case approverUtilisation = "approver_utilisation"

  /// What one observation is.
  package enum Population: Sendable, Hashable {
    /// One replay.
    case trial
    /// One simulated timeline; the same for every compromise.
    case timeline
    /// One request that was approved or still waits; quantiles are pooled within a unit and then
    /// averaged.
    case request
  }

  package enum Direction: Sendable, Hashable {
    case lower
    case higher
    case neither
  }

  package var population: Population {
    switch self {
    case .approvalLatency, .approvalLatencyHuman: .request
    case .requestsPerDay, .requestsDeniedPerWeek, .autoApprovedShare, .approverUtilisation:
      .timeline
    default: .trial
    }
  }

  package var better: Direction {
    switch self {
    case .timeToObjective: .higher
    case .requestsPerDay, .requestsDeniedPerWeek, .autoApprovedShare, .approverUtilisation:
      .neither
    default: .lower
    }
  }

  /// `assets`, `weight`, `share`, `0/1`, `s`, `count`, `requests/day`, `requests/week`.
  package var unit: String {
    switch self {
    case .blastRadiusCount: "assets"
    case .blastRadiusWeight: "weight"
    case .blastRadiusShare, .potentialBlastRadiusShare, .snapshotBlastRadiusShare,
      .footholdLiveShare, .blastRadiusShareLive, .autoApprovedShare, .approverUtilisation:
      "share"
    case .objectiveReached: "0/1"
    case .timeToObjective, .approvalLatency, .approvalLatencyHuman: "s"
    case .namespacesReached, .nodesReached, .clustersReached, .identitiesReached: "count"
    case .requestsPerDay: "requests/day"
    case .requestsDeniedPerWeek: "requests/week"
    }
  }
}
