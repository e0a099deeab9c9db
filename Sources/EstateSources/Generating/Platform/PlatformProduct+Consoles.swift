import Estate

/// What people look at, and what keeps what they look at.
extension PlatformProduct {
  /// A dashboard in the browser, whose own account administers the cluster.
  ///
  /// - Source: Helm chart of headlamp, `clusterRoleBinding.clusterRoleName`, `cluster-admin` by
  ///   default.
  static let dashboard = PlatformProduct(
    name: "headlamp", namespace: "headlamp", enforces: "baseline",
    components: [
      .program(
        "headlamp", image: "ghcr.io/headlamp-k8s/headlamp:v0.36.0", secrets: ["headlamp-oidc"],
        grants: [
          .existing(.clusterRole("cluster-admin"), binding: "headlamp-admin", namespace: nil)
        ],
        // Those who sign in are asked for their own token; the account's serves the rest.
        uses: ProgramUse.uses("list watch", "pods nodes namespaces events", .cluster, perDay: 10)
          + ProgramUse.uses("list watch", "deployments", in: "apps", .cluster, perDay: 10)
          + ProgramUse.uses("get", "pods/log", .cluster, perDay: 5)
          + ProgramUse.uses("patch", "deployments", in: "apps", .cluster, perDay: 0.3))
    ],
    secrets: [StoredSecret(name: "headlamp-oidc")])

  /// The operator that runs Prometheus: it may do anything with Secrets and StatefulSets.
  ///
  /// - Source: `prometheus-operator-cluster-role.yaml` of prometheus-operator.
  static let metricsOperator = PlatformProduct(
    name: "prometheus-operator", namespace: "monitoring", enforces: "privileged",
    components: [
      .program(
        "prometheus-operator",
        image: "quay.io/prometheus-operator/prometheus-operator:v0.85.0",
        grants: [.clusterRole("prometheus-operator", metricsOperatorRules)],
        uses: ProgramUse.informer(
          "prometheuses alertmanagers servicemonitors podmonitors prometheusrules",
          in: metricsGroup)
          + ProgramUse.uses(
            "update", "prometheuses/status", in: metricsGroup, .cluster, perDay: 200)
          + ProgramUse.informer("configmaps secrets namespaces")
          + ProgramUse.uses("update", "configmaps secrets", .cluster, perDay: 10)
          + ProgramUse.informer("statefulsets", in: "apps")
          + ProgramUse.uses("update", "statefulsets", in: "apps", .cluster, perDay: 0.3)
          + ProgramUse.uses("get update", "services endpoints", .cluster, perDay: 480)
          + ProgramUse.uses("list watch", "nodes", .cluster, perDay: 480))
    ])

  private static let metricsGroup = "monitoring.coreos.com"

  private static var metricsOperatorRules: [PolicyRule] {
    [
      .allow(
        "*",
        """
        alertmanagers alertmanagers/finalizers alertmanagers/status alertmanagerconfigs \
        prometheuses prometheuses/finalizers prometheuses/status prometheusagents thanosrulers \
        scrapeconfigs servicemonitors podmonitors probes prometheusrules
        """, in: metricsGroup),
      .allow("*", "statefulsets", in: "apps"), .allow("*", "configmaps secrets"),
      .allow("list delete", "pods"),
      .allow("get create update delete", "services services/finalizers endpoints"),
      .allow("list watch", "nodes"), .allow("get list watch", "namespaces"),
      .allow("patch create", "events"),
      .allow("get list watch", "ingresses", in: "networking.k8s.io"),
      .allow("get", "storageclasses", in: "storage.k8s.io"),
    ]
  }

  /// What keeps logs and traces. Only the collector asks the API, to add pods' names.
  ///
  /// - Source: Helm charts of loki (without the sidecar that looks for rules), tempo and
  ///   opentelemetry-collector (preset `kubernetesAttributes`); manifests of kube-thanos.
  static let telemetry = PlatformProduct(
    name: "telemetry", namespace: "telemetry", enforces: "baseline",
    components: [
      telemetryStore("loki", image: "docker.io/grafana/loki:3.5.5", replicas: 3),
      telemetryStore("tempo", image: "docker.io/grafana/tempo:2.8.2"),
      telemetryStore("thanos-store", image: "quay.io/thanos/thanos:v0.39.2"),
      telemetryStore("thanos-compact", image: "quay.io/thanos/thanos:v0.39.2"),
      .program("thanos-query", image: "quay.io/thanos/thanos:v0.39.2"),
      .program("telemetry-gateway", image: "docker.io/nginxinc/nginx-unprivileged:1.29"),
      .program(
        "otel-collector", image: "docker.io/otel/opentelemetry-collector-k8s:0.136.0",
        replicas: 2, volumes: [(.configMap("otel-collector"), "/conf")],
        grants: [
          .clusterRole(
            "otel-collector",
            [
              .allow("get watch list", "pods namespaces"),
              .allow("get list watch", "replicasets", in: "apps"),
            ])
        ],
        uses: ProgramUse.informer("pods namespaces")
          + ProgramUse.informer("replicasets", in: "apps")
      ),
    ],
    secrets: [StoredSecret(name: "telemetry-bucket")], configMaps: ["otel-collector"])

  private static func telemetryStore(_ name: String, image: String, replicas: Int = 1) -> Component
  {
    .program(
      name, image: image, controller: .statefulSet, replicas: replicas,
      secrets: ["telemetry-bucket"])
  }

  /// Asks people to sign in before they reach the platform's pages; it never asks the API.
  ///
  /// - Source: Helm chart of oauth2-proxy.
  static let signOn = PlatformProduct(
    name: "oauth2-proxy", namespace: "oauth2-proxy", enforces: "baseline",
    components: [
      .program(
        "oauth2-proxy", image: "quay.io/oauth2-proxy/oauth2-proxy:v7.12.0", replicas: 2,
        secrets: ["oauth2-proxy"])
    ],
    secrets: [StoredSecret(name: "oauth2-proxy")])

  /// Says what each team costs; it only reads.
  ///
  /// - Source: `clusterrole.yaml` in the Helm chart of opencost.
  static let costs = PlatformProduct(
    name: "opencost", namespace: "opencost", enforces: "baseline",
    components: [
      .program(
        "opencost", image: "ghcr.io/opencost/opencost:1.117.3",
        grants: [
          .clusterRole(
            "opencost",
            [
              .allow(
                "get list watch",
                """
                configmaps nodes pods services resourcequotas replicationcontrollers limitranges \
                persistentvolumeclaims persistentvolumes namespaces endpoints
                """),
              .allow("list watch", "statefulsets deployments daemonsets replicasets", in: "apps"),
              .allow("get list watch", "cronjobs jobs", in: "batch"),
              .allow("get list watch", "horizontalpodautoscalers", in: "autoscaling"),
              .allow("get list watch", "poddisruptionbudgets", in: "policy"),
              .allow("get list watch", "storageclasses", in: "storage.k8s.io"),
            ])
        ],
        uses: ProgramUse.informer(
          """
          configmaps nodes pods services replicationcontrollers persistentvolumeclaims \
          persistentvolumes namespaces
          """)
          + ProgramUse.informer("statefulsets deployments daemonsets replicasets", in: "apps")
          + ProgramUse.informer("jobs", in: "batch")
          + ProgramUse.informer("poddisruptionbudgets", in: "policy")
          + ProgramUse.informer("storageclasses", in: "storage.k8s.io"))
    ])
}
