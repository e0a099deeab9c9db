extension CompromiseSpec {
  /// How something gets out, and from which kind of place.
  package enum Mechanism: String, Sendable, Hashable, CaseIterable {
    /// A CI system's secret store leaks at a calendar-uniform instant (copy).
    case ciStore = "ci-store"
    /// A run's log is published; the instant lies inside a run (copy).
    case buildLog = "build-log"
    /// A kubeconfig is copied off a laptop at a calendar-uniform instant (copy).
    case kubeconfig
    /// Code runs in a pod from a calendar-uniform instant on (presence).
    case pod
    /// A kubeconfig that several people use is copied from where it is kept (copy).
    case sharedKubeconfig = "shared-kubeconfig"
    /// The emergency kubeconfig is copied (copy).
    case breakGlass = "break-glass"
    /// Somebody is on a laptop and stays there, whatever its owner signs in with (presence).
    case laptop
    /// Root on a node that is no part of the control plane (presence).
    case node
    /// Code runs in every pod of an operator that holds rights in a whole cluster (presence).
    case operatorUpdate = "operator-update"
    /// Code runs on the runner of one run until the run ends (presence, and copies of what the run
    /// holds).
    case ciRunner = "ci-runner"
    /// A backup of everything that a cluster stores gets out (copy).
    case etcdBackup = "etcd-backup"
    /// Somebody is tricked while they work: what they are signed in with is taken (copy).
    case phishing
    /// Somebody abuses what they may do, from a calendar-uniform instant on (presence).
    case insider
    /// Anybody with a workflow anywhere obtains a pipeline's tokens, because the trust admits more
    /// than the pipeline (presence).
    case federatedSubject = "federated-subject"
    /// Code runs in what a policy runs in a cluster to do its work (presence).
    case policyMachinery = "policy-machinery"
    /// An agent is told by somebody else what to do; the instant lies inside an invocation (copy).
    case agentHost = "agent-host"
    /// A long-lived key of a cloud account leaks (copy).
    case cloudKey = "cloud-key"
    /// A Secret with a credential for another cluster is copied (copy).
    case clusterLink = "cluster-link"
    /// A page of a team's wiki is read by others (copy).
    case wiki
    /// A channel of a team's chat is read by others (copy).
    case chat
    /// A repository of a team is read by others (copy).
    case repository

    /// Whether the attacker gets copies of what the place holds, rather than the place itself.
    package var isCopy: Bool {
      switch self {
      case .pod, .laptop, .node, .operatorUpdate, .ciRunner, .insider, .federatedSubject,
        .policyMachinery:
        false
      case .ciStore, .buildLog, .kubeconfig, .sharedKubeconfig, .breakGlass, .etcdBackup, .phishing,
        .agentHost, .cloudKey, .clusterLink, .wiki, .chat, .repository:
        true
      }
    }
  }
}
