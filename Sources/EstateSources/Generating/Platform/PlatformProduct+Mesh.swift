import Estate

/// The service mesh.
extension PlatformProduct {
  /// The mesh's control plane, its gateway, and the agent that redirects traffic on every node.
  ///
  /// - Source: Helm charts of istio: istiod (its three ClusterRoles), cni and gateway.
  static let mesh = PlatformProduct(
    name: "istio", namespace: "istio-system", enforces: "privileged",
    components: [meshController, meshGateway, meshAgent],
    secrets: [
      StoredSecret(name: "istio-ca-secret"),
      StoredSecret(name: "ingress-certificate", type: "kubernetes.io/tls"),
    ],
    configMaps: ["istio", "istio-ca-root-cert", "istio-cni-config"])

  private static let meshGroups = [
    "networking.istio.io", "security.istio.io", "telemetry.istio.io", "extensions.istio.io",
  ]

  private static var meshController: Component {
    .program(
      "istiod", image: "docker.io/istio/pilot:1.27.1", replicas: 2,
      volumes: [(.configMap("istio"), "/etc/istio/config")],
      grants: [
        .clusterRole("istiod-clusterrole-istio-system", meshRules),
        .clusterRole(
          "istiod-gateway-controller-istio-system",
          [
            .allow("get watch list update patch create delete", "deployments", in: "apps"),
            .allow("get watch list update patch create delete", "services serviceaccounts"),
          ]),
        .role(
          "istiod",
          [
            .allow("create get watch list update delete", "secrets"),
            .allow("delete", "configmaps", named: ["istio-gateway-status-leader"]),
            .allow("get update patch create", "leases", in: "coordination.k8s.io"),
          ]),
      ],
      uses: meshControllerUses)
  }

  private static var meshRules: [PolicyRule] {
    let webhooks = "admissionregistration.k8s.io"
    let certificates = "certificates.k8s.io"
    return [
      .allow("get list watch update patch", "mutatingwebhookconfigurations", in: webhooks),
      .allow("get list watch update", "validatingwebhookconfigurations", in: webhooks),
      PolicyRule(verbs: ["get", "watch", "list"], apiGroups: meshGroups, resources: ["*"]),
      .allow("get list watch", "customresourcedefinitions", in: "apiextensions.k8s.io"),
      .allow("get list watch", "pods nodes services namespaces endpoints"),
      .allow("get list watch", "endpointslices", in: "discovery.k8s.io"),
      .allow("get list watch", "ingresses ingressclasses", in: "networking.k8s.io"),
      .allow("*", "ingresses/status", in: "networking.k8s.io"),
      .allow("create get list watch update", "configmaps"),
      .allow(
        "update create get delete watch",
        "certificatesigningrequests certificatesigningrequests/approval", in: certificates),
      .allow("approve", "signers", in: certificates, named: ["kubernetes.io/legacy-unknown"]),
      .allow("create", "tokenreviews", in: "authentication.k8s.io"),
      .allow("create", "subjectaccessreviews", in: "authorization.k8s.io"),
      .allow("get watch list update patch", "*", in: "gateway.networking.k8s.io"),
      .allow("get watch list", "secrets"),
    ]
  }

  private static var meshControllerUses: [ProgramUse] {
    let webhooks = "admissionregistration.k8s.io"
    return ProgramUse.informer("pods nodes services namespaces configmaps secrets")
      + ProgramUse.informer("endpointslices", in: "discovery.k8s.io")
      + ProgramUse.informer("ingresses ingressclasses", in: "networking.k8s.io")
      + ProgramUse.informer("customresourcedefinitions", in: "apiextensions.k8s.io")
      + ProgramUse.informer(
        "virtualservices destinationrules gateways serviceentries sidecars",
        in: "networking.istio.io")
      + ProgramUse.informer("authorizationpolicies peerauthentications", in: "security.istio.io")
      + ProgramUse.informer(
        "mutatingwebhookconfigurations validatingwebhookconfigurations", in: webhooks)
      + ProgramUse.uses(
        "patch", "mutatingwebhookconfigurations", in: webhooks, .cluster, perDay: 0.1)
      + ProgramUse.uses(
        "update", "validatingwebhookconfigurations", in: webhooks, .cluster, perDay: 0.1)
      + ProgramUse.uses("create update", "configmaps", .cluster, perDay: 0.5)
      + ProgramUse.uses(
        "create", "tokenreviews", in: "authentication.k8s.io", .cluster, perDay: 2000)
      + ProgramUse.leaseRenewal
  }

  private static var meshGateway: Component {
    .program(
      "istio-ingressgateway", image: "docker.io/istio/proxyv2:1.27.1", replicas: 2,
      volumes: [(.secret("ingress-certificate"), "/etc/istio/ingressgateway-certs")],
      grants: [.role("istio-ingressgateway-sds", [.allow("get watch list", "secrets")])])
  }

  private static var meshAgent: Component {
    let binaries = Volume.host("cni-bin-dir", "/opt/cni/bin")
    let configuration = Volume.host("cni-net-dir", "/etc/cni/net.d")
    let processes = Volume.host("cni-host-procfs", "/proc")
    return .agent(
      "istio-cni-node", account: "istio-cni",
      PodSpec(
        containers: [
          Container(
            name: "install-cni", image: "docker.io/istio/install-cni:1.27.1",
            capabilitiesAdded: ["NET_ADMIN", "NET_RAW", "SYS_PTRACE", "SYS_ADMIN", "DAC_OVERRIDE"],
            capabilitiesDropped: ["ALL"], runAsUser: 0,
            mounts: [
              binaries.mount("/host/opt/cni/bin", readOnly: false),
              configuration.mount("/host/etc/cni/net.d", readOnly: false),
              processes.mount("/host/proc"),
            ], environmentConfigMaps: ["istio-cni-config"])
        ], volumes: [binaries, configuration, processes]),
      grants: [
        .clusterRole("istio-cni", [.allow("get list watch", "pods nodes namespaces")]),
        .clusterRole("istio-cni-repair-role", [.allow("create patch", "events")]),
      ],
      uses: ProgramUse.informer("pods") + ProgramUse.events(perDay: 0.2))
  }
}
