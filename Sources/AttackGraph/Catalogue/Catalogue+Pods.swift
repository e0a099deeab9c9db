import Estate

extension Catalogue {
  /// Relations of pods, their containers and what stands before and behind them.
  static let podRows: [Technique] = [
    Technique(
      "pod-uses-sa", "Use the token mounted in a container", group: .structure,
      tactic: .credentialAccess, attackID: "T1528", condition: .relation(.podMountsToken),
      gain: .mint(seconds: extendedTokenLifetime),
      mitigation: "Set automountServiceAccountToken: false where the API is not used.",
      references: [
        "Kubernetes documentation: Managing Service Accounts", "KubeHound: IDENTITY_ASSUME",
      ],
      peers: [.kubeHound, .iceKube, .rbacPolice, .kubesplaining]),
    Technique(
      "container-of", "Run code in a container of a pod", group: .structure, tactic: .structural,
      attackID: nil, condition: .relation(.podHasContainer), gain: .session,
      mitigation: "Keep helpers that need more rights in a pod of their own.",
      references: ["Kubernetes documentation: Pods", "KubeHound: CONTAINER_ATTACH"],
      peers: [.kubeHound, .iceKube, .kubesplaining]),
    Technique(
      "volume-of", "Read a volume of the host or of a claim", group: .structure,
      tactic: .structural, attackID: nil, condition: .relation(.containerMountsVolume),
      gain: .session, mitigation: "Mount a volume read-only and only where it is used.",
      references: ["Kubernetes documentation: Volumes", "KubeHound: VOLUME_DISCOVER"],
      peers: [.kubeHound]),
    Technique(
      "share-pid-ns", "Reach into a container that shares its processes", group: .structure,
      tactic: .lateralMovement, attackID: "T1080",
      condition: .relation(.containersShareProcesses), gain: .session, detection: .onHost,
      mitigation: "Leave shareProcessNamespace off.",
      references: [
        "Kubernetes documentation: Share Process Namespace between Containers in a Pod",
        "KubeHound: SHARE_PS_NAMESPACE",
      ],
      peers: [.kubeHound]),
    Technique(
      "sa-cloud-identity", "Take the cloud identity of a service account", group: .structure,
      tactic: .privilegeEscalation, attackID: "T1078.004",
      condition: .relation(.accountTakesCloudIdentity), gain: .session,
      mitigation: "Let a cloud identity trust one service account, with the rights it uses.",
      references: ["Kubernetes documentation: Managing Service Accounts"],
      peers: [.rbacPolice, .kubesplaining]),
    Technique(
      "endpoint-exposes", "Exploit the program behind a Service", group: .structure,
      tactic: .lateralMovement, attackID: "T1210",
      condition: .relation(.endpointLeadsToContainer), gain: .durable, duration: .lateralStep,
      detection: .onHost, certainty: .assumed,
      mitigation: "Patch the program; let network policies admit only its clients.",
      references: ["Kubernetes documentation: Service", "KubeHound: ENDPOINT_EXPLOIT"],
      peers: [.kubeHound]),
  ]
}
