import Estate

extension Catalogue {
  /// Steps that a principal takes through the API server.
  static let requestRows: [Technique] = [
    Technique(
      id: "secret-read", title: "Read Secrets through the API", tactic: .credentialAccess,
      attackID: "T1552.007",
      condition: .request(
        rights: [
          Right(
            verbs: ["get", "list", "watch"], resources: [.init("", "secrets")], carriesName: true)
        ], target: .secrets, scope: .namespaced),
      gain: .session, duration: .lateralStep,
      mitigation: "Grant get on named Secrets instead of get, list or watch on all.",
      references: [
        "Kubernetes documentation: RBAC good practices, listing secrets", "KubeHound: TOKEN_LIST",
      ]),
    Technique(
      id: "token-mint", title: "Mint a service account token", tactic: .credentialAccess,
      attackID: "T1528",
      condition: .request(
        rights: [
          Right(
            verbs: ["create"], resources: [.init("", "serviceaccounts", "token")],
            carriesName: true)
        ], target: .serviceAccounts, scope: .namespaced),
      gain: .mint(seconds: requestedTokenLifetime), duration: .lateralStep,
      mitigation: "Limit serviceaccounts/token by resourceNames; cap the token lifetime.",
      references: ["Kubernetes documentation: RBAC good practices, token request"]),
    Technique(
      id: "impersonate-sa", title: "Impersonate a service account", tactic: .privilegeEscalation,
      attackID: "T1078",
      condition: .request(
        rights: [
          Right(
            verbs: ["impersonate"], resources: [.init("", "serviceaccounts")], carriesName: true)
        ], target: .impersonatedServiceAccount, scope: .namespaced),
      gain: .session, duration: .lateralStep,
      mitigation: "Limit impersonate by resourceNames.",
      references: ["Kubernetes documentation: RBAC good practices, impersonate verb"]),
    Technique(
      id: "pod-exec", title: "Execute in a pod", tactic: .execution, attackID: "T1609",
      condition: .request(
        rights: [
          Right(
            verbs: ["create"], resources: [.init("", "pods", "exec")], carriesName: true,
            formerly: .init(before: ServerVersion(major: 1, minor: 35), ["create", "get"]))
        ], target: .pods, scope: .namespaced),
      gain: .durable, duration: .lateralStep,
      mitigation: "Grant pods/exec on request instead of standing.",
      references: ["KubeHound: POD_EXEC"]),
    Technique(
      id: "workload-create-sa", title: "Create a workload in a namespace", tactic: .execution,
      attackID: "T1610",
      condition: .request(
        rights: [Right(verbs: ["create"], resources: podMakers, carriesName: false)],
        target: .newWorkload, scope: .namespaced),
      gain: .durable, duration: .lateralStep,
      mitigation: "Deploy through a controller; keep powerful accounts in other namespaces.",
      references: [
        "Kubernetes documentation: RBAC good practices, workload creation", "KubeHound: POD_CREATE",
      ]),
    bindRow(
      id: "rbac-bind-ns", title: "Bind a role to oneself in a namespace",
      bindings: "rolebindings", roles: ["roles", "clusterroles"], scope: .namespaced),
    bindRow(
      id: "rbac-bind-cluster", title: "Bind a cluster role to oneself cluster-wide",
      bindings: "clusterrolebindings", roles: ["clusterroles"], scope: .cluster),
  ]

  static let rbacGroup = "rbac.authorization.k8s.io"

  private static func bindRow(
    id: String, title: String, bindings: String, roles: [String], scope: Condition.Scope
  ) -> Technique {
    Technique(
      id: id, title: title, tactic: .privilegeEscalation, attackID: "T1098.006",
      condition: .request(
        rights: [
          Right(verbs: ["create"], resources: [.init(rbacGroup, bindings)], carriesName: false),
          Right(
            verbs: ["bind"], resources: roles.map { .init(rbacGroup, $0) }, carriesName: true),
        ], target: .boundRole, scope: scope),
      gain: .durable, duration: .lateralStep,
      mitigation: "Limit bind by resourceNames to roles that are safe to hand out.",
      references: [
        "Kubernetes documentation: RBAC good practices, bind verb", "KubeHound: ROLE_BIND",
      ])
  }

  /// Built-in kinds whose creation makes a pod.
  private static let podMakers: [Right.Resource] = [
    .init("", "pods"), .init("", "replicationcontrollers"), .init("apps", "deployments"),
    .init("apps", "daemonsets"), .init("apps", "replicasets"), .init("apps", "statefulsets"),
    .init("batch", "jobs"), .init("batch", "cronjobs"),
  ]

  /// Seconds an attacker asks a TokenRequest for: 24 h.
  ///
  /// Assumption: the API allows longer unless `--service-account-max-token-expiration` caps it;
  /// managed control planes cap at a day.
  static let requestedTokenLifetime: Int64 = 24 * 3600
}
