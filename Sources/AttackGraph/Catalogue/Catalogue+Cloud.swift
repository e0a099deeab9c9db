import Estate

extension Catalogue {
  /// Between clusters and what surrounds them: cloud accounts, identity federation, backups.
  static let cloudRows: [Technique] = [
    Technique(
      "cloud-key", "Use a long-lived key of a cloud identity", group: .cloud,
      tactic: .initialAccess, attackID: "T1078.004", condition: .relation(.cloudKeyTakesIdentity),
      gain: .session,
      mitigation: "Replace keys by workload identity and single sign-on; delete unused keys.",
      references: [
        "AWS IAM documentation: Security best practices, long-term credentials",
        "Google Cloud documentation: Best practices for managing service account keys",
      ]),
    Technique(
      "eks-access-entries", "Enter a cluster as a cloud identity", group: .cloud,
      tactic: .lateralMovement, attackID: "T1078.004",
      condition: .relation(.cloudRoleEntersCluster),
      gain: .mint(seconds: clusterTokenLifetime), detection: .unseen,
      mitigation: "Give cloud identities only the cluster groups that they need.",
      references: [
        "Amazon EKS documentation: Grant IAM users access to Kubernetes with EKS access entries",
        "Google Cloud documentation: Authorize actions in clusters using role-based access control",
      ]),
    Technique(
      "cloud-return", "Take a cluster from its cloud account", group: .cloud,
      tactic: .privilegeEscalation, attackID: "T1098.003",
      condition: .relation(.cloudRoleAdministersCluster), gain: .durable, duration: .lateralStep,
      detection: .write,
      mitigation: "Let few cloud identities administer clusters, and none that clusters hand out.",
      references: [
        "Amazon EKS documentation: Associate access policies with access entries",
        "Google Cloud documentation: IAM roles for GKE, container.admin",
        "Azure documentation: listClusterAdminCredential",
      ], peers: [.kubesplaining]),
    Technique(
      "federated-subject", "Run a workflow that is taken for a pipeline", group: .cloud,
      tactic: .initialAccess, attackID: "T1550.001",
      condition: .relation(.federationAdmitsOthers), gain: .session,
      mitigation: "Let the trust name the repository, the branch and the environment in full.",
      references: [
        "GitHub documentation: Security hardening with OpenID Connect, subject claims",
        "Kubernetes documentation: Authenticating, structured authentication configuration",
      ]),
    Technique(
      "backup-holds-secrets", "Read the Secrets in a backup of the cluster", group: .cloud,
      tactic: .credentialAccess, attackID: "T1552.001", condition: .relation(.backupHoldsSecret),
      gain: .durable,
      mitigation: "Encrypt Secrets at rest with keys that the backup does not hold.",
      references: [
        "Kubernetes documentation: Encrypting Confidential Data at Rest",
        "etcd documentation: Disaster recovery, snapshots",
      ]),
  ]

  /// Seconds that a token for a cluster works which a cloud identity signs.
  ///
  /// - Source: Amazon EKS best practices guide, identity and access management: the token has a time
  ///   to live of 15 minutes. Those of Google and Azure work for an hour.
  private static let clusterTokenLifetime: Int64 = 15 * 60
}
