import Estate

extension Organisation {
  /// People, pipelines, approvers, environments and endpoints of the organisation.
  var context: EstateContext {
    var context = EstateContext()
    context.people = teams.flatMap(\.people) + [breakGlass]
    context.pipelines = sites.flatMap(platformPipelines) + tenancies.map(pipeline)
    context.approverPools = [ApproverPool(name: "access-approvers", members: approvers)]
    context.environments = sites.flatMap(environments)
    // Assumption: the usual default of managed clusters.
    context.endpoints = sites.map { ClusterEndpoint(cluster: $0.name, exposure: .public) }
    context.completeness = sites.map { .generated($0.name) }
    return context
  }

  /// The kubeconfig for emergencies: authorised by no binding, kept in a safe.
  private var breakGlass: Person {
    Person(
      name: "break-glass", username: "kubernetes-admin", groups: ["system:masters"],
      team: Team.platformName, clusters: sites.map(\.name), laptop: "safe",
      tasksPerDay: Calibration.breakGlassTasksPerDay)
  }

  /// The leads of the first teams; further people of the platform team where there are few teams.
  private var approvers: [String] {
    let leads = teams.prefix(Calibration.approverCount.upperBound).compactMap(\.people.first)
    let missing = Calibration.approverCount.lowerBound - leads.count
    let others = missing > 0 ? Array(teams[0].people.dropFirst().prefix(missing)) : []
    return (leads + others).map(\.name)
  }

  private func platformPipelines(of site: ClusterSite) -> [Pipeline] {
    [
      Pipeline(
        name: "platform-\(site.name)", cluster: site.name, namespace: "kube-system",
        serviceAccount: Deployer.platformAccount, ciSystem: Deployer.ciSystem,
        runsPerDay: Calibration.platformRunsPerDay,
        jobDurationSeconds: Calibration.jobDurationSeconds),
      Pipeline(
        name: "monitoring-\(site.name)", cluster: site.name, namespace: "monitoring",
        serviceAccount: Deployer.account, ciSystem: Deployer.ciSystem,
        runsPerDay: Calibration.platformRunsPerDay,
        jobDurationSeconds: Calibration.jobDurationSeconds),
    ]
  }

  private func pipeline(of tenancy: Tenancy) -> Pipeline {
    let runs =
      switch tenancy.environment {
      case .production: tenancy.application.productionRunsPerDay
      case .staging: Calibration.stagingRunsPerDay
      default: Calibration.developmentRunsPerDay
      }
    return Pipeline(
      name: tenancy.namespace, cluster: tenancy.cluster, namespace: tenancy.namespace,
      serviceAccount: Deployer.account, ciSystem: Deployer.ciSystem, runsPerDay: runs,
      jobDurationSeconds: Calibration.jobDurationSeconds)
  }

  private func environments(of site: ClusterSite) -> [NamespaceEnvironment] {
    let platform = ClusterBuilder.kubernetesNamespaces + PlatformProduct.namespaces(of: site)
    let own = tenancies.filter { $0.cluster == site.name }
    return platform.map {
      NamespaceEnvironment(cluster: site.name, namespace: $0, environment: .platform)
    }
      + own.map {
        NamespaceEnvironment(
          cluster: site.name, namespace: $0.namespace, environment: $0.environment)
      }
  }
}

/// The identities that pipelines act as.
enum Deployer {
  static let account = "deployer"
  /// The platform pipeline's account, in `kube-system`.
  static let platformAccount = "cluster-deployer"
  static let ciSystem = "ci"
}
