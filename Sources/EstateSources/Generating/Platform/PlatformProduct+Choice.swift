import Sampling
import Specs

/// Which products a cluster runs.
extension PlatformProduct {
  /// The products of each cluster: Kubernetes' own, and each other one on its share of the clusters
  /// that may run it.
  static func products(of sites: [ClusterSite], _ spec: EstateSpec, _ draws: EstateDraws)
    -> [[PlatformProduct]]
  {
    let choice = ProductChoice(sites, spec, draws)
    return sites.map { site in
      func has(_ parameter: EstateParameter) -> Bool { choice.runs(parameter, site.name) }
      let isPowerful = has(.powerfulDaemonSetShare)
      let network =
        has(.networkAgent)
        ? [kubernetesWithoutProxy, isPowerful ? powerfulNetworkAgent : networkAgent]
        : [kubernetes]
      let offers =
        common + [
          (.secretsDriver, isPowerful ? synchronisingSecretsStore : secretsStore),
          (.gitOps, has(.fluxShare) ? flux : delivery), (.monitoringOperator, metricsOperator),
          (.backup, backup), (.runners, runners),
        ]
      return network + offers.filter { has($0.adoption) }.map(\.product)
    }
  }

  /// A product, and the share of clusters that run it.
  typealias Offer = (adoption: EstateParameter, product: PlatformProduct)

  /// What any cluster may run, whatever else it runs.
  static let common: [Offer] = [
    (.diskDriver, disks), (.ingressController, ingress), (.certificateManager, certificates),
    (.loadBalancerController, loadBalancers), (.dnsController, names), (.serviceMesh, mesh),
    (.monitoring, metrics), (.metricsAgent, vendorMetrics), (.logShipper, logging),
    (.telemetryStore, telemetry),
    (.policyEngine, policies), (.runtimeSecurity, runtimeSecurity), (.imageScanner, scanner),
    (.externalSecrets, externalSecrets), (.sealedSecrets, sealedSecrets),
    (.clusterAutoscaler, clusterAutoscaler), (.eventAutoscaler, eventAutoscaler),
    (.databaseOperator, databases), (.messagingOperator, queues), (.workflowEngine, workflows),
    (.agentController, agents), (.dashboard, dashboard), (.signOnProxy, signOn),
    (.costMonitor, costs), (.descheduler, descheduler),
  ]

  /// Every product there is, each in the variant with the most rights.
  static let all: [PlatformProduct] =
    [
      kubernetes, powerfulNetworkAgent, synchronisingSecretsStore, delivery, flux,
      metricsOperator, backup, runners,
    ] + common.map(\.product)
}

/// Which clusters run what.
private struct ProductChoice {
  private var clusters: [EstateParameter: Set<String>] = [:]

  init(_ sites: [ClusterSite], _ spec: EstateSpec, _ draws: EstateDraws) {
    let names = sites.map(\.name)
    for parameter in EstateParameter.adoptions {
      let eligible =
        switch parameter {
        case .backup: sites.filter(\.hostsProduction).map(\.name)
        case .runners: sites.filter(\.hostsDevelopment).map(\.name)
        case .fluxShare: names.filter { runs(.gitOps, $0) }
        case .monitoringOperator: names.filter { runs(.monitoring, $0) }
        default: names
        }
      clusters[parameter] = draws.quota(
        spec[parameter], of: eligible, .estatePlatform, parameter.name)
    }
    clusters[.powerfulDaemonSetShare] = draws.quota(
      spec[.powerfulDaemonSetShare],
      of: names.filter { runs(.secretsDriver, $0) || runs(.networkAgent, $0) }, .estatePlatform,
      EstateParameter.powerfulDaemonSetShare.name)
  }

  func runs(_ parameter: EstateParameter, _ cluster: String) -> Bool {
    clusters[parameter]?.contains(cluster) ?? false
  }
}
