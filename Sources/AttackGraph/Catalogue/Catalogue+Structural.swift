extension Catalogue {
  /// Relations between objects: true without any request to the API server.
  static let structuralRows: [Technique] = identityRows + podRows + grantRows

  private static let identityRows: [Technique] = [
    Technique(
      id: "authenticate", title: "Authenticate with a credential", tactic: .initialAccess,
      attackID: "T1078", condition: .relation(.credentialAuthenticates), gain: .session,
      duration: .none, mitigation: "Shorten the credential's life; issue it per task.",
      references: ["TECHNIQUES 1.2 external-holder"]),
    Technique(
      id: "group-member", title: "Act with the rights of a group", tactic: .structural,
      attackID: nil, condition: .relation(.principalInGroup), gain: .session, duration: .none,
      mitigation: "Bind roles to the identities that need them, not to wide groups.",
      references: ["TECHNIQUES 2.3"]),
    Technique(
      id: "system-masters", title: "Bypass authorization as system:masters",
      tactic: .privilegeEscalation, attackID: "T1078", condition: .relation(.superuserGroup),
      gain: .session, duration: .none,
      mitigation: "Keep system:masters certificates offline; only replacing the CA revokes them.",
      references: ["TECHNIQUES 1.3 system-masters"]),
    Technique(
      id: "secret-token-of", title: "Use the token kept in a Secret", tactic: .credentialAccess,
      attackID: "T1528", condition: .relation(.secretHoldsToken), gain: .durable, duration: .none,
      mitigation: "Delete the token Secret; let pods use projected tokens.",
      references: ["TECHNIQUES 1.2 secret-token-of"]),
  ]

  private static let podRows: [Technique] = [
    Technique(
      id: "pod-uses-sa", title: "Use the token mounted in a pod", tactic: .credentialAccess,
      attackID: "T1528", condition: .relation(.podMountsToken),
      gain: .mint(seconds: extendedTokenLifetime), duration: .none,
      mitigation: "Set automountServiceAccountToken: false where the API is not used.",
      references: ["TECHNIQUES 1.2 identity-assume-pod", "SIMULATION 2.2 k8s-projected-extended"]),
    Technique(
      id: "pod-mounts-secret", title: "Read a Secret mounted in a pod", tactic: .credentialAccess,
      attackID: "T1552", condition: .relation(.podMountsSecret), gain: .session, duration: .none,
      mitigation: "Mount only the Secrets that the workload uses.",
      references: ["TECHNIQUES 1.2 pod-mounts-secret"]),
    Technique(
      id: "escape-privileged-mount", title: "Escape to the node from a privileged container",
      tactic: .privilegeEscalation, attackID: "T1611", condition: .relation(.privilegedContainer),
      gain: .durable, duration: .lateralStep,
      mitigation: "Enforce the baseline Pod Security Standard in the namespace.",
      references: ["TECHNIQUES 1.7 escape-privileged-mount"]),
    Technique(
      id: "node-owns-pods", title: "Control every pod on a node", tactic: .lateralMovement,
      attackID: "T1609", condition: .relation(.nodeRunsPods), gain: .durable, duration: .none,
      mitigation: "Keep powerful service accounts off nodes that run untrusted pods.",
      references: ["TECHNIQUES 1.8 node-owns-pods"]),
    Technique(
      id: "workload-runs-as", title: "Run as a service account in an own workload",
      tactic: .credentialAccess, attackID: "T1528", condition: .relation(.workloadRunsAsAccount),
      gain: .mint(seconds: extendedTokenLifetime), duration: .none,
      mitigation: "Keep powerful service accounts in namespaces of their own.",
      references: ["TECHNIQUES 1.5 workload-create-sa"]),
    Technique(
      id: "workload-create-secret", title: "Mount a Secret in an own workload",
      tactic: .credentialAccess, attackID: "T1552", condition: .relation(.workloadMountsSecret),
      gain: .session, duration: .none,
      mitigation: "Keep Secrets in namespaces where only their users may create workloads.",
      references: ["TECHNIQUES 1.5 workload-create-secret"]),
  ]

  private static let grantRows: [Technique] = [
    Technique(
      id: "subject-bound", title: "Hold a role through a binding", tactic: .structural,
      attackID: nil, condition: .relation(.subjectBound), gain: .session, duration: .none,
      mitigation: "Remove the subject from the binding.", references: ["TECHNIQUES 1.1"]),
    Technique(
      id: "binding-grants", title: "Use a right of a role", tactic: .structural, attackID: nil,
      condition: .relation(.bindingGrants), gain: .session, duration: .none,
      mitigation: "Remove the rule from the role.", references: ["TECHNIQUES 1.1"]),
    Technique(
      id: "written-binding", title: "Use a role through a binding the attacker wrote",
      tactic: .persistence, attackID: "T1098.006", condition: .relation(.writtenBindingGrants),
      gain: .session, duration: .none, mitigation: "Remove the binding.",
      references: ["TECHNIQUES 1.3 rbac-bind-cluster"]),
    Technique(
      id: "asset-reached", title: "Reach an asset", tactic: .structural, attackID: nil,
      condition: .relation(.assetReached), gain: .durable, duration: .none, mitigation: "-",
      references: ["DESIGN 1.6"]),
  ]

  /// Seconds a mounted API token really lives: the API server extends the requested hour to a year
  /// while clients migrate (`--service-account-extend-token-expiration`, on by default).
  ///
  /// - Source: ExpirationExtensionSeconds in the API server's service-account claims source.
  static let extendedTokenLifetime: Int64 = 365 * 24 * 3600
}
