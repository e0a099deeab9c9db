extension Condition.Target {
  /// What a request leads to, in words for the documentation.
  var words: String {
    switch self {
    case .secrets: "secret"
    case .serviceAccounts: "token of a service account"
    case .pods, .changeablePods, .movablePods: "pod"
    case .debuggedPods: "pod, and its node where the namespace lets privileged pods in"
    case .pendingPods: "pods that wait for a node"
    case .controllers: "controller, and with it its pods"
    case .daemonSets: "DaemonSet, and with it a pod on every node"
    case .newWorkload: "own workload"
    case .anyNode: "any node"
    case .kubelets: "every pod of a node, through its kubelet"
    case .newTokenSecret: "own token of any service account of the namespace"
    case .missingServiceAccount: "service account that bindings name and that does not exist"
    case .trustedCloudIdentity: "cloud identity that trusts an account of the namespace"
    case .impersonatedServiceAccount: "service account, as its impersonator"
    case .impersonatedUser: "user, as its impersonator"
    case .impersonatedGroup: "group, as its impersonator"
    case .constrainedImpersonation: "principal, for some verbs on some resources"
    case .boundRole: "own binding of a role"
    case .rewrittenRole: "role that the attacker rewrote"
    case .newRole: "new role that allows everything"
    case .aggregatingRole: "aggregating ClusterRole that the attacker feeds"
    case .effect: "an effect that leads no further"
    case .coreDNS: "name resolution of the cluster"
    case .loggedTokens: "bound token of a pod"
    case .newNamespace: "any node, through a new namespace"
    case .labelledNamespaces: "an effect, where a webhook selects namespaces by a label"
    case .kubeletEndpoints: "an effect on one kind of what a kubelet tells"
    }
  }
}

extension Condition.Escape.Target {
  var words: String {
    switch self {
    case .node: "node"
    case .nodeFiles: "every file of the node, to read"
    case .kubeletDirectory: "kubelet directory of the node"
    case .kubeletCredential: "client certificate of the node's kubelet"
    case .processEnvironments:
      "environment and files of the node's containers without further privileges"
    case .controlPlaneKeys: "keys of the control plane, on nodes that run it"
    case .effect: "an effect that leads no further"
    }
  }
}

extension Condition.Scope {
  /// Where a request is authorised, and so which bindings count.
  var words: String {
    switch self {
    case .namespaced:
      "in one namespace: a RoleBinding there counts, a ClusterRoleBinding counts everywhere"
    case .cluster: "on the whole cluster: only a ClusterRoleBinding counts"
    case .namespaceObject:
      "on one Namespace object: a RoleBinding in it counts for it, "
        + "a ClusterRoleBinding for every one"
    }
  }
}
