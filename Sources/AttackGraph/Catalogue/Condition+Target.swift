extension Condition {
  /// What a request acts on, which decides where its capability hubs lead.
  package enum Target: String, Sendable, Hashable, CaseIterable {
    case secrets
    case serviceAccounts
    case pods
    /// Pods whose image can be replaced: all but mirror pods.
    case changeablePods
    /// Pods, and their nodes where the namespace lets privileged pods in.
    case debuggedPods
    /// Pods that a controller would make again elsewhere.
    case movablePods
    /// Pods without a node.
    case pendingPods
    /// Controllers whose template can be changed.
    case controllers
    case daemonSets
    /// A new workload; a top-level create carries no name, so named rules never authorise it.
    case newWorkload
    /// Any node, through a pod that the attacker places there.
    case anyNode
    /// Every pod on a node, through its kubelet.
    case kubelets
    /// A token Secret of the attacker's for every service account of the namespace.
    case newTokenSecret
    /// A service account that bindings name and that does not exist.
    case missingServiceAccount
    /// Cloud identities that trust service accounts of the namespace.
    case trustedCloudIdentity
    /// A service account to act as.
    case impersonatedServiceAccount
    /// A user to act as.
    case impersonatedUser
    /// A group to act with.
    case impersonatedGroup
    /// Someone to act as, for some verbs on some resources.
    case constrainedImpersonation
    /// A role to bind at the scope of the request.
    case boundRole
    /// An existing role to fill with every right.
    case rewrittenRole
    /// A new role with every right.
    case newRole
    /// An aggregating ClusterRole to feed with rules.
    case aggregatingRole
    /// Nothing that leads further: harm, or a capability that other rows ask for.
    case effect
    /// The same, on one ConfigMap that has to exist.
    case coreDNS
    /// Tokens of pods, where an application prints its own.
    case loggedTokens
    /// Any node, through a namespace that the attacker makes and that nothing guards.
    case newNamespace
    /// Nothing further, in namespaces that a webhook tells apart by a label one can change.
    case labelledNamespaces
    /// Nothing further, one kind of what a kubelet tells at a time.
    case kubeletEndpoints

    /// Whether each kind of resource in the right has capability hubs of its own, because it leads
    /// elsewhere or other rows ask for one kind only.
    var isByKind: Bool {
      self == .controllers || self == .daemonSets || self == .kubeletEndpoints
    }
  }
}
