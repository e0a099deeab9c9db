import Estate

/// What makes nodes and pods more or fewer, and what names them.
extension PlatformProduct {
  /// Adds and removes nodes; it evicts pods and never creates one.
  ///
  /// - Source: `cluster-autoscaler-autodiscover.yaml` of kubernetes/autoscaler, AWS example.
  static let clusterAutoscaler = PlatformProduct(
    name: "cluster-autoscaler", namespace: "kube-system", components: [clusterScaler],
    configMaps: ["cluster-autoscaler-status"])

  private static var clusterScaler: Component {
    .program(
      "cluster-autoscaler", image: "registry.k8s.io/autoscaling/cluster-autoscaler:v1.34.0",
      grants: [
        .clusterRole("cluster-autoscaler", clusterScalerRules),
        .role(
          "cluster-autoscaler",
          [
            .allow("create list watch", "configmaps"),
            .allow(
              "delete get update watch", "configmaps", named: ["cluster-autoscaler-status"]),
          ]),
      ],
      uses: ProgramUse.leaderElection("cluster-autoscaler")
        + ProgramUse.informer("nodes pods services namespaces replicationcontrollers")
        + ProgramUse.informer("persistentvolumes persistentvolumeclaims")
        + ProgramUse.informer("replicasets statefulsets daemonsets", in: "apps")
        + ProgramUse.informer("jobs", in: "batch")
        + ProgramUse.informer("poddisruptionbudgets", in: "policy")
        + ProgramUse.informer(
          "storageclasses csinodes csidrivers csistoragecapacities", in: "storage.k8s.io")
        + ProgramUse.uses("get update", "nodes", .cluster, perDay: 20)
        + ProgramUse.uses("create", "pods/eviction", .cluster, perDay: 40)
        + ProgramUse.uses(
          "get update", "configmaps", .own, named: ["cluster-autoscaler-status"], perDay: 8640)
        + ProgramUse.events(perDay: 50))
  }

  private static var clusterScalerRules: [PolicyRule] {
    [
      .allow("create patch", "events endpoints"), .allow("create", "pods/eviction"),
      .allow("update", "pods/status"), .allow("watch list get update", "nodes"),
      .allow(
        "watch list get",
        """
        namespaces pods services replicationcontrollers persistentvolumeclaims persistentvolumes
        """),
      .allow("watch list", "poddisruptionbudgets", in: "policy"),
      .allow("watch list get", "statefulsets replicasets daemonsets", in: "apps"),
      .allow(
        "watch list get", "storageclasses csinodes csidrivers csistoragecapacities",
        in: "storage.k8s.io"),
      .allow("get list watch patch", "jobs", in: "batch"),
      .allow("create", "leases", in: "coordination.k8s.io"),
      .allow(
        "get update", "leases", in: "coordination.k8s.io", named: ["cluster-autoscaler"]),
    ]
  }

  /// Scales by events: the operator may read every Secret, since any may hold a queue's password.
  ///
  /// - Source: Helm chart of keda: `manager/clusterrole.yaml` and `manager/role.yaml`, the metrics
  ///   server and the admission webhooks.
  static let eventAutoscaler = PlatformProduct(
    name: "keda", namespace: "keda", enforces: "baseline",
    components: [eventOperator, eventMetrics, eventWebhooks],
    secrets: [StoredSecret(name: "kedaorg-certs", type: "kubernetes.io/tls")])

  private static let eventGroup = "keda.sh"

  private static var eventOperator: Component {
    .program(
      "keda-operator", image: "ghcr.io/kedacore/keda:2.17.2", replicas: 2,
      volumes: [(.secret("kedaorg-certs"), "/certs")],
      grants: [
        .clusterRole("keda-operator", eventRules),
        .role(
          "keda-operator",
          [
            .allow("create delete patch update watch get list", "secrets"),
            .allow("get create update patch", "leases", in: "coordination.k8s.io"),
          ]),
      ],
      uses: ProgramUse.leaseRenewal + ProgramUse.informer("secrets")
        + ProgramUse.informer(
          "scaledobjects scaledjobs triggerauthentications", in: eventGroup)
        + ProgramUse.uses("patch", "scaledobjects/status", in: eventGroup, .cluster, perDay: 2880)
        + ProgramUse.informer("deployments statefulsets", in: "apps")
        + ProgramUse.uses(
          "get update", "deployments/scale", in: "apps", .cluster, perDay: 100)
        + ProgramUse.informer("horizontalpodautoscalers", in: "autoscaling")
        + ProgramUse.uses(
          "create update", "horizontalpodautoscalers", in: "autoscaling", .cluster, perDay: 2)
        + ProgramUse.uses("create delete", "jobs", in: "batch", .cluster, perDay: 20)
        + ProgramUse.uses("get update", "secrets", .own, named: ["kedaorg-certs"], perDay: 2)
        + ProgramUse.events(perDay: 30))
  }

