/// The metrics that an experiment may declare as primary.
package enum MetricNames {
  /// In the order of the result tables; the names are those of the result store.
  package static let knownMetrics = [
    "blast_radius_count",
    "blast_radius_weight",
    "blast_radius_share",
    "potential_blast_radius_share",
    "snapshot_blast_radius_share",
    "residual_blast_radius_share",
    "foothold_live_share",
    "blast_radius_share_live",
    "objective_reached",
    "time_to_objective_s",
    "namespaces_reached",
    "nodes_reached",
    "clusters_reached",
    "identities_reached",
    "self_renewing_share",
    "approval_latency_s",
    "approval_latency_human_s",
    "requests_per_day",
    "requests_denied_per_week",
    "bypasses_per_week",
    "break_glass_per_week",
    "rotation_incidents_per_week",
    "auto_approved_share",
    "tasks_abandoned_share",
    "audit_coverage_share",
    "attributable_actions_share",
    "approver_utilisation",
    "deploy_overhead_s",
    "standing_permission_hours",
    "live_credential_hours",
    "credentials_valid_after_1h_share",
    "credentials_valid_after_24h_share",
    "annual_risk_weight",
  ]

  /// Those that say nothing where the attacker is after one objective only.
  static let needsWholeBlast: Set<String> = [
    "blast_radius_count", "blast_radius_weight", "blast_radius_share",
    "residual_blast_radius_share", "blast_radius_share_live", "namespaces_reached",
    "nodes_reached", "clusters_reached", "identities_reached", "self_renewing_share",
    "annual_risk_weight",
  ]
}
