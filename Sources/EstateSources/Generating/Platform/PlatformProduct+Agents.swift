import Estate

/// AI agents for operations.
extension PlatformProduct {
  /// A controller for AI agents, and the tools that it lends them: by default those may do anything
  /// anywhere.
  ///
  /// - Source: Helm chart of kagent (`rbac/getter-role.yaml`, `rbac/writer-role.yaml`) and of
  ///   kagent-tools (`clusterrole.yaml` without `rbac.readOnly`).
  static let agents = PlatformProduct(
    name: "kagent", namespace: "kagent", enforces: "baseline",
    components: [
      agentController,
      .program(
        agentToolsAccount, image: "ghcr.io/kagent-dev/kagent/tools:0.0.12",
        grants: [.clusterRole("kagent-tools-cluster-admin-role", PolicyRule.everything)],
        uses: agentToolUses),
      .program(
        "k8s-agent", image: "ghcr.io/kagent-dev/kagent/app:0.6.19", secrets: ["kagent-model-key"]),
      .program(
        "observability-agent", image: "ghcr.io/kagent-dev/kagent/app:0.6.19",
        secrets: ["kagent-model-key"]),
      .program("kagent-ui", image: "ghcr.io/kagent-dev/kagent/ui:0.6.19"),
    ],
    secrets: [StoredSecret(name: "kagent-model-key")], configMaps: ["kagent-controller"])

  /// The program that acts on the cluster for all agents, and its account.
  static let agentToolsAccount = "kagent-tools"

  private static var agentController: Component {
    let group = "kagent.dev"
    let kinds = "agents modelconfigs toolservers memories remotemcpservers mcpservers"
    let read = ["get", "list", "watch"]
    let write = ["create", "update", "patch", "delete"]
    return .program(
      "kagent-controller", image: "ghcr.io/kagent-dev/kagent/controller:0.6.19",
      volumes: [(.configMap("kagent-controller"), "/etc/kagent")],
      grants: [
        .clusterRole(
          "kagent-getter-role",
          [
            .allow("get list watch", kinds, in: group),
            .allow("get patch update", "agents/status modelconfigs/status", in: group),
            PolicyRule(
              verbs: read, apiGroups: ["", "apps", "batch", "rbac.authorization.k8s.io"],
              resources: ["*"]),
          ]),
        .clusterRole(
          "kagent-writer-role",
          [
            .allow("create update patch delete", kinds, in: group),
            PolicyRule(verbs: write, apiGroups: ["", "apps", "batch"], resources: ["*"]),
          ]),
        .role("kagent-leader-election-role", PolicyRule.leaderElection("0e9f6799.kagent.dev")),
      ],
      uses: ProgramUse.leaderElection("0e9f6799.kagent.dev")
        + ProgramUse.informer(kinds, in: group)
        + ProgramUse.informer("deployments", in: "apps")
        + ProgramUse.informer("configmaps secrets services serviceaccounts")
        + ProgramUse.uses("patch", "agents/status", in: group, .cluster, perDay: 48)
        + ProgramUse.uses("create update", "deployments", in: "apps", .own, perDay: 0.3)
        + ProgramUse.uses("create", "services serviceaccounts secrets", .own, perDay: 0.3))
  }

  /// People mostly ask what is wrong; now and then they let the agent change something.
  private static var agentToolUses: [ProgramUse] {
    ProgramUse.uses("get list", "pods services events", .cluster, perDay: 60)
      + ProgramUse.uses("get", "pods/log", .cluster, perDay: 40)
      + ProgramUse.uses("get list", "nodes namespaces configmaps", .cluster, perDay: 15)
      + ProgramUse.uses("get list", "deployments replicasets", in: "apps", .cluster, perDay: 40)
      + ProgramUse.uses("get list", "ingresses", in: "networking.k8s.io", .cluster, perDay: 5)
      + ProgramUse.uses("patch", "deployments", in: "apps", .cluster, perDay: 2)
      + ProgramUse.uses("delete", "pods", .cluster, perDay: 1)
      + ProgramUse.uses("create", "pods/exec", .cluster, perDay: 0.5)
  }
}