  private static var eventRules: [PolicyRule] {
    [
      .allow(
        "get list watch",
        "configmaps configmaps/status endpoints limitranges pods services serviceaccounts"),
      .allow("create patch", "events"), .allow("list watch", "secrets"),
      .allow("get list patch update watch", "deployments/scale statefulsets/scale", in: "apps"),
      .allow("get list watch", "deployments statefulsets", in: "apps"),
      .allow(
        "create delete get list patch update watch", "horizontalpodautoscalers",
        in: "autoscaling"),
      .allow("create delete get list patch update watch", "jobs", in: "batch"),
      .allow(
        "get list patch update watch",
        """
        scaledjobs scaledjobs/status scaledobjects scaledobjects/status triggerauthentications \
        clustertriggerauthentications
        """, in: eventGroup),
    ]
  }

  private static var eventMetrics: Component {
    .program(
      "keda-operator-metrics-apiserver", image: "ghcr.io/kedacore/keda-metrics-apiserver:2.17.2",
      account: "keda-metrics-server", volumes: [(.secret("kedaorg-certs"), "/certs")],
      grants: [
        .existing(
          .clusterRole("system:auth-delegator"), binding: "keda-system-auth-delegator",
          namespace: nil),
        .existing(
          .role("extension-apiserver-authentication-reader"), binding: "keda-auth-reader",
          namespace: "kube-system"),
      ],
      uses: ProgramUse.delegation(perDay: 200)
        + ProgramUse.informer(
          "configmaps", .namespace("kube-system"),
          named: ["extension-apiserver-authentication"]))
  }

  private static var eventWebhooks: Component {
    .program(
      "keda-admission-webhooks", image: "ghcr.io/kedacore/keda-admission-webhooks:2.17.2",
      account: "keda-webhook", volumes: [(.secret("kedaorg-certs"), "/certs")],
      grants: [
        .clusterRole(
          "keda-admission-webhooks",
          [
            .allow("get list watch", "scaledobjects", in: eventGroup),
            .allow("get list watch", "horizontalpodautoscalers", in: "autoscaling"),
            .allow("get list watch", "deployments statefulsets", in: "apps"),
            .allow("list", "limitranges"),
          ])
      ],
      uses: ProgramUse.informer("scaledobjects", in: eventGroup)
        + ProgramUse.informer("horizontalpodautoscalers", in: "autoscaling")
        + ProgramUse.uses("get", "deployments", in: "apps", .cluster, perDay: 10))
  }

  /// Keeps the names of Services and Ingresses in the company's DNS.
  ///
  /// - Source: Helm chart of external-dns, `clusterrole.yaml` with the sources `service` and
  ///   `ingress`.
  static let names = PlatformProduct(
    name: "external-dns", namespace: "external-dns", enforces: "baseline",
    components: [
      .program(
        "external-dns", image: "registry.k8s.io/external-dns/external-dns:v0.19.0",
        secrets: ["dns-cloud-credentials"],
        grants: [
          .clusterRole(
            "external-dns",
            [
              .allow("list watch", "nodes"), .allow("get watch list", "pods services endpoints"),
              .allow("get watch list", "endpointslices", in: "discovery.k8s.io"),
              .allow("get watch list", "ingresses", in: "networking.k8s.io"),
            ])
        ],
        uses: ProgramUse.informer("services pods nodes")
          + ProgramUse.informer("endpointslices", in: "discovery.k8s.io")
          + ProgramUse.informer("ingresses", in: "networking.k8s.io"))
    ],
    secrets: [StoredSecret(name: "dns-cloud-credentials")])
}
