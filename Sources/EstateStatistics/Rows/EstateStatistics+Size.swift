extension EstateStatistics {
  static func sizes(_ census: SizeCensus) -> [Statistic] {
    let counts = SizeCensus.Thing.allCases.map { thing in
      Statistic.number(
        thing.rawValue, .size, thing.title, census.counts[thing].map(Double.init),
        of: thing.title.lowercased(), .unpublished)
    }
    let ratio = Statistic.number(
      "non-human-identities-per-person", .size,
      "Service accounts, nodes, pipelines, cloud roles and links per person",
      census.nonHumanIdentitiesPerPerson, of: "identities per person",
      .published(
        17, 144,
        "vendors' surveys, whose definitions differ: 17 (2022), 82 (CyberArk 2025), "
          + "144 (Entro Labs, first half of 2025)"))
    return counts + [ratio]
  }
}

extension SizeCensus.Thing {
  fileprivate var title: String {
    switch self {
    case .clusters: "Clusters"
    case .namespaces: "Namespaces"
    case .nodes: "Nodes"
    case .workloads: "Workloads"
    case .pods: "Pods"
    case .accounts: "Service accounts"
    case .secrets: "Secrets"
    case .roles: "Roles and ClusterRoles"
    case .bindings: "Bindings"
    case .people: "People"
    case .pipelines: "Pipelines"
    case .agents: "AI agents"
    case .sharedKubeconfigs: "Shared kubeconfigs"
    case .clusterLinks: "Credentials of one cluster for another"
    }
  }
}
