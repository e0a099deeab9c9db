extension EstateStatistics {
  static func power(_ census: PowerCensus) -> [Statistic] {
    administrators(census) + takeovers(census)
  }

  private static func administrators(_ census: PowerCensus) -> [Statistic] {
    [
      .number(
        "cluster-admin-groups-mean", .rights,
        "Groups that may do everything, per cluster, besides Kubernetes' own",
        census.administratorGroups.mean, of: "groups per cluster", .judgement(1, 5)),
      .number(
        "cluster-admin-users-mean", .rights, "Users that may do everything by name, per cluster",
        census.administratorUsers.mean, of: "users per cluster", .unpublished),
      .share(
        "cluster-admin-people-share", .rights, "People who may do everything in some cluster",
        census.administratorPeople, .unpublished),
      .share(
        "cluster-admin-accounts-share", .rights, "Service accounts that may do everything",
        census.administratorAccounts, .judgement(0.005, 0.02)),
    ]
  }

  private static func takeovers(_ census: PowerCensus) -> [Statistic] {
    let rights = TakeoverRight.allCases.enumerated().map { place, right in
      Statistic.share(
        "takeover-\(right.rawValue)-share", .rights,
        "Programs' service accounts that may \(right.title)",
        Share(hits: census.takeoverRights[place], of: census.takeoverPrograms.total),
        .unpublished)
    }
    return [
      .share(
        "takeover-programs-share", .rights,
        "Programs' service accounts with a right that leads to more", census.takeoverPrograms,
        .published(
          0.1, 0.35,
          "51 of 153 cloud-native applications (Take over the Whole Cluster, CCS 2023); over 14 % "
            + "of operators across namespaces (arXiv 2507.03387, 2025)"))
    ] + rights + [
      .share(
        "takeover-beyond-namespace-share", .rights,
        "Programs' service accounts with such a right beyond their namespace",
        census.takeoverBeyondNamespace, .unpublished),
      .share(
        "powerful-daemonset-clusters-share", .rights,
        "Clusters with a DaemonSet that has such a right everywhere or in `kube-` namespaces",
        census.powerfulDaemonSets,
        .published(
          0.5, 1,
          "most platforms (Unit 42, Kubernetes Privilege Escalation: Excessive Permissions in "
            + "Popular Platforms, 2022)")),
    ]
  }
}
