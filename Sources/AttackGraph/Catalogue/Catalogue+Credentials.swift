import Estate

extension Catalogue {
  /// From copies of credentials to the identities they authenticate.
  static let credentialRows: [Technique] = [
    Technique(
      "authenticate", "Authenticate with a credential", group: .credentials, tactic: .initialAccess,
      attackID: "T1078", condition: .relation(.credentialAuthenticates), gain: .session,
      mitigation: "Shorten the credential's life; issue it per task.",
      references: ["Kubernetes documentation: Authenticating"]),
    Technique(
      "identity-assume-pod", "Act with the token of a pod", group: .credentials,
      tactic: .privilegeEscalation, attackID: "T1078",
      condition: .relation(.podTokenAuthenticates), gain: .session,
      mitigation: "Give each workload a service account of its own with the rights it uses.",
      references: [
        "Kubernetes documentation: Configure Service Accounts for Pods",
        "KubeHound: IDENTITY_ASSUME",
      ],
      peers: [.kubeHound, .iceKube, .rbacPolice, .kubesplaining]),
    Technique(
      "identity-assume-node", "Act with the certificate of a kubelet", group: .credentials,
      tactic: .privilegeEscalation, attackID: "T1078",
      condition: .relation(.kubeletAuthenticates), gain: .session,
      mitigation:
        "Bind no roles to system:nodes; keep the Node authorizer and NodeRestriction switched on.",
      references: [
        "Kubernetes documentation: Using Node Authorization", "KubeHound: IDENTITY_ASSUME",
      ],
      peers: [.kubeHound, .iceKube, .rbacPolice, .kubesplaining]),
    Technique(
      "token-steal-volume", "Read tokens and Secrets in the kubelet's directory",
      group: .credentials, tactic: .credentialAccess, attackID: "T1552",
      condition: .relation(.kubeletDirectoryHoldsToken),
      gain: .mint(seconds: extendedTokenLifetime), detection: .onHost,
      mitigation: "Allow no hostPath volumes; spread powerful service accounts over other nodes.",
      references: ["Kubernetes documentation: Volumes, hostPath", "KubeHound: TOKEN_STEAL"],
      peers: [.kubeHound]),
    secretTokenRow, bootstrapTokenRow, secretKubeconfigRow, externalHolderRow,
    Technique(
      "pod-mounts-secret", "Read a Secret given to a container", group: .credentials,
      tactic: .credentialAccess, attackID: "T1552", condition: .relation(.podMountsSecret),
      gain: .session, mitigation: "Mount only the Secrets that the workload uses.",
      references: ["Kubernetes documentation: Secrets", "IceKube: MOUNTS_SECRET"],
      peers: [.iceKube, .kubeHound, .kubesplaining]),
    Technique(
      "node-reads-related-secret", "Read the Secrets of a node's pods as its kubelet",
      group: .credentials, tactic: .credentialAccess, attackID: "T1552",
      condition: .relation(.nodeIdentityReadsSecret), gain: .session, duration: .lateralStep,
      detection: .read,
      mitigation: "Keep pods that need valuable Secrets on nodes that run nothing exposed.",
      references: ["Kubernetes documentation: Using Node Authorization"], peers: [.kubesplaining]),
  ]

  private static let secretTokenRow = Technique(
    "secret-token-of", "Use the token kept in a Secret", group: .credentials,
    tactic: .credentialAccess, attackID: "T1528", condition: .relation(.secretHoldsToken),
    gain: .durable, mitigation: "Delete the token Secret; let pods use projected tokens.",
    references: ["Kubernetes documentation: Managing Service Accounts"],
    peers: [.iceKube, .rbacPolice, .kubesplaining])

  private static let bootstrapTokenRow = Technique(
    "secret-bootstrap-token", "Join a node with the bootstrap token in a Secret",
    group: .credentials, tactic: .credentialAccess, attackID: "T1552",
    condition: .relation(.secretHoldsBootstrapToken), gain: .durable,
    mitigation: "Let bootstrap tokens expire within hours and delete them after use.",
    references: ["Kubernetes documentation: Authenticating with Bootstrap Tokens"])

  private static let secretKubeconfigRow = Technique(
    "secret-kubeconfig", "Use the kubeconfig kept in a Secret", group: .credentials,
    tactic: .credentialAccess, attackID: "T1552",
    condition: .relation(.secretHoldsKubeconfig), gain: .durable,
    mitigation: "Let controllers take short-lived identities instead of stored kubeconfigs.",
    references: [
      "Kubernetes documentation: Organizing Cluster Access Using kubeconfig Files",
      "Microsoft Threat Matrix: MS-TA9003",
    ],
    peers: [.threatMatrix])

  private static let externalHolderRow = Technique(
    "external-holder", "Take a credential kept outside the cluster", group: .credentials,
    tactic: .credentialAccess, attackID: "T1552.001",
    condition: .relation(.holderHasCredential), gain: .durable,
    mitigation: "Replace stored credentials by single sign-on and per-run workload identities.",
    references: ["Kubernetes documentation: Hardening Guide - Authentication Mechanisms"])
}
