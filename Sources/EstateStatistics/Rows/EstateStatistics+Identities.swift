extension EstateStatistics {
  static func identities(_ census: IdentityCensus) -> [Statistic] {
    accountsPerNamespace(census.accountsPerNamespace)
      + podsPerAccount(census.podsPerAccount)
      + podsPerNode(census.podsPerNode) + [
        .share(
          "accounts-without-pods-share", .identities,
          "Service accounts that no pod runs as", census.withoutPods, .judgement(0.2, 0.4))
      ]
  }

  private static func accountsPerNamespace(_ sample: Sample) -> [Statistic] {
    let atLeastOne = Expectation.judgement(1, nil, "each namespace has the account `default`")
    return [
      .number(
        "accounts-per-namespace-median", .identities, "Service accounts per namespace, median",
        sample.median, of: "service accounts per namespace", atLeastOne),
      .number(
        "accounts-per-namespace-p90", .identities, "Service accounts per namespace, p90",
        sample.quantile(0.9), of: "service accounts per namespace", atLeastOne),
    ]
  }

  private static func podsPerAccount(_ sample: Sample) -> [Statistic] {
    let unit = "pods per service account"
    let note = Expectation.assumption(note: "heavy-tailed; no published figure")
    return [
      .number(
        "pods-per-account-median", .identities, "Pods per service account that runs any, median",
        sample.median, of: unit, note),
      .number(
        "pods-per-account-mean", .identities, "Pods per service account that runs any, mean",
        sample.mean, of: unit, note),
      .number(
        "pods-per-account-p99", .identities, "Pods per service account that runs any, p99",
        sample.quantile(0.99), of: unit, note),
    ]
  }

  private static func podsPerNode(_ sample: Sample) -> [Statistic] {
    [
      .number(
        "pods-per-node-p50", .identities, "Pods per node, median", sample.median,
        of: "pods per node", .judgement(15, 30)),
      .number(
        "pods-per-node-max", .identities, "Pods per node, most",
        sample.largest.map(Double.init), of: "pods per node",
        .published(
          nil, 110, "Kubernetes documentation, Considerations for large clusters: at most 110")),
    ]
  }
}
