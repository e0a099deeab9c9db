extension EstateSpec {
  /// The estates that can be named instead of described.
  package static let presets = [small]

  /// The preset of a name; `nil` when there is none.
  package static func preset(_ name: String) -> EstateSpec? {
    presets.first { $0.name == name }
  }

  /// One platform team and seven application teams of five people on two clusters of 15 nodes.
  ///
  /// - Source: sizes are assumptions, taken so that a run needs seconds. The rates are assumptions
  ///   as well, taken so that about a third of the applications' service accounts hold a right that
  ///   takes something over, by fault or by need: 51 of 153 applications of the CNCF ecosystem did
  ///   ("Take over the whole cluster", CCS 2023; recalled, unverified).
  private static let small = EstateSpec(
    name: "small", description: "One platform team, seven application teams, two clusters.",
    seed: 1, clusters: 2, teams: 8, peoplePerTeam: 5, applicationsPerTeam: 1,
    nodesPerCluster: 15,
    misconfigurations: MisconfigurationRates(
      privilegedPod: 0.06, clusterWideDeployer: 0.1, secretReader: 0.2, podCreator: 0.1,
      legacyTokenSecret: 0.1, personalClusterAdmin: 0.05))
}
