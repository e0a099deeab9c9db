import Estate
import Specs

/// A compromise's query over the facts of an estate; everything in the estate's order.
struct PlaceQuery {
  let selector: CompromiseSpec.Selector
  let estate: Estate
  private let environments: EnvironmentIndex
  /// Names of people who decide access requests.
  private let approvers: Set<String>

  init(_ selector: CompromiseSpec.Selector, _ estate: Estate) {
    self.selector = selector
    self.estate = estate
    environments = EnvironmentIndex(estate.context)
    approvers = Set(estate.context.approverPools.flatMap(\.members))
  }

  // MARK: The context

  /// Positions of pipelines.
  func pipelines() -> [Int] {
    estate.context.pipelines.indices.filter { position in
      let pipeline = estate.context.pipelines[position]
      return admits(cluster: pipeline.cluster, namespace: pipeline.namespace)
    }
  }

  /// Positions of agents.
  func agents() -> [Int] {
    estate.context.agents.indices.filter { position in
      let agent = estate.context.agents[position]
      return admits(cluster: agent.cluster, namespace: agent.namespace)
        && admits(agent.team, of: selector.teams)
    }
  }

  /// Positions of people.
  func people(_ qualifies: (Person) -> Bool) -> [Int] {
    estate.context.people.indices.filter { position in
      let person = estate.context.people[position]
      return admits(person) && qualifies(person)
    }
  }

  /// Names of the laptops of people, each once.
  func laptops(_ qualifies: (Person) -> Bool) -> [String] {
    var seen: Set<String> = []
    return people(qualifies).map { estate.context.people[$0].laptop }
      .filter { seen.insert($0).inserted }
  }

  /// Names of teams; people without one are a team of their own.
  func teams() -> [String] {
    var seen: Set<String> = []
    return estate.context.people.map { $0.team.isEmpty ? $0.name : $0.team }
      .filter { admits($0, of: selector.teams) && seen.insert($0).inserted }
  }

  /// Positions of shared kubeconfigs.
  func sharedKubeconfigs(_ qualifies: (SharedKubeconfig) -> Bool) -> [Int] {
    estate.context.sharedKubeconfigs.indices.filter { position in
      let shared = estate.context.sharedKubeconfigs[position]
      return admits(shared.cluster, of: selector.clusters)
        && (selector.groups.isEmpty || shared.groups.contains(where: selector.groups.contains))
        && qualifies(shared)
    }
  }

  /// Positions of backups.
  func backups() -> [Int] {
    estate.context.backups.indices.filter {
      admits(estate.context.backups[$0].cluster, of: selector.clusters)
    }
  }

  /// Positions of links between clusters, by the cluster that keeps the Secret.
  func clusterLinks() -> [Int] {
    estate.context.clusterLinks.indices.filter { position in
      let link = estate.context.clusterLinks[position]
      return admits(cluster: link.cluster, namespace: link.namespace)
    }
  }

  // MARK: The clusters

  func clusters() -> [String] {
    estate.clusters.map(\.name).filter { admits($0, of: selector.clusters) }
  }

  func pods() -> [ExposedPlace] {
    estate.clusters.flatMap { cluster in
      cluster.pods.compactMap { pod -> ExposedPlace? in
        let metadata = pod.metadata
        guard admits(cluster: cluster.name, namespace: metadata.namespace),
          admits(metadata.labels)
        else { return nil }
        return .pod(cluster: cluster.name, namespace: metadata.namespace, name: metadata.name)
      }
    }
  }

  /// Nodes that are no part of a control plane.
  func nodes() -> [ExposedPlace] {
    estate.clusters.filter { admits($0.name, of: selector.clusters) }.flatMap { cluster in
      cluster.nodes.filter { !$0.isControlPlane && admits($0.metadata.labels) }.map {
        .node(cluster: cluster.name, name: $0.metadata.name)
      }
    }
  }

  /// Accounts of platform namespaces that pods run as and that a ClusterRoleBinding names, each once
  /// for all clusters: one update reaches them all.
  func operators() -> [ExposedPlace] {
    var seen: Set<ExposedPlace> = []
    return estate.clusters.flatMap { cluster -> [ExposedPlace] in
      let wide = Set(
        cluster.bindings.filter { $0.scope == .cluster }.flatMap(\.subjects)
          .filter { $0.kind == "ServiceAccount" }.map { "\($0.namespace)/\($0.name)" })
      return cluster.pods.compactMap { pod -> ExposedPlace? in
        let namespace = pod.metadata.namespace
        let account = pod.spec.serviceAccountName
        guard wide.contains("\(namespace)/\(account)"),
          environments.environment(cluster: cluster.name, namespace: namespace) == .platform,
          admits(cluster: cluster.name, namespace: namespace)
        else { return nil }
        let place = ExposedPlace.operatorPods(namespace: namespace, account: account)
        return seen.insert(place).inserted ? place : nil
      }
    }
  }

  // MARK: The selector

  private func admits(_ name: String, of names: [String]) -> Bool {
    names.isEmpty || names.contains(name)
  }

  private func admits(_ labels: [String: String]) -> Bool {
    selector.labels.allSatisfy { labels[$0.key] == $0.value }
  }

  private func admits(_ person: Person) -> Bool {
    (selector.clusters.isEmpty || person.clusters.contains(where: selector.clusters.contains))
      && (selector.groups.isEmpty || person.groups.contains(where: selector.groups.contains))
      && admits(person.team, of: selector.teams) && (!selector.onCall || person.onCall)
      && (!selector.approvers || approvers.contains(person.name))
  }

  private func admits(cluster: String, namespace: String) -> Bool {
    guard admits(cluster, of: selector.clusters), admits(namespace, of: selector.namespaces) else {
      return false
    }
    guard !selector.environments.isEmpty else { return true }
    let environment = environments.environment(cluster: cluster, namespace: namespace)
    return selector.environments.contains(environment.rawValue)
  }
}
