extension EstateStatistics {
  static func hygiene(_ census: HygieneCensus) -> [Statistic] {
    [
      .share(
        "automounted-pods-share", .hygiene, "Pods that are given a token without asking",
        census.automounted, .judgement(0.8, 1)),
      .share(
        "old-tokens-share", .hygiene, "Tokens without an end that are over a year old",
        census.oldTokens,
        .published(
          0.46, 0.62,
          "Datadog, State of Cloud Security 2024: 46 % of Entra apps, 60 % of IAM users, 62 % of "
            + "Google service accounts with keys that old")),
      .share(
        "exposed-pods-share", .hygiene, "Pods that are privileged or mount a folder of the node",
        census.exposedPods, .judgement(0.05, 0.15)),
      .share(
        "network-policy-clusters-share", .hygiene, "Clusters with any network policy",
        census.networkPolicies,
        .published(0.09, 0.09, "Wiz, Kubernetes Security Report 2023: 9 % of clusters")),
    ]
  }

  static func cloud(_ census: CloudCensus) -> [Statistic] {
    [
      .number(
        "cloud-role-links", .cloud, "Service accounts that may take a cloud role",
        Double(census.links), of: "service accounts", .unpublished),
      .share(
        "sensitive-cloud-roles-share", .cloud,
        "Cloud roles of service accounts that put data or the account at risk",
        census.sensitive,
        .published(
          0.18, 0.33,
          "Datadog, State of Cloud Security 2024: 18 % of EC2 instances, 33 % of Google VMs")),
    ]
  }

  static func usage(_ census: UsageCensus) -> [Statistic] {
    [
      .share(
        "unused-rights-share", .usage, "Rights granted that nobody used", census.unusedRights,
        .published(
          0.9, 0.98, "Sysdig, Cloud-Native Security and Usage Report 2023 (90 %) and 2024 (98 %)")),
      .share(
        "unseen-accounts-share", .usage, "Service accounts that made no request",
        census.unseenAccounts, .unpublished),
    ]
  }

  static func churn(_ census: ChurnCensus) -> [Statistic] {
    [
      .number(
        "container-starts-per-day", .churn, "Containers started, by schedules and new versions",
        census.startsPerDay, of: "containers a day",
        .assumption(
          note: "a pod that no Job runs lives \(ChurnCensus.daysPerVersion) days (assumption)")),
      Statistic(
        id: "short-lived-starts-share", group: .churn, title: "Containers started that Jobs start",
        value: census.shortShare, unit: .share,
        expectation: .assumption(
          ExpectedRange(from: 0.6, to: 0.8),
          note:
            "Sysdig 2023 and 2024: 70 to 72 % of containers live five minutes or less; ten points "
            + "more or less, and that "
            + "those are what Jobs start is an assumption")),
    ]
  }
}
