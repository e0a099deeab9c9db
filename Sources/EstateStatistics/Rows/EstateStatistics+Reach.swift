extension EstateStatistics {
  static func reach(_ census: ReachCensus) -> [Statistic] {
    [
      .number(
        "steps-to-cluster-mode", .reach, "Steps of service accounts that reach it, most frequent",
        census.accountSteps.mode.map(Double.init), of: "steps",
        .judgement(2, 4, "relations of the graph are no steps")),
      .number(
        "steps-to-cluster-median", .reach, "Steps of service accounts that reach it, median",
        census.accountSteps.median, of: "steps", .unpublished),
      .share(
        "cluster-reaching-accounts-share", .reach,
        "Service accounts that reach control of a cluster",
        census.reachingAccounts, .unpublished),
      .number(
        "steps-to-cluster-people-median", .reach, "Steps of people who reach it, median",
        census.personSteps.median, of: "steps", .unpublished),
      .share(
        "cluster-reaching-people-share", .reach, "People who reach control of a cluster",
        census.reachingPeople,
        .unpublished),
    ]
  }

  static func graph(_ census: GraphCensus) -> [Statistic] {
    let degrees = census.outDegrees
    let unit = "edges out of a vertex"
    return [
      .number(
        "graph-vertices", .graph, "Vertices", Double(census.vertices), of: "vertices",
        .unpublished),
      .number(
        "graph-edges", .graph, "Edges", Double(census.edges), of: "edges", .unpublished),
      .number(
        "graph-edges-per-vertex", .graph, "Edges per vertex", degrees.mean,
        of: "edges per vertex", .unpublished),
      .number(
        "out-degree-median", .graph, "Edges out of a vertex, median", degrees.median, of: unit,
        .unpublished),
      .number(
        "out-degree-p99", .graph, "Edges out of a vertex, p99", degrees.quantile(0.99), of: unit,
        .unpublished),
      .number(
        "out-degree-max", .graph, "Edges out of a vertex, most",
        degrees.largest.map(Double.init), of: unit, .unpublished),
      .number(
        "graph-density", .graph, "Edges per pair of vertices", census.density,
        of: "edges per pair",
        .assumption(note: "falls as one over the number of vertices; no published figure")),
    ]
  }
}
