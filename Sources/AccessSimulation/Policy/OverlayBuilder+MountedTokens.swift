import Estate
import Specs

/// What pods and agents authenticate with, and the kubeconfigs that several people share.
extension OverlayBuilder {
  /// A task token per agent that the policy gives one; its pods then mount none.
  mutating func addAgentCredentials() {
    guard let agents = policy.agents else { return }
    let first = estate.context.people.count + estate.context.pipelines.count
    for (position, agent) in estate.context.agents.enumerated() {
      let rule = agents.resolved(for: .agents, agent.name, governance)
      guard rule.kind == .taskToken else { continue }
      add(
        CredentialSlot(
          id: "agent/\(agent.name)", kind: .taskToken, cluster: agent.cluster,
          username: Principal.serviceAccountUsername(
            namespace: agent.namespace, name: agent.serviceAccount),
          places: [.agentHost(agent: agent.name)]),
        rule, of: .actor(first + position, .original))
    }
  }

  /// The accounts whose pods mount something else than the API server's default: those of agents by
  /// their rule, those of pipelines by none, all others by that of workloads. Names of workloads are
  /// `CLUSTER/NAMESPACE/NAME`.
  mutating func addMountedTokens() {
    guard policy.workloads != nil || policy.agents != nil else { return }
    let pipelines = Set(estate.context.pipelines.map { $0.account })
    var agents: [AccountName: Agent] = [:]
    for agent in estate.context.agents where agents[agent.account] == nil {
      agents[agent.account] = agent
    }
    for cluster in estate.clusters {
      var seen: Set<AccountName> = []
      for pod in cluster.pods {
        let account = pod.account(in: cluster.name)
        guard !pipelines.contains(account), seen.insert(account).inserted else { continue }
        guard let rule = mountedRule(account, agent: agents[account]) else { continue }
        addMountedToken(of: account, rule)
      }
    }
  }

  private func mountedRule(_ account: AccountName, agent: Agent?) -> CredentialRule? {
    guard let agent else {
      return policy.workloads?.resolved(
        for: .workloads, "\(account.cluster)/\(account.namespace)/\(account.name)", governance)
    }
    return policy.agents?.resolved(for: .agents, agent.name, governance)
  }

  private mutating func addMountedToken(of account: AccountName, _ rule: CredentialRule) {
    // Without a lifetime a bound token is as the API server hands it out.
    if rule.kind == .projectedToken, rule.lifetime == nil { return }
    overlay.mountedTokens.append(
      MountedToken(
        cluster: account.cluster, namespace: account.namespace, serviceAccount: account.name,
        lifetime: rule.kind == .legacyToken ? nil : rule.lifetime,
        isWithdrawn: rule.kind == .taskToken))
  }

  mutating func withdrawKubeconfigs() {
    let rule = policy.sharedKubeconfigs
    guard rule.withdrawn else { return }
    for shared in estate.context.sharedKubeconfigs
    where governance.governs(rule.coverage, sharedKubeconfig: shared.name) {
      overlay.withdrawnKubeconfigs.append(shared.name)
    }
  }
}

/// A service account of one cluster.
private struct AccountName: Hashable {
  var cluster: String
  var namespace: String
  var name: String
}

extension Pipeline {
  fileprivate var account: AccountName {
    AccountName(cluster: cluster, namespace: namespace, name: serviceAccount)
  }
}

extension Agent {
  fileprivate var account: AccountName {
    AccountName(cluster: cluster, namespace: namespace, name: serviceAccount)
  }
}

extension Pod {
  fileprivate func account(in cluster: String) -> AccountName {
    AccountName(
      cluster: cluster, namespace: metadata.namespace,
      name: spec.serviceAccountName.isEmpty ? "default" : spec.serviceAccountName)
  }
}
