/// The metrics that an experiment may declare as primary.
package enum MetricNames {
  /// In the order of the result tables; the names are those of the result store.
  package static let knownMetrics = [
    "blast_radius_count",
    "blast_radius_weight",
    "blast_radius_share",
    "potential_blast_radius_share",
    "snapshot_blast_radius_share",
    "foothold_live_share",
    "blast_radius_share_live",
    "objective_reached",
    "time_to_objective_s",
    "namespaces_reached",
    "nodes_reached",
    "clusters_reached",
    "identities_reached",
    "approval_latency_s",
    "approval_latency_human_s",
    "requests_per_day",
    "requests_denied_per_week",
    "auto_approved_share",
    "approver_utilisation",
  ]
}
