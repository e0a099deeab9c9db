extension EstateSpec {
  /// The `spec` of the estate's file, with every number written out.
  var tree: YAMLTree {
    .mapping([
      .init("seed", .integer(seed)),
      .init("clusters", .integer(clusters)),
      .init("teams", .integer(teams)),
      .init("peoplePerTeam", .integer(peoplePerTeam)),
      .init("applicationsPerTeam", .integer(applicationsPerTeam)),
      .init("nodesPerCluster", .integer(nodesPerCluster)),
      .init("misconfigurations", misconfigurations.tree),
    ])
  }
}

extension EstateSpec.MisconfigurationRates {
  fileprivate var tree: YAMLTree {
    .mapping([
      .init("privilegedPod", .number(privilegedPod)),
      .init("clusterWideDeployer", .number(clusterWideDeployer)),
      .init("secretReader", .number(secretReader)),
      .init("podCreator", .number(podCreator)),
      .init("legacyTokenSecret", .number(legacyTokenSecret)),
      .init("personalClusterAdmin", .number(personalClusterAdmin)),
    ])
  }
}
