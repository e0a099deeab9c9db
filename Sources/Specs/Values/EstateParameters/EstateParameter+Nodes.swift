extension EstateParameter {
  static let nodes = [podsPerNode, podsPerNodeMax, nodesMin, systemNodeShare]

  package static let podsPerNode = EstateParameter(
    "nodes", "podsPerNode", .amount(1...1000, unit: "pods"), 26,
    "Mean number of pods on a node, DaemonSets' among them; a cluster gets as many nodes as that "
      + "needs, with room for one pod beside those at least", .assumption(""))
  package static let podsPerNodeMax = EstateParameter(
    "nodes", "podsPerNodeMax", .count(30...1000), 110, "Pods that fit on a node",
    .source(
      "Kubernetes documentation, considerations for large clusters: at most 110 pods per node"))
  package static let nodesMin = EstateParameter(
    "nodes", "nodesMin", .count(1...5000), 3, "Fewest nodes of a cluster", .assumption(""))
  package static let systemNodeShare = EstateParameter(
    "nodes", "systemNodeShare", .share, 0.15,
    "Share of a cluster's nodes kept for the platform's own Deployments", .assumption(""))
}
