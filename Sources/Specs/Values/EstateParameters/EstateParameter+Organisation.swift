extension EstateParameter {
  static let organisation = [
    clusters, nonProductionClusterShare, teams, people, applicationCount, onCallPerTeam,
    platformAdminShare, approversMax,
  ]

  package static let clusters = EstateParameter(
    "organisation", "clusters", .count(1...1000), 2, "Clusters", .assumption("set by each preset"))
  package static let nonProductionClusterShare = EstateParameter(
    "organisation", "nonProductionClusterShare", .share, 0.4,
    "Share of clusters for staging and development; at least one where there are two",
    .assumption(""))
  package static let teams = EstateParameter(
    "organisation", "teams", .count(1...100_000), 4, "Teams, the platform's among them",
    .assumption("set by each preset"))
  package static let people = EstateParameter(
    "organisation", "people", .count(1...100_000), 16,
    "People beside the emergency account, spread evenly over the teams, the platform's first",
    .source(
      "17 to 144 non-human identities per person: vendors' reports of 2022 to 2026 (82 CyberArk 2025, "
        + "144 Entro H1 2025); set by each preset"))
  package static let applicationCount = EstateParameter(
    "organisation", "applications", .count(0...100_000), 9,
    "Applications, spread evenly over the teams but the platform's; each is a namespace per "
      + "environment",
    .assumption("set by each preset"))
  package static let onCallPerTeam = EstateParameter(
    "organisation", "onCallPerTeam", .count(0...1000), 2,
    "Members of each team who are on call, its lead first", .assumption(""))
  package static let platformAdminShare = EstateParameter(
    "organisation", "platformAdminShare", .share, 0.5,
    "Share of the platform team who are cluster administrators, at least one", .assumption(""))
  package static let approversMax = EstateParameter(
    "organisation", "approversMax", .count(3...1000), 6,
    "Most people in the pool of approvers: leads of the first teams", .assumption(""))
}
