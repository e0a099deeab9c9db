import Estate

extension Catalogue {
  /// Relations between objects: true without any request to the API server.
  static let structureRows: [Technique] = [
    Technique(
      "subject-bound", "Hold a role through a binding", group: .structure, tactic: .structural,
      attackID: nil, condition: .relation(.subjectBound), gain: .session, duration: .none,
      mitigation: "Remove the subject from the binding.",
      references: ["Kubernetes documentation: Using RBAC Authorization"],
      peers: [.kubeHound, .iceKube, .kubesplaining, .krane]),
    Technique(
      "binding-grants", "Use a right of a role", group: .structure, tactic: .structural,
      attackID: nil,
      condition: .relation(.bindingGrants), gain: .session, duration: .none,
      mitigation: "Remove the rule from the role.",
      references: ["Kubernetes documentation: Using RBAC Authorization"],
      peers: [.kubeHound, .iceKube, .kubesplaining, .krane]),
    Technique(
      "group-member", "Act with the rights of a group", group: .structure, tactic: .structural,
      attackID: nil, condition: .relation(.principalInGroup), gain: .session, duration: .none,
      mitigation: "Bind roles to the identities that need them, not to wide groups.",
      references: ["Kubernetes documentation: Authenticating, implied groups"],
      peers: [.kubesplaining, .kubescapeGraph]),
    Technique(
      "rbac-implicit-group-grant", "Hold a role that everybody holds", group: .structure,
      tactic: .structural, attackID: "T1078", condition: .relation(.implicitGroupBound),
      gain: .session, duration: .none,
      mitigation: "Bind roles to named accounts; leave only discovery to system:authenticated.",
      references: [
        "Kubernetes documentation: Authenticating, implied groups",
        "Kubernetes documentation: RBAC good practices, system:unauthenticated group",
      ], peers: [.kubesplaining, .kubescapeGraph, .kubescape]),
    Technique(
      "system-masters", "Bypass authorization as system:masters", group: .structure,
      tactic: .privilegeEscalation, attackID: "T1078", condition: .relation(.superuserGroup),
      gain: .session, duration: .none,
      mitigation: "Keep system:masters certificates offline; only replacing the CA revokes them.",
      references: ["Kubernetes documentation: RBAC good practices"],
      peers: [.kubescapeGraph, .kubesplaining]),
    Technique(
      "written-binding", "Use a role through a binding the attacker wrote", group: .structure,
      tactic: .persistence, attackID: "T1098.006", condition: .relation(.writtenBindingGrants),
      gain: .session, duration: .none, mitigation: "Remove the binding.",
      references: ["KubeHound: ROLE_BIND"], peers: [.kubeHound]),
    Technique(
      "written-role", "Use a role that the attacker changed", group: .structure,
      tactic: .privilegeEscalation, attackID: "T1098.006",
      condition: .relation(.writtenRoleGrants), gain: .session, duration: .none,
      mitigation: "Restore the role's rules from version control.",
      references: ["Kubernetes documentation: RBAC good practices, escalate verb"]),
    Technique(
      "workload-runs-as", "Run as a service account in an own workload", group: .structure,
      tactic: .credentialAccess, attackID: "T1528", condition: .relation(.workloadRunsAsAccount),
      gain: .mint(seconds: extendedTokenLifetime), duration: .none,
      mitigation: "Keep powerful service accounts in namespaces of their own.",
      references: ["Kubernetes documentation: RBAC good practices, workload creation"],
      peers: [
        .kubeHound, .iceKube, .rbacPolice, .kubiScan, .krane, .rbacTool, .kubescape,
        .kubescapeGraph, .kubesplaining,
      ]),
    Technique(
      "workload-create-secret", "Mount a Secret in an own workload", group: .structure,
      tactic: .credentialAccess, attackID: "T1552", condition: .relation(.workloadMountsSecret),
      gain: .session, duration: .none,
      mitigation: "Keep Secrets in namespaces where only their users may create workloads.",
      references: [
        "Kubernetes documentation: RBAC good practices, workload creation",
        "IceKube: CREATE_SECRET_WITH_TOKEN",
      ], peers: [.iceKube]),
    Technique(
      "asset-reached", "Reach an asset", group: .structure, tactic: .structural, attackID: nil,
      condition: .relation(.assetReached), gain: .durable, duration: .none,
      mitigation: "Cut the steps that lead to the asset.",
      references: ["docs/ASSUMPTIONS.md, assets"]),
    Technique(
      "follows-from", "Have what follows from what is held", group: .structure,
      tactic: .structural, attackID: nil, condition: .relation(.followsFrom), gain: .session,
      duration: .none, mitigation: "Cut a step before it, or another that it needs beside it.",
      references: ["docs/ARCHITECTURE.md, joins"]),
  ]

  /// Seconds a mounted API token really lives: the API server extends the requested hour to a year
  /// while clients migrate (`--service-account-extend-token-expiration`, on by default).
  ///
  /// - Source: ExpirationExtensionSeconds in the API server's service-account claims source.
  static let extendedTokenLifetime: Int64 = 365 * 24 * 3600
}
