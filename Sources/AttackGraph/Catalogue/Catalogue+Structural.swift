extension Catalogue {
  /// Relations between objects: true without any request to the API server.
  static let structuralRows: [Technique] = identityRows + podRows + grantRows

  private static let identityRows: [Technique] = [
    Technique(
      id: "authenticate", title: "Authenticate with a credential", tactic: .initialAccess,
      attackID: "T1078", condition: .relation(.credentialAuthenticates), gain: .session,
      duration: .none, mitigation: "Shorten the credential's life; issue it per task.",
      references: ["Kubernetes documentation: Authenticating"]),
    Technique(
      id: "group-member", title: "Act with the rights of a group", tactic: .structural,
      attackID: nil, condition: .relation(.principalInGroup), gain: .session, duration: .none,
      mitigation: "Bind roles to the identities that need them, not to wide groups.",
      references: ["Kubernetes documentation: Authenticating, implied groups"]),
    Technique(
      id: "system-masters", title: "Bypass authorization as system:masters",
      tactic: .privilegeEscalation, attackID: "T1078", condition: .relation(.superuserGroup),
      gain: .session, duration: .none,
      mitigation: "Keep system:masters certificates offline; only replacing the CA revokes them.",
      references: ["Kubernetes documentation: RBAC good practices"]),
    Technique(
      id: "secret-token-of", title: "Use the token kept in a Secret", tactic: .credentialAccess,
      attackID: "T1528", condition: .relation(.secretHoldsToken), gain: .durable, duration: .none,
      mitigation: "Delete the token Secret; let pods use projected tokens.",
      references: ["Kubernetes documentation: Managing Service Accounts"]),
  ]

  private static let podRows: [Technique] = [
    Technique(
      id: "pod-uses-sa", title: "Use the token mounted in a pod", tactic: .credentialAccess,
      attackID: "T1528", condition: .relation(.podMountsToken),
      gain: .mint(seconds: extendedTokenLifetime), duration: .none,
      mitigation: "Set automountServiceAccountToken: false where the API is not used.",
      references: [
        "KubeHound: IDENTITY_ASSUME", "Kubernetes documentation: Managing Service Accounts",
      ]),
    Technique(
      id: "pod-mounts-secret", title: "Read a Secret mounted in a pod", tactic: .credentialAccess,
      attackID: "T1552", condition: .relation(.podMountsSecret), gain: .session, duration: .none,
      mitigation: "Mount only the Secrets that the workload uses.",
      references: ["Kubernetes documentation: Secrets"]),
    Technique(
      id: "escape-privileged-mount", title: "Escape to the node from a privileged container",
      tactic: .privilegeEscalation, attackID: "T1611", condition: .relation(.privilegedContainer),
      gain: .durable, duration: .lateralStep,
      mitigation: "Enforce the baseline Pod Security Standard in the namespace.",
      references: ["KubeHound: CE_PRIV_MOUNT"]),
    Technique(
      id: "node-owns-pods", title: "Control every pod on a node", tactic: .lateralMovement,
      attackID: "T1609", condition: .relation(.nodeRunsPods), gain: .durable, duration: .none,
      mitigation: "Keep powerful service accounts off nodes that run untrusted pods.",
      references: ["KubeHound: POD_ATTACH"]),
    Technique(
      id: "workload-runs-as", title: "Run as a service account in an own workload",
      tactic: .credentialAccess, attackID: "T1528", condition: .relation(.workloadRunsAsAccount),
      gain: .mint(seconds: extendedTokenLifetime), duration: .none,
      mitigation: "Keep powerful service accounts in namespaces of their own.",
      references: ["Kubernetes documentation: RBAC good practices, workload creation"]),
    Technique(
      id: "workload-create-secret", title: "Mount a Secret in an own workload",
      tactic: .credentialAccess, attackID: "T1552", condition: .relation(.workloadMountsSecret),
      gain: .session, duration: .none,
      mitigation: "Keep Secrets in namespaces where only their users may create workloads.",
      references: ["Kubernetes documentation: RBAC good practices, workload creation"]),
  ]

  private static let grantRows: [Technique] = [
    Technique(
      id: "subject-bound", title: "Hold a role through a binding", tactic: .structural,
      attackID: nil, condition: .relation(.subjectBound), gain: .session, duration: .none,
      mitigation: "Remove the subject from the binding.",
      references: ["Kubernetes documentation: Using RBAC Authorization"]),
    Technique(
      id: "binding-grants", title: "Use a right of a role", tactic: .structural, attackID: nil,
      condition: .relation(.bindingGrants), gain: .session, duration: .none,
      mitigation: "Remove the rule from the role.",
      references: ["Kubernetes documentation: Using RBAC Authorization"]),
    Technique(
      id: "written-binding", title: "Use a role through a binding the attacker wrote",
      tactic: .persistence, attackID: "T1098.006", condition: .relation(.writtenBindingGrants),
      gain: .session, duration: .none, mitigation: "Remove the binding.",
      references: ["KubeHound: ROLE_BIND"]),
    Technique(
      id: "asset-reached", title: "Reach an asset", tactic: .structural, attackID: nil,
      condition: .relation(.assetReached), gain: .durable, duration: .none, mitigation: "-",
      references: ["docs/ASSUMPTIONS.md, assets"]),
  ]

  /// Seconds a mounted API token really lives: the API server extends the requested hour to a year
  /// while clients migrate (`--service-account-extend-token-expiration`, on by default).
  ///
  /// - Source: ExpirationExtensionSeconds in the API server's service-account claims source.
  static let extendedTokenLifetime: Int64 = 365 * 24 * 3600
}
