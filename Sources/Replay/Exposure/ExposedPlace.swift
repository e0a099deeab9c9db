package import Estate
package import Specs

/// A place that a compromise can strike: a fact of the estate, whatever the policy keeps there.
package enum ExposedPlace: Sendable, Hashable {
  /// The entry of one pipeline in a CI system's secret store.
  case ciStore(system: String, pipeline: Int)
  /// The log of a pipeline's runs; the pipeline's position in the context.
  case buildLog(pipeline: Int)
  case laptop(name: String)
  case pod(cluster: String, namespace: String, name: String)
  /// What an agent holds; its position in the context.
  case agentHost(agent: Int)
  /// A page of a team's wiki.
  case wiki(team: String)
  /// A channel of a team's chat.
  case chat(team: String)
  /// A repository of a team.
  case repository(team: String)
}

extension ExposedPlace {
  /// The places of an estate that a compromise's query selects, in the estate's order.
  ///
  /// Empty means the compromise does not apply to this estate.
  package static func candidates(for compromise: CompromiseSpec, in estate: Estate)
    -> [ExposedPlace]
  {
    switch compromise.mechanism {
    case .ciStore:
      pipelines(compromise.selector, estate).map {
        .ciStore(system: estate.context.pipelines[$0].ciSystem, pipeline: $0)
      }
    case .buildLog:
      pipelines(compromise.selector, estate).map { .buildLog(pipeline: $0) }
    case .kubeconfig:
      laptops(compromise.selector, estate)
    case .pod:
      pods(compromise.selector, estate)
    }
  }

  /// The places where people keep credentials that they helped themselves to, team by team in order
  /// of first appearance; people without a team keep them in places of their own.
  package static func teamPlaces(in estate: Estate) -> [ExposedPlace] {
    var seen: Set<String> = []
    return estate.context.people.flatMap { person -> [ExposedPlace] in
      let team = person.team.isEmpty ? person.name : person.team
      guard seen.insert(team).inserted else { return [] }
      return [.wiki(team: team), .chat(team: team), .repository(team: team)]
    }
  }

  /// Where agents run, in the estate's order.
  package static func agentHosts(in estate: Estate) -> [ExposedPlace] {
    estate.context.agents.indices.map { .agentHost(agent: $0) }
  }

  private static func pipelines(_ selector: CompromiseSpec.Selector, _ estate: Estate) -> [Int] {
    let environments = EnvironmentIndex(estate.context)
    return estate.context.pipelines.indices.filter { position in
      let pipeline = estate.context.pipelines[position]
      return selector.admits(
        cluster: pipeline.cluster, namespace: pipeline.namespace, environments)
    }
  }

  private static func laptops(_ selector: CompromiseSpec.Selector, _ estate: Estate)
    -> [ExposedPlace]
  {
    var seen: Set<String> = []
    return estate.context.people.compactMap { person in
      guard
        selector.clusters.isEmpty || person.clusters.contains(where: selector.clusters.contains),
        selector.groups.isEmpty || person.groups.contains(where: selector.groups.contains),
        seen.insert(person.laptop).inserted
      else { return nil }
      return .laptop(name: person.laptop)
    }
  }

  private static func pods(_ selector: CompromiseSpec.Selector, _ estate: Estate)
    -> [ExposedPlace]
  {
    let environments = EnvironmentIndex(estate.context)
    return estate.clusters.flatMap { cluster in
      cluster.pods.compactMap { pod -> ExposedPlace? in
        let metadata = pod.metadata
        guard
          selector.admits(cluster: cluster.name, namespace: metadata.namespace, environments),
          selector.labels.allSatisfy({ metadata.labels[$0.key] == $0.value })
        else { return nil }
        return .pod(cluster: cluster.name, namespace: metadata.namespace, name: metadata.name)
      }
    }
  }

  /// For reports: what the place is called.
  package func label(in estate: Estate) -> String {
    switch self {
    case .ciStore(let system, let pipeline):
      "secret of \(estate.context.pipelines[pipeline].name) in \(system)"
    case .buildLog(let pipeline): "build log of \(estate.context.pipelines[pipeline].name)"
    case .laptop(let name): "laptop \(name)"
    case .pod(let cluster, let namespace, let name): "pod \(cluster)/\(namespace)/\(name)"
    case .agentHost(let agent): "agent \(estate.context.agents[agent].name)"
    case .wiki(let team): "wiki of \(team)"
    case .chat(let team): "chat of \(team)"
    case .repository(let team): "repository of \(team)"
    }
  }

  /// The place as policies name it where they keep credentials; `nil` for one that is taken itself.
  func credentialPlace(in estate: Estate) -> CredentialPlace? {
    switch self {
    case .ciStore(let system, let pipeline):
      .ciStore(system: system, pipeline: estate.context.pipelines[pipeline].name)
    case .buildLog(let pipeline): .buildLog(pipeline: estate.context.pipelines[pipeline].name)
    case .laptop(let name): .laptop(name: name)
    case .pod: nil
    case .agentHost(let agent): .agentHost(agent: estate.context.agents[agent].name)
    case .wiki(let team): .wiki(team: team)
    case .chat(let team): .chat(team: team)
    case .repository(let team): .repository(team: team)
    }
  }
}

extension CompromiseSpec.Selector {
  func admits(cluster: String, namespace: String, _ environments: EnvironmentIndex) -> Bool {
    guard clusters.isEmpty || clusters.contains(cluster),
      namespaces.isEmpty || namespaces.contains(namespace)
    else { return false }
    guard !self.environments.isEmpty else { return true }
    let environment = environments.environment(cluster: cluster, namespace: namespace)
    return self.environments.contains(environment.rawValue)
  }
}
