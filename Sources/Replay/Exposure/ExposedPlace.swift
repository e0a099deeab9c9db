package import Estate

/// A place that a compromise can strike: a fact of the estate, whatever the policy keeps there.
package enum ExposedPlace: Sendable, Hashable {
  /// The entry of one pipeline in a CI system's secret store.
  case ciStore(system: String, pipeline: Int)
  /// The log of a pipeline's runs; the pipeline's position in the context.
  case buildLog(pipeline: Int)
  /// What is kept on a laptop, copied.
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
  /// Where a kubeconfig is kept that several people use; its position in the context.
  case sharedKubeconfig(Int)
  /// A laptop itself, whatever its owner does on it.
  case heldLaptop(name: String)
  case node(cluster: String, name: String)
  /// Every pod that runs as one account of one namespace, in whichever cluster.
  case operatorPods(namespace: String, account: String)
  /// The runner of one run of a pipeline; the pipeline's position in the context.
  case runner(pipeline: Int)
  /// A backup of a cluster; its position in the context.
  case backup(Int)
  /// What somebody is signed in with while they work; their position in the context and their hours.
  case signedIn(person: Int, hours: WorkingHours)
  /// Somebody themselves; their position in the context.
  case insider(person: Int)
  /// A workflow that the trust in a pipeline's runs admits; the pipeline's position in the context.
  case admittedWorkflow(pipeline: Int)
  /// What the policy itself runs in a cluster.
  case machinery(cluster: String)
  /// A long-lived key of a cloud account; its position in the context.
  case cloudKey(Int)
  /// A Secret with a credential for another cluster; the link's position in the context.
  case clusterLink(Int)
}

extension ExposedPlace {
  /// The place as policies name it where they keep credentials; `nil` for one that is taken itself,
  /// and for one that no policy fills.
  func credentialPlace(in estate: Estate) -> CredentialPlace? {
    let context = estate.context
    switch self {
    case .ciStore(let system, let pipeline):
      return .ciStore(system: system, pipeline: context.pipelines[pipeline].name)
    case .buildLog(let pipeline): return .buildLog(pipeline: context.pipelines[pipeline].name)
    case .laptop(let name): return .laptop(name: name)
    case .signedIn(let person, _): return .laptop(name: context.people[person].laptop)
    case .agentHost(let agent): return .agentHost(agent: context.agents[agent].name)
    case .wiki(let team): return .wiki(team: team)
    case .chat(let team): return .chat(team: team)
    case .repository(let team): return .repository(team: team)
    case .pod, .sharedKubeconfig, .heldLaptop, .node, .operatorPods, .runner, .backup, .insider,
      .admittedWorkflow, .machinery, .cloudKey, .clusterLink:
      return nil
    }
  }
}
