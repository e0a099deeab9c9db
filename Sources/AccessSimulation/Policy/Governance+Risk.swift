import Estate
import Specs

extension Governance {
  /// Orders the members of each population by risk where a control of the policy goes by it.
  ///
  /// A member's risk is that of its riskiest grant, then the sum over all of them, then the name
  /// (assumption); a shared kubeconfig's is that of its identity. Workloads are named
  /// `CLUSTER/NAMESPACE/NAME`.
  init(
    _ policy: PolicySpec, _ estate: Estate, _ clusters: [ClusterGrants],
    _ roles: inout [RoleCatalogue], _ environments: EnvironmentIndex
  ) {
    guard policy.coverages.contains(where: { $0.share < 1 && $0.order == .highestRiskFirst })
    else {
      self.init()
      return
    }
    var risks = MemberRisks(clusters: clusters, environments: environments)
    risks.add(estate, &roles)
    self.init(riskOrder: risks.order)
  }

  /// The same from the estate alone.
  init(_ policy: PolicySpec, on estate: Estate) {
    var roles = estate.clusters.map { RoleCatalogue($0) }
    self.init(
      policy, estate, estate.clusters.map { ClusterGrants($0) }, &roles,
      EnvironmentIndex(estate.context))
  }
}

extension PolicySpec {
  /// Of every control.
  fileprivate var coverages: [Coverage] {
    let credentials = [pipelines, people, storedTokens] + [workloads, agents].compactMap { $0 }
    let processes = [elevation, deployments, agentTasks].compactMap { $0 }
    var all = credentials.map(\.coverage) + scopes.map(\.coverage) + processes.map(\.coverage)
    all += gates.map(\.coverage)
    all.append(sharedKubeconfigs.coverage)
    if let reviews { all.append(reviews.coverage) }
    if let breakGlass { all.append(breakGlass.coverage) }
    return all
  }
}

/// What the rights of everybody put at risk, as the estate has them.
private struct MemberRisks {
  private struct Member {
    var name: String
    var most = 0.0
    var sum = 0.0

    mutating func add(_ risk: Double) {
      most = max(most, risk)
      sum += risk
    }
  }

  let clusters: [ClusterGrants]
  let environments: EnvironmentIndex
  private var members: [Governed: [Member]] = [:]

  init(clusters: [ClusterGrants], environments: EnvironmentIndex) {
    self.clusters = clusters
    self.environments = environments
  }

  var order: [Governed: [String]] {
    members.mapValues { members in
      members.sorted { left, right in
        if left.most != right.most { return left.most > right.most }
        if left.sum != right.sum { return left.sum > right.sum }
        return left.name.precedesInBytes(right.name)
      }.map(\.name)
    }
  }

  mutating func add(_ estate: Estate, _ roles: inout [RoleCatalogue]) {
    for person in estate.context.people {
      let numbers = clusters.indices.filter {
        person.clusters.contains(clusters[$0].cluster.name)
      }
      add(.population(.people), person.name, person.username, person.groups, numbers, &roles)
    }
    for shared in estate.context.sharedKubeconfigs {
      add(
        .sharedKubeconfigs, shared.name, shared.username, shared.groups, places(shared.cluster),
        &roles)
    }
    for pipeline in estate.context.pipelines {
      let username = Principal.serviceAccountUsername(
        namespace: pipeline.namespace, name: pipeline.serviceAccount)
      add(.population(.pipelines), pipeline.name, username, [], places(pipeline.cluster), &roles)
    }
    for agent in estate.context.agents {
      let username = Principal.serviceAccountUsername(
        namespace: agent.namespace, name: agent.serviceAccount)
      add(.population(.agents), agent.name, username, [], places(agent.cluster), &roles)
    }
    for (number, grants) in clusters.enumerated() {
      for account in grants.cluster.serviceAccounts {
        let (namespace, name) = (account.metadata.namespace, account.metadata.name)
        let username = Principal.serviceAccountUsername(namespace: namespace, name: name)
        let path = "\(grants.cluster.name)/\(namespace)/\(name)"
        add(.population(.workloads), path, username, [], [number], &roles)
      }
    }
  }

  private func places(_ cluster: String) -> [Int] {
    clusters.indices.filter { clusters[$0].cluster.name == cluster }
  }

  private mutating func add(
    _ governed: Governed, _ name: String, _ username: String, _ groups: [String],
    _ numbers: [Int], _ roles: inout [RoleCatalogue]
  ) {
    var member = Member(name: name)
    for number in numbers {
      let cluster = clusters[number].cluster
      for held in clusters[number].held(by: username, groups: groups, in: number) {
        let binding = cluster.bindings[held.binding]
        let namespace = binding.grantedNamespace
        guard let role = roles[number].find(binding.roleRef, in: namespace) else { continue }
        let environment =
          namespace.isEmpty
          ? nil : environments.environment(cluster: cluster.name, namespace: namespace)
        member.add(roles[number].sensitivity(of: role) * RiskScore.reach(environment))
      }
    }
    members[governed, default: []].append(member)
  }
}
