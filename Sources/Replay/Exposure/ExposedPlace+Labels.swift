package import Estate

extension ExposedPlace {
  /// For reports: what the place is called.
  package func label(in estate: Estate) -> String {
    let context = estate.context
    return switch self {
    case .ciStore(let system, let pipeline):
      "secret of \(context.pipelines[pipeline].name) in \(system)"
    case .buildLog(let pipeline): "build log of \(context.pipelines[pipeline].name)"
    case .laptop(let name), .heldLaptop(let name): "laptop \(name)"
    case .pod(let cluster, let namespace, let name): "pod \(cluster)/\(namespace)/\(name)"
    case .agentHost(let agent): "agent \(context.agents[agent].name)"
    case .wiki(let team): "wiki of \(team)"
    case .chat(let team): "chat of \(team)"
    case .repository(let team): "repository of \(team)"
    case .sharedKubeconfig(let position):
      "kubeconfig \(context.sharedKubeconfigs[position].name) in "
        + "\(context.sharedKubeconfigs[position].place.rawValue)"
    case .node(let cluster, let name): "node \(cluster)/\(name)"
    case .operatorPods(let namespace, let account): "operator \(namespace)/\(account)"
    case .runner(let pipeline): "runner of \(context.pipelines[pipeline].name)"
    case .backup(let position): "backup \(context.backups[position].name)"
    case .signedIn(let person, _): "session of \(context.people[person].name)"
    case .insider(let person): "insider \(context.people[person].name)"
    case .admittedWorkflow(let pipeline):
      "workflow taken for \(context.pipelines[pipeline].name)"
    case .machinery(let cluster): "policy machinery of \(cluster)"
    case .cloudKey(let position): "cloud key \(context.cloudKeys[position].name)"
    case .clusterLink(let position):
      "kubeconfig of \(context.clusterLinks[position].target) in "
        + "\(context.clusterLinks[position].cluster)"
    }
  }
}
