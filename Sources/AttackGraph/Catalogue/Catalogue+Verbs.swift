import Estate

extension Catalogue {
  /// API verbs that give identities and Secrets.
  static let verbRows: [Technique] = secretRows + accountRows

  private static let secretRows: [Technique] = [
    Technique(
      "secret-read", "Read Secrets through the API", group: .verbs, tactic: .credentialAccess,
      attackID: "T1552.007",
      condition: .request(
        rights: [
          Right(
            verbs: ["get", "list", "watch"], resources: [.init("", "secrets")], carriesName: true)
        ], target: .secrets, scope: .namespaced),
      gain: .session, duration: .lateralStep, detection: .write,
      mitigation: "Grant get on named Secrets instead of get, list or watch on all.",
      references: [
        "Kubernetes documentation: RBAC good practices, listing secrets", "KubeHound: TOKEN_LIST",
        "KubeHound: TOKEN_BRUTEFORCE",
      ],
      peers: [
        .kubeHound, .iceKube, .rbacPolice, .kubiScan, .krane, .rbacTool, .kubescape, .kubesplaining,
      ]),
    Technique(
      "secret-write-token", "Make a token Secret for a service account and read it", group: .verbs,
      tactic: .persistence, attackID: "T1098",
      condition: .request(
        rights: [
          Right(verbs: ["create"], resources: [.init("", "secrets")], carriesName: false)
        ], target: .newTokenSecret, scope: .namespaced,
        also: [[.technique("secret-read"), .ownWorkload]]),
      gain: .durable, duration: .lateralStep, detection: .write,
      mitigation:
        "Do not grant create on secrets together with reading them or with creating workloads.",
      references: [
        "Kubernetes documentation: Managing Service Accounts, long-lived API tokens",
        "IceKube: CREATE_SECRET_WITH_TOKEN",
      ], peers: [.iceKube, .rbacPolice, .kubesplaining]),
    Technique(
      "secret-tamper", "Change a Secret that workloads trust", group: .verbs, tactic: .impact,
      attackID: "T1565.001",
      condition: .request(
        rights: [
          Right(
            verbs: ["update", "patch"], resources: [.init("", "secrets")], carriesName: true)
        ], target: .effect, scope: .namespaced),
      gain: .durable, duration: .lateralStep, detection: .write,
      mitigation: "Limit update and patch on secrets by resourceNames; make Secrets immutable.",
      references: ["Kubernetes documentation: Good practices for Kubernetes Secrets"],
      peers: [.kubesplaining, .threatMatrix]),
    Technique(
      "configmap-tamper-coredns", "Answer the cluster's DNS queries", group: .verbs,
      tactic: .credentialAccess, attackID: "T1557",
      condition: .request(
        rights: [
          Right(
            verbs: ["update", "patch"], resources: [.init("", "configmaps")], carriesName: true)
        ], target: .coreDNS, scope: .namespaced),
      gain: .durable, duration: .lateralStep, detection: .write,
      mitigation: "Let only the DNS add-on's operator change ConfigMap kube-system/coredns.",
      references: [
        "Kubernetes documentation: Customizing DNS Service", "Kubescape: C-0037",
        "Microsoft Threat Matrix: CoreDNS poisoning",
      ], peers: [.kubescape, .kubesplaining, .threatMatrix]),
  ]

  private static let accountRows: [Technique] = [
    Technique(
      "token-mint", "Mint a service account token", group: .verbs, tactic: .credentialAccess,
      attackID: "T1528",
      condition: .request(
        rights: [
          Right(
            verbs: ["create"], resources: [.init("", "serviceaccounts", "token")],
            carriesName: true)
        ], target: .serviceAccounts, scope: .namespaced),
      gain: .mint(seconds: requestedTokenLifetime), duration: .lateralStep, detection: .write,
      mitigation: "Limit serviceaccounts/token by resourceNames; cap the token lifetime.",
      references: ["Kubernetes documentation: RBAC good practices, token request"],
      peers: [.iceKube, .rbacPolice, .kubescapeGraph, .kubesplaining]),
    Technique(
      "sa-annotate-cloud", "Point a service account at another cloud identity", group: .verbs,
      tactic: .privilegeEscalation, attackID: "T1098",
      condition: .request(
        rights: [
          Right(
            verbs: ["update", "patch"], resources: [.init("", "serviceaccounts")],
            carriesName: true)
        ], target: .trustedCloudIdentity, scope: .namespaced,
        also: [[.ownWorkload, .technique("token-mint")]]),
      gain: .session, duration: .lateralStep, detection: .write,
      mitigation: "Let each cloud identity trust one namespace and service account only.",
      references: [
        "Amazon EKS documentation: IAM roles for service accounts",
        "Google Cloud documentation: Workload Identity Federation for GKE",
      ], peers: [.kubesplaining]),
    Technique(
      "sa-token-from-log", "Find a token in a pod's log", group: .verbs, tactic: .credentialAccess,
      attackID: "T1552.001",
      condition: .request(
        rights: [
          Right(verbs: ["get"], resources: [.init("", "pods", "log")], carriesName: true)
        ], target: .loggedTokens, scope: .namespaced),
      gain: .mint(seconds: extendedTokenLifetime), duration: .lateralStep, detection: .read,
      certainty: .assumed, mitigation: "Keep tokens out of logs; grant pods/log on request.",
      references: ["Kubernetes documentation: Logging Architecture"]),
  ]

  /// Seconds an attacker asks a TokenRequest for: 24 h.
  ///
  /// Assumption: the API allows longer unless `--service-account-max-token-expiration` caps it;
  /// managed control planes cap at a day.
  static let requestedTokenLifetime: Int64 = 24 * 3600
}
