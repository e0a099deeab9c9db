extension CompromiseSpec {
  /// Which places qualify; every given field must match. Empty matches all.
  package struct Selector: Sendable, Hashable {
    package var clusters: [String] = []
    package var namespaces: [String] = []
    package var environments: [String] = []
    /// Kubernetes labels of pods or nodes.
    package var labels: [String: String] = [:]
    /// External groups, one of which the person must be in.
    package var groups: [String] = []
    /// Teams, one of which the person, agent or page must be of.
    package var teams: [String] = []
    /// Whether people must take turns at being on call.
    package var onCall = false
    /// Whether people must decide access requests.
    package var approvers = false

    package init() {}

    /// The keys of a selector.
    package enum Key: String, Sendable, Hashable, CaseIterable {
      case clusters
      case namespaces
      case environments
      case labels
      case groups
      case teams
      case onCall
      case approvers
    }
  }
}

extension CompromiseSpec.Mechanism {
  /// The keys that its places can be selected by; any other would match nothing.
  package var selectorKeys: Set<CompromiseSpec.Selector.Key> {
    switch self {
    case .ciStore, .buildLog, .ciRunner, .federatedSubject:
      [.clusters, .namespaces, .environments]
    case .pod: [.clusters, .namespaces, .environments, .labels]
    case .operatorUpdate, .clusterLink: [.clusters, .namespaces]
    case .agentHost: [.clusters, .namespaces, .environments, .teams]
    case .kubeconfig, .laptop, .phishing, .insider:
      [.clusters, .groups, .teams, .onCall, .approvers]
    case .sharedKubeconfig: [.clusters, .groups]
    case .node: [.clusters, .labels]
    case .breakGlass, .etcdBackup, .policyMachinery: [.clusters]
    case .wiki, .chat, .repository: [.teams]
    case .cloudKey: []
    }
  }
}
