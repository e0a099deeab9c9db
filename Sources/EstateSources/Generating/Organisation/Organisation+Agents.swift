import Estate
import Specs

extension Organisation {
  /// The agents of an application in one environment.
  ///
  /// People ask them, so that they work in office hours (assumption).
  func agents(of tenancy: Tenancy) -> [Agent] {
    let application = tenancy.application
    return application.services.filter { $0.archetype == .agent }.compactMap { service in
      service.account.map { account in
        agent(
          "\(application.name)-\(service.role)-\(tenancy.environment.rawValue)",
          on: tenancy.cluster, as: account, in: tenancy.namespace, team: application.team,
          .agentInvocationsPerDay)
      }
    }
  }

  /// The agents for operations, which act through their tools' account.
  func platformAgents(of site: ClusterSite) -> [Agent] {
    let product = PlatformProduct.agents
    guard site.runs(product) else { return [] }
    return [
      agent(
        "\(product.name)-\(site.name)", on: site.name, as: PlatformProduct.agentToolsAccount,
        in: product.namespace, team: Team.platformName, .platformAgentInvocationsPerDay)
    ]
  }

  private func agent(
    _ name: String, on cluster: String, as account: String, in namespace: String, team: String,
    _ invocations: EstateParameter
  ) -> Agent {
    Agent(
      name: name, cluster: cluster, namespace: namespace, serviceAccount: account, team: team,
      invocationsPerDay: spec[invocations], invocationSeconds: Int64(spec[.agentInvocationDuration])
    )
  }
}
