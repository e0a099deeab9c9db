import Estate
import Sampling
import Specs

extension Organisation {
  /// People, pipelines, approvers, environments and endpoints of the organisation, with what the
  /// clusters add.
  ///
  /// - Parameter surroundings: one per cluster, in order.
  func context(_ surroundings: [ClusterSurroundings], _ draws: EstateDraws) -> EstateContext {
    var context = EstateContext()
    context.people = teams.flatMap(\.people) + [breakGlass]
    context.pipelines =
      sites.flatMap(platformPipelines)
      + tenancies.filter(\.application.hasPipeline).map(pipeline)
    trustOthers(in: &context.pipelines, draws)
    context.agents = sites.flatMap(platformAgents) + tenancies.flatMap(agents)
    context.approverPools = approverPools
    context.environments = sites.flatMap(environments)
    context.endpoints = sites.map {
      ClusterEndpoint(cluster: $0.name, exposure: $0.hasPrivateEndpoint ? .private : .public)
    }
    context.sharedKubeconfigs = sharedKubeconfigs(draws)
    context.cloudIdentities = surroundings.flatMap(\.cloudIdentities)
    let keys = cloudKeys(draws)
    context.cloudRoles = surroundings.flatMap(\.cloudRoles) + keys.map(\.role)
    context.cloudKeys = keys.map(\.key)
    context.backups = backups(draws)
    context.clusterLinks = surroundings.flatMap(\.clusterLinks)
    context.completeness = sites.map { .generated($0.name) }
    return context
  }

  /// The kubeconfig for emergencies: authorised by no binding, kept in a safe.
  private var breakGlass: Person {
    Person(
      name: "break-glass", username: "kubernetes-admin", groups: ["system:masters"],
      team: Team.platformName, clusters: sites.map(\.name), laptop: "safe",
      tasksPerDay: spec[.breakGlassTasksPerDay])
  }

  /// The pool that requests go to, and whoever is on call, at any hour, for those that wait there.
  private var approverPools: [ApproverPool] {
    let onCall = teams.flatMap(\.people).filter(\.onCall).map(\.name)
    return [ApproverPool(name: "access-approvers", members: approvers)]
      + (onCall.isEmpty
        ? [] : [ApproverPool(name: "on-call", members: onCall, workingHours: .always)])
  }

  /// The leads of the first teams; further people of the platform team where there are few teams.
  private var approvers: [String] {
    let leads = teams.prefix(spec.count(.approversMax)).compactMap(\.people.first)
    let missing = 3 - leads.count
    let others = missing > 0 ? Array(teams[0].people.dropFirst().prefix(missing)) : []
    return (leads + others).map(\.name)
  }

  func platformPipelines(of site: ClusterSite) -> [Pipeline] {
    let monitoring = PlatformProduct.metrics
    return [platformPipeline("platform", of: site, "kube-system", Deployer.platformAccount)]
      + (site.runs(monitoring)
        ? [platformPipeline("monitoring", of: site, monitoring.namespace, Deployer.account)] : [])
  }

  private func platformPipeline(
    _ name: String, of site: ClusterSite, _ namespace: String, _ account: String
  ) -> Pipeline {
    Pipeline(
      name: "\(name)-\(site.name)", cluster: site.name, namespace: namespace,
      serviceAccount: account, ciSystem: Deployer.ciSystem, runsPerDay: spec[.platformRunsPerDay],
      jobDurationSeconds: Int64(spec[.jobDuration]))
  }

  func pipeline(of tenancy: Tenancy) -> Pipeline {
    let runs =
      switch tenancy.environment {
      case .production: tenancy.application.productionRunsPerDay
      case .staging: spec[.stagingRunsPerDay]
      default: spec[.developmentRunsPerDay]
      }
    return Pipeline(
      name: tenancy.namespace, cluster: tenancy.cluster, namespace: tenancy.namespace,
      serviceAccount: Deployer.account, ciSystem: Deployer.ciSystem, runsPerDay: runs,
      jobDurationSeconds: Int64(spec[.jobDuration]))
  }

  private func environments(of site: ClusterSite) -> [NamespaceEnvironment] {
    let platform =
      ClusterBuilder.kubernetesNamespaces + PlatformProduct.namespaces(of: site.products)
    let own = tenancies(at: site)
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
