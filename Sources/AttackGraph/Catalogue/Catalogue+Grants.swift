import Estate

extension Catalogue {
  /// From grants to further grants.
  static let grantRows: [Technique] =
    bindRows + coveredRows + escalateRows + createRows + aggregationRows + [missingSubject]

  static let rbacGroup = "rbac.authorization.k8s.io"

  /// `create`, or a change of what exists.
  private static func write(_ resource: String) -> Right {
    Right(
      verbs: ["update", "patch"], resources: [.init(rbacGroup, resource)], carriesName: true,
      orCreates: true)
  }

  private static func any(_ verbs: [String], of roles: String...) -> Right {
    Right(verbs: verbs, resources: roles.map { .init(rbacGroup, $0) }, carriesName: true)
  }

  private static let bindRows = [
    Technique(
      "rbac-bind-ns", "Bind a role to oneself in a namespace", group: .grants,
      tactic: .privilegeEscalation, attackID: "T1098.006",
      condition: .request(
        rights: [write("rolebindings"), any(["bind"], of: "roles", "clusterroles")],
        target: .boundRole, scope: .namespaced),
      gain: .durable, duration: .lateralStep, detection: .alarming,
      mitigation: "Limit bind by resourceNames to roles that are safe to hand out.",
      references: bindReferences,
      peers: [
        .kubeHound, .kubescapeGraph, .kubesplaining, .rbacTool, .kubescape,
      ]),
    Technique(
      "rbac-bind-cluster", "Bind a cluster role to oneself cluster-wide", group: .grants,
      tactic: .privilegeEscalation, attackID: "T1098.006",
      condition: .request(
        rights: [write("clusterrolebindings"), any(["bind"], of: "clusterroles")],
        target: .boundRole, scope: .cluster),
      gain: .durable, duration: .lateralStep, detection: .alarming,
      mitigation: "Limit bind by resourceNames to roles that are safe to hand out.",
      references: bindReferences,
      peers: [
        .kubeHound, .rbacPolice, .kubiScan, .kubescapeGraph, .kubesplaining, .rbacTool, .kubescape,
      ]),
  ]

  private static let bindReferences = [
    "Kubernetes documentation: RBAC good practices, bind verb", "KubeHound: ROLE_BIND",
  ]

  /// The second half is the attacker's own role; see the compiler's joins.
  private static let coveredRows = [
    coveredRow(
      "rbac-role-write-covered", "Hand on a role one holds in a namespace", "rolebindings",
      .namespaced),
    coveredRow(
      "rbac-role-write-covered-cluster", "Hand on a role one holds cluster-wide",
      "clusterrolebindings", .cluster),
  ]

  private static func coveredRow(
    _ id: String, _ title: String, _ bindings: String, _ scope: Condition.Scope
  ) -> Technique {
    Technique(
      id, title, group: .grants, tactic: .persistence, attackID: "T1098.006",
      condition: .request(rights: [write(bindings)], target: .boundRole, scope: scope),
      gain: .durable, duration: .lateralStep, detection: .alarming,
      mitigation: "Grant writing bindings to as few as possible; review bindings for new subjects.",
      references: [
        "Kubernetes documentation: Using RBAC Authorization, privilege escalation prevention"
      ], peers: [.kubiScan, .krane, .kubescape])
  }

