import Estate

/// The network plugin.
extension PlatformProduct {
  /// An agent on every node that carries the pods' traffic, and does kube-proxy's work too.
  ///
  /// - Source: Helm chart of cilium, ClusterRoles of the agent, the operator and the pages that
  ///   show flows (Hubble, which is off unless asked for), and the agent's DaemonSet.
  static let networkAgent = networkAgent(readsSecrets: false)
  /// The same with an agent that may read every Secret, as it must when network policies name
  /// certificates that are kept there.
  ///
  /// - Source: the chart's option `tls.secretsBackend: k8s`.
  static let powerfulNetworkAgent = networkAgent(readsSecrets: true)

  private static func networkAgent(readsSecrets: Bool) -> PlatformProduct {
    var agent = ciliumAgent
    if readsSecrets {
      agent.grants.append(.clusterRole("cilium-secrets", [.allow("get", "secrets")]))
      agent.uses += ProgramUse.uses("get", "secrets", .cluster, perDay: 4)
    }
    return PlatformProduct(
      name: "cilium", namespace: "kube-system",
      components: [agent, ciliumOperator, ciliumRelay, ciliumPages],
      secrets: [
        StoredSecret(name: "cilium-ca"),
        StoredSecret(name: "hubble-server-certs", type: "kubernetes.io/tls"),
        StoredSecret(name: "hubble-relay-client-certs", type: "kubernetes.io/tls"),
      ],
      configMaps: ["cilium-config", "hubble-relay-config"])
  }

  private static let ciliumGroup = "cilium.io"
  private static let ciliumPolicies = "ciliumnetworkpolicies ciliumclusterwidenetworkpolicies"

  private static var ciliumAgent: Component {
    Component.agent(
      "cilium", ciliumAgentPod,
      grants: [
        .clusterRole("cilium", ciliumAgentRules),
        .role("cilium-config-agent", [.allow("get list watch", "configmaps")]),
      ],
      uses: ProgramUse.informer("namespaces services pods nodes")
        + ProgramUse.informer("networkpolicies", in: "networking.k8s.io")
        + ProgramUse.informer("endpointslices", in: "discovery.k8s.io")
        + ProgramUse.uses("patch", "nodes/status", .cluster, perDay: 1)
        + ProgramUse.informer(
          "\(ciliumPolicies) ciliumendpoints ciliumidentities ciliumnodes", in: ciliumGroup)
        + ProgramUse.uses(
          "create delete", "ciliumendpoints", in: ciliumGroup, .cluster, perDay: 200)
        + ProgramUse.uses("create", "ciliumidentities", in: ciliumGroup, .cluster, perDay: 20)
        + ProgramUse.uses("get update", "ciliumnodes", in: ciliumGroup, .cluster, perDay: 50)
        + ProgramUse.uses("get watch", "configmaps", .own, perDay: 192))
  }

  private static var ciliumAgentRules: [PolicyRule] {
    [
      .allow("get list watch", "networkpolicies", in: "networking.k8s.io"),
      .allow("get list watch", "endpointslices", in: "discovery.k8s.io"),
      .allow("get list watch", "namespaces services pods endpoints nodes"),
      .allow("patch", "nodes/status"),
      .allow("get list watch", "customresourcedefinitions", in: "apiextensions.k8s.io"),
      .allow(
        "list watch",
        """
        \(ciliumPolicies) ciliumendpoints ciliumendpointslices ciliumidentities ciliumnodes \
        ciliumenvoyconfigs ciliumegressgatewaypolicies ciliumlocalredirectpolicies
        """, in: ciliumGroup),
      .allow("create", "ciliumidentities ciliumendpoints ciliumnodes", in: ciliumGroup),
      .allow("update", "ciliumidentities", in: ciliumGroup),
      .allow("get delete patch", "ciliumendpoints", in: ciliumGroup),
      .allow("get update", "ciliumnodes ciliumnodes/status", in: ciliumGroup),
    ]
  }

