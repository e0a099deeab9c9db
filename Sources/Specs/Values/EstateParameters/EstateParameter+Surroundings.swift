extension EstateParameter {
  static let cloud = [
    workloadIdentityShare, sensitiveCloudRoleShare, fleetLinkShare, cloudKeyShare, backupShare,
    openFederationShare,
  ]
  static let network = [networkPolicyClusterShare, privateEndpointShare]

  package static let workloadIdentityShare = EstateParameter(
    "cloud", "workloadIdentityShare", .share, 0.15,
    "Share of the accounts of APIs and workers that may take a cloud role", .assumption(""))
  package static let sensitiveCloudRoleShare = EstateParameter(
    "cloud", "sensitiveRoleShare", .share, 0.25, "Share of those cloud roles that are sensitive",
    .source(
      "18 % of EC2 instances and 33 % of Google Cloud VMs have sensitive permissions, Datadog, "
        + "\"State of Cloud Security\", 2024"))
  package static let fleetLinkShare = EstateParameter(
    "cloud", "fleetLinkShare", .share, 0.5,
    "Share of the other clusters that a GitOps controller of the first one administers",
    .assumption(""))
  package static let cloudKeyShare = EstateParameter(
    "cloud", "keyShare", .share, 0.46,
    "Share of teams that keep a long-lived key of a cloud identity which enters their clusters",
    .assumption(
      "46 % of organisations keep unmanaged users with long-lived keys, Datadog, \"State of Cloud "
        + "Security\", 2024, taken for teams"))
  package static let backupShare = EstateParameter(
    "cloud", "backupShare", .share, 0.5,
    "Share of clusters of which a store outside keeps a backup with its Secrets", .assumption(""))
  package static let openFederationShare = EstateParameter(
    "cloud", "openFederationShare", .share, 0.05,
    "Share of pipelines whose run tokens the trust would give to others' runs too", .assumption(""))
  package static let networkPolicyClusterShare = EstateParameter(
    "network", "policyClusterShare", .share, 0.09,
    "Share of clusters with network policies in their application namespaces",
    .source("9 % of clusters, Wiz, 2023"))
  package static let privateEndpointShare = EstateParameter(
    "network", "privateEndpointShare", .share, 0,
    "Share of clusters whose API endpoint is private",
    .assumption("public is the usual default of managed clusters"))
}