  private static let escalateRows = [
    Technique(
      "rbac-escalate-ns", "Rewrite a Role of a namespace", group: .grants,
      tactic: .privilegeEscalation, attackID: "T1098.006",
      condition: .request(
        rights: [any(["update", "patch"], of: "roles"), any(["escalate"], of: "roles")],
        target: .rewrittenRole, scope: .namespaced),
      gain: .durable, duration: .lateralStep, detection: .alarming,
      mitigation: "Grant escalate to nobody but the cluster's administrators.",
      references: escalateReferences,
      peers: [.iceKube, .kubescapeGraph, .kubesplaining, .rbacPolice, .rbacTool, .kubescape]),
    Technique(
      "rbac-escalate-cluster", "Rewrite a ClusterRole", group: .grants,
      tactic: .privilegeEscalation, attackID: "T1098.006",
      condition: .request(
        rights: [
          any(["update", "patch"], of: "clusterroles"), any(["escalate"], of: "clusterroles"),
        ], target: .rewrittenRole, scope: .cluster),
      gain: .durable, duration: .lateralStep, detection: .alarming,
      mitigation: "Grant escalate to nobody but the cluster's administrators.",
      references: escalateReferences,
      peers: [.iceKube, .kubescapeGraph, .kubesplaining, .rbacPolice, .rbacTool, .kubescape]),
  ]

  private static let escalateReferences = [
    "Kubernetes documentation: RBAC good practices, escalate verb",
    "rbac-police: rbac_escalate, IceKube: RBAC_ESCALATE_TO",
  ]

  private static let createRows = [
    createRow("rbac-role-create-ns", "Make a Role with every right", "roles", .namespaced),
    createRow(
      "rbac-role-create-cluster", "Make a ClusterRole with every right", "clusterroles", .cluster),
  ]

  /// Neither right is asked for by name: a role that is made has none yet.
  private static func createRow(
    _ id: String, _ title: String, _ roles: String, _ scope: Condition.Scope
  ) -> Technique {
    Technique(
      id, title, group: .grants, tactic: .privilegeEscalation, attackID: "T1098.006",
      condition: .request(
        rights: ["create", "escalate"].map {
          Right(verbs: [$0], resources: [.init(rbacGroup, roles)], carriesName: false)
        }, target: .newRole, scope: scope),
      gain: .durable, duration: .lateralStep, detection: .alarming,
      mitigation: "Grant escalate to nobody but administrators; remove bindings of missing roles.",
      references: escalateReferences)
  }

  private static let aggregationRows = [
    Technique(
      "rbac-aggregate-inject", "Feed rules one holds to an aggregating ClusterRole",
      group: .grants, tactic: .persistence, attackID: "T1098.006",
      condition: .request(
        rights: [write("clusterroles")], target: .aggregatingRole, scope: .cluster),
      gain: .durable, duration: .lateralStep, detection: .alarming,
      mitigation: "Let only administrators write ClusterRoles; watch the aggregation labels.",
      references: ["Kubernetes documentation: Using RBAC Authorization, aggregated ClusterRoles"]),
    Technique(
      "rbac-aggregate-escalate", "Feed every right to an aggregating ClusterRole", group: .grants,
      tactic: .privilegeEscalation, attackID: "T1098.006",
      condition: .request(
        rights: [
          Right(
            verbs: ["create"], resources: [.init(rbacGroup, "clusterroles")], carriesName: false),
          Right(
            verbs: ["escalate"], resources: [.init(rbacGroup, "clusterroles")],
            carriesName: false),
        ], target: .aggregatingRole, scope: .cluster),
      gain: .durable, duration: .lateralStep, detection: .alarming,
      mitigation: "Grant escalate to nobody but the cluster's administrators.",
      references: [
        "Kubernetes documentation: Using RBAC Authorization, aggregated ClusterRoles",
        "Kubernetes documentation: RBAC good practices, escalate verb",
      ]),
  ]

  private static let missingSubject = Technique(
    "rbac-missing-subject", "Create a service account that bindings still name", group: .grants,
    tactic: .privilegeEscalation, attackID: "T1098",
    condition: .request(
      rights: [
        Right(verbs: ["create"], resources: [.init("", "serviceaccounts")], carriesName: false)
      ], target: .missingServiceAccount, scope: .namespaced,
      also: [[.ownWorkload, .technique("token-mint"), .technique("secret-write-token")]]),
    gain: .durable, duration: .lateralStep, detection: .write,
    mitigation: "Remove bindings whose service accounts no longer exist.",
    references: ["Kubernetes documentation: RBAC good practices, user name reuse"],
    peers: [.krane])
}
