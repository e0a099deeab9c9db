import Estate
import Sampling

extension ClusterBuilder {
  /// Adds an application in one environment: its namespace, secrets, programs, pipeline and people.
  mutating func add(_ tenancy: Tenancy) {
    let parts = ApplicationComponents(tenancy: tenancy, spec: spec, draws: draws)
    let application = tenancy.application
    let namespace = tenancy.namespace
    addNamespace(namespace, labels: labels(of: tenancy))
    for secret in [parts.databaseSecret] + application.extraSecrets {
      addSecret(secret, in: namespace)
    }
    addSecret(parts.certificate, in: namespace, type: "kubernetes.io/tls")
    addSecret(
      ApplicationComponents.pullSecret, in: namespace, type: "kubernetes.io/dockerconfigjson")
    addConfigMap(parts.configMap, in: namespace)
    for component in parts.all {
      install(component, of: application.name, in: namespace)
    }
    if application.hasPipeline {
      addDeployer(
        Deployer.account, in: namespace,
        role: .clusterRole(application.hasNarrowDeployer ? Self.deployerRole : "edit"))
    }
    addPeople(of: tenancy)
    addCloudRoles(of: tenancy)
  }

  /// The namespace's labels: production and staging keep privileged pods out.
  private func labels(of tenancy: Tenancy) -> [String: String] {
    var labels = [
      "app.kubernetes.io/part-of": tenancy.application.name,
      "\(EstateNames.domain)/environment": tenancy.environment.rawValue,
      "\(EstateNames.domain)/team": tenancy.application.team,
    ]
    if tenancy.environment != .development { labels[PodSecurity.enforceLabel] = "baseline" }
    return labels
  }

  /// The team may edit outside production and look at production; on call it may do more there.
  private mutating func addPeople(of tenancy: Tenancy) {
    let team = Subject.group(Team.group(of: tenancy.application.team))
    let isProduction = tenancy.environment == .production
    bind(
      .clusterRole(isProduction ? "view" : "edit"), to: team, as: "team", in: tenancy.namespace)
    guard isProduction else { return }
    bind(
      .clusterRole(tenancy.application.onCallMayEdit ? "edit" : Self.debugRole),
      to: .group(Team.onCallGroup(of: tenancy.application.team)), as: "on-call",
      in: tenancy.namespace)
  }
}
