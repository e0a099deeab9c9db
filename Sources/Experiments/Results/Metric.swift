/// A metric: its unit, what it is measured on, and which way is better.
package enum Metric: String, Sendable, Hashable, CaseIterable {
  case blastRadiusCount = "blast_radius_count"
  case blastRadiusWeight = "blast_radius_weight"
  case blastRadiusShare = "blast_radius_share"
  case potentialBlastRadiusShare = "potential_blast_radius_share"
  case snapshotBlastRadiusShare = "snapshot_blast_radius_share"
  case residualBlastRadiusShare = "residual_blast_radius_share"
  case footholdLiveShare = "foothold_live_share"
  case blastRadiusShareLive = "blast_radius_share_live"
  case objectiveReached = "objective_reached"
  case timeToObjective = "time_to_objective_s"
  case namespacesReached = "namespaces_reached"
  case nodesReached = "nodes_reached"
  case clustersReached = "clusters_reached"
  case identitiesReached = "identities_reached"
  case selfRenewingShare = "self_renewing_share"
  case approvalLatency = "approval_latency_s"
  case approvalLatencyHuman = "approval_latency_human_s"
  case requestsPerDay = "requests_per_day"
  case requestsDeniedPerWeek = "requests_denied_per_week"
  case bypassesPerWeek = "bypasses_per_week"
  case breakGlassPerWeek = "break_glass_per_week"
  case rotationIncidentsPerWeek = "rotation_incidents_per_week"
  case autoApprovedShare = "auto_approved_share"
  case tasksAbandonedShare = "tasks_abandoned_share"
  case auditCoverageShare = "audit_coverage_share"
  case attributableActionsShare = "attributable_actions_share"
  case approverUtilisation = "approver_utilisation"
  case deployOverhead = "deploy_overhead_s"
  case standingPermissionHours = "standing_permission_hours"
  case liveCredentialHours = "live_credential_hours"
  case credentialsValidAfterHour = "credentials_valid_after_1h_share"
  case credentialsValidAfterDay = "credentials_valid_after_24h_share"
  case annualRiskWeight = "annual_risk_weight"

  /// What one observation is.
  package enum Population: Sendable, Hashable {
    /// One replay.
    case trial
    /// One simulated timeline; the same for every compromise.
    case timeline
    /// One request that was approved or never decided; quantiles are pooled within a unit and then
    /// averaged.
    case request
    /// One deployment; treated as requests are.
    case deployment
  }

  package enum Direction: Sendable, Hashable {
    case lower
    case higher
    case neither
  }

  package var population: Population {
    switch self {
    case .blastRadiusCount, .blastRadiusWeight, .blastRadiusShare, .potentialBlastRadiusShare,
      .snapshotBlastRadiusShare, .residualBlastRadiusShare, .footholdLiveShare,
      .blastRadiusShareLive, .objectiveReached, .timeToObjective, .namespacesReached,
      .nodesReached, .clustersReached, .identitiesReached, .selfRenewingShare:
      .trial
    case .approvalLatency, .approvalLatencyHuman: .request
    case .deployOverhead: .deployment
    case .requestsPerDay, .requestsDeniedPerWeek, .bypassesPerWeek, .breakGlassPerWeek,
      .rotationIncidentsPerWeek, .autoApprovedShare, .tasksAbandonedShare, .auditCoverageShare,
      .attributableActionsShare, .approverUtilisation, .standingPermissionHours,
      .liveCredentialHours, .credentialsValidAfterHour, .credentialsValidAfterDay,
      .annualRiskWeight:
      .timeline
    }
  }

  package var better: Direction {
    switch self {
    case .timeToObjective: .higher
    case .requestsPerDay, .requestsDeniedPerWeek, .bypassesPerWeek, .breakGlassPerWeek,
      .rotationIncidentsPerWeek, .autoApprovedShare, .tasksAbandonedShare, .auditCoverageShare,
      .attributableActionsShare, .approverUtilisation:
      .neither
    default: .lower
    }
  }

  /// `assets`, `weight`, `share`, `0/1`, `s`, `count`, `requests/day`, `requests/week`, `1/week`,
  /// `weighted hours/week`, `hours/week`, `weight/year`.
  package var unit: String {
    switch self {
    case .blastRadiusCount: "assets"
    case .blastRadiusWeight: "weight"
    case .blastRadiusShare, .potentialBlastRadiusShare, .snapshotBlastRadiusShare,
      .residualBlastRadiusShare, .selfRenewingShare, .footholdLiveShare, .blastRadiusShareLive,
      .autoApprovedShare, .tasksAbandonedShare,
      .auditCoverageShare, .attributableActionsShare, .approverUtilisation,
      .credentialsValidAfterHour, .credentialsValidAfterDay:
      "share"
    case .objectiveReached: "0/1"
    case .timeToObjective, .approvalLatency, .approvalLatencyHuman, .deployOverhead: "s"
    case .namespacesReached, .nodesReached, .clustersReached, .identitiesReached: "count"
    case .requestsPerDay: "requests/day"
    case .requestsDeniedPerWeek: "requests/week"
    case .bypassesPerWeek, .breakGlassPerWeek, .rotationIncidentsPerWeek: "1/week"
    case .standingPermissionHours: "weighted hours/week"
    case .liveCredentialHours: "hours/week"
    case .annualRiskWeight: "weight/year"
    }
  }
}

extension Metric {
  /// The metrics observed once per trial, in the order of `TrialObservation.values`.
  package static let perTrial = allCases.filter { $0.population == .trial }

  /// The metrics observed once per timeline, in the order of `TimelineObservation.values`.
  package static let perTimeline = allCases.filter { $0.population == .timeline }

  /// Those of a timeline that need no replay.
  package static let ofSimulation = perTimeline.filter { $0 != .annualRiskWeight }
}