  private static var ciliumAgentPod: PodSpec {
    let plugins = Volume.host("cni-path", "/opt/cni/bin")
    let configuration = Volume.host("etc-cni-netd", "/etc/cni/net.d")
    let maps = Volume.host("bpf-maps", "/sys/fs/bpf")
    let modules = Volume.host("lib-modules", "/lib/modules")
    return PodSpec(
      hostNetwork: true,
      containers: [
        Container(
          name: "cilium-agent", image: "quay.io/cilium/cilium:v1.18.2",
          capabilitiesAdded: [
            "CHOWN", "KILL", "NET_ADMIN", "NET_RAW", "IPC_LOCK", "SYS_MODULE", "SYS_ADMIN",
            "SYS_RESOURCE", "DAC_OVERRIDE", "FOWNER", "SETGID", "SETUID",
          ], capabilitiesDropped: ["ALL"],
          mounts: [
            plugins.mount("/host/opt/cni/bin", readOnly: false),
            configuration.mount("/host/etc/cni/net.d", readOnly: false),
            maps.mount("/sys/fs/bpf", readOnly: false), modules.mount("/lib/modules"),
          ])
      ], volumes: [plugins, configuration, maps, modules])
  }

  private static var ciliumOperator: Component {
    var component = Component.program(
      "cilium-operator", image: "quay.io/cilium/operator-generic:v1.18.2", replicas: 2,
      grants: [.clusterRole("cilium-operator", ciliumOperatorRules)],
      uses: ProgramUse.informer("pods nodes services namespaces")
        + ProgramUse.uses("patch", "nodes nodes/status", .cluster, perDay: 2)
        + ProgramUse.informer("\(ciliumPolicies) ciliumendpoints ciliumidentities", in: ciliumGroup)
        + ProgramUse.uses(
          "delete", "ciliumendpoints ciliumidentities", in: ciliumGroup, .cluster, perDay: 30)
        + ProgramUse.uses("create update", "ciliumnodes", in: ciliumGroup, .cluster, perDay: 2)
        + ProgramUse.leaseRenewal)
    component.spec.hostNetwork = true
    return component
  }

  private static var ciliumOperatorRules: [PolicyRule] {
    [
      .allow("get list watch delete", "pods"),
      .allow("patch", "configmaps", named: ["cilium-config"]),
      .allow("list watch patch", "nodes"), .allow("patch", "nodes/status"),
      .allow("get list watch", "endpointslices", in: "discovery.k8s.io"),
      .allow("get list watch", "namespaces services"), .allow("update patch", "services/status"),
      .allow(
        "create update deletecollection patch get list watch", ciliumPolicies, in: ciliumGroup),
      .allow("delete list watch", "ciliumendpoints ciliumidentities", in: ciliumGroup),
      .allow("create update get list watch delete", "ciliumnodes", in: ciliumGroup),
      .allow(
        "create update get list watch delete patch", "ciliumendpointslices ciliumenvoyconfigs",
        in: ciliumGroup),
      .allow("create get list watch", "customresourcedefinitions", in: "apiextensions.k8s.io"),
      .allow("create get update", "leases", in: "coordination.k8s.io"),
    ]
  }

  /// Shows flows to people, with the names of what they connect.
  private static var ciliumPages: Component {
    .program(
      "hubble-ui", image: "quay.io/cilium/hubble-ui:v0.13.3",
      grants: [
        .clusterRole(
          "hubble-ui",
          [
            .allow("get list watch", "networkpolicies", in: "networking.k8s.io"),
            .allow("get list watch", "endpoints namespaces nodes pods services"),
            .allow("get list watch", "customresourcedefinitions", in: "apiextensions.k8s.io"),
            .allow("get list watch", "*", in: ciliumGroup),
          ])
      ],
      uses: ProgramUse.informer("namespaces services")
        + ProgramUse.informer("networkpolicies", in: "networking.k8s.io")
        + ProgramUse.informer(ciliumPolicies, in: ciliumGroup))
  }

  /// Collects flows; it asks the agents, never the API.
  private static var ciliumRelay: Component {
    .program(
      "hubble-relay", image: "quay.io/cilium/hubble-relay:v1.18.2", mountsToken: false,
      volumes: [
        (.configMap("hubble-relay-config"), "/etc/hubble-relay"),
        (.secret("hubble-relay-client-certs"), "/var/lib/hubble-relay/tls"),
      ])
  }
}
