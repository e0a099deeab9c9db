import Estate

/// What watches a cluster.
extension PlatformProduct {
  /// Metrics: a server that scrapes, agents on every node, alerts and dashboards.
  ///
  /// - Source: Helm charts of prometheus-community (prometheus, kube-state-metrics,
  ///   prometheus-node-exporter); the manifests of kube-state-metrics list `secrets` too.
  static let metrics = PlatformProduct(
    name: "monitoring", namespace: "monitoring", enforces: "privileged",
    components: [prometheus, stateMetrics, nodeExporter, alertmanager, grafana] + metricsParts,
    secrets: [
      StoredSecret(name: "prometheus-remote-write"), StoredSecret(name: "alertmanager-routes"),
      StoredSecret(name: "grafana-admin"),
    ],
    configMaps: ["prometheus-server"])

  private static var prometheus: Component {
    let config = Volume.configMap("prometheus-server")
    let remote = Volume.secret("prometheus-remote-write")
    return Component(
      name: "prometheus-server", controller: .statefulSet, pool: .system,
      account: "prometheus-server",
      spec: PodSpec(
        containers: [
          Container(
            name: "prometheus", image: "quay.io/prometheus/prometheus:v3.5.0", runAsUser: 65534,
            mounts: [config.mount("/etc/prometheus"), remote.mount("/etc/prometheus/secrets")])
        ], volumes: [config, remote]),
      grants: [
        .clusterRole(
          "prometheus-server",
          [
            .allow(
              "get list watch",
              "nodes nodes/proxy nodes/metrics services endpoints pods ingresses configmaps"),
            .allow("get list watch", "ingresses ingresses/status", in: "networking.k8s.io"),
            .allow("get list watch", "endpointslices", in: "discovery.k8s.io"),
            .allow("get", paths: "/metrics"),
          ])
      ],
      uses: ProgramUse.informer("nodes services pods")
        + ProgramUse.informer("endpointslices", in: "discovery.k8s.io")
        + ProgramUse.informer("ingresses", in: "networking.k8s.io")
        + ProgramUse.uses("get", "nodes/metrics", .cluster, perDay: 5760))
  }

  private static var stateMetrics: Component {
    Component(
      name: "kube-state-metrics", account: "kube-state-metrics",
      spec: PodSpec(
        containers: [
          Container(
            name: "kube-state-metrics",
            image: "registry.k8s.io/kube-state-metrics/kube-state-metrics:v2.17.0",
            capabilitiesDropped: ["ALL"], runAsUser: 65534)
        ]),
      grants: [
        .clusterRole(
          "kube-state-metrics",
          [
            .allow(
              "list watch",
              """
              configmaps secrets nodes pods services resourcequotas replicationcontrollers \
              limitranges persistentvolumeclaims persistentvolumes namespaces endpoints \
              serviceaccounts
              """),
            .allow("list watch", "statefulsets daemonsets deployments replicasets", in: "apps"),
            .allow("list watch", "cronjobs jobs", in: "batch"),
            .allow("list watch", "horizontalpodautoscalers", in: "autoscaling"),
            .allow("list watch", "networkpolicies ingresses", in: "networking.k8s.io"),
          ])
      ],
      uses: ProgramUse.informer(
        """
        configmaps secrets nodes pods services resourcequotas replicationcontrollers limitranges \
        persistentvolumeclaims persistentvolumes namespaces endpoints serviceaccounts
        """)
        + ProgramUse.informer("statefulsets daemonsets deployments replicasets", in: "apps")
        + ProgramUse.informer("cronjobs jobs", in: "batch")
        + ProgramUse.informer("horizontalpodautoscalers", in: "autoscaling")
        + ProgramUse.informer("networkpolicies ingresses", in: "networking.k8s.io"))
  }

  /// Reads the node itself and never the API.
  private static var nodeExporter: Component {
    let root = Volume.host("root", "/")
    return Component(
      name: "node-exporter", controller: .daemonSet, account: "node-exporter", mountsToken: false,
      spec: PodSpec(
        hostPID: true, hostNetwork: true,
        containers: [
          Container(
            name: "node-exporter", image: "quay.io/prometheus/node-exporter:v1.9.1",
            runAsUser: 65534, mounts: [root.mount("/host/root")])
        ], volumes: [root]))
  }

  /// A monitoring vendor's agent on every node.
  ///
  /// - Source: Helm chart of datadog, the agent's ClusterRole, which lets it through to the
  ///   kubelets.
  static let vendorMetrics = PlatformProduct(
    name: "vendor-metrics", namespace: "vendor-metrics", enforces: "baseline",
    components: [metricsAgent], secrets: [StoredSecret(name: "metrics-api-key")])

  private static var metricsAgent: Component {
    Component(
      name: "metrics-agent", controller: .daemonSet, account: "metrics-agent",
      spec: PodSpec(
        containers: [
          Container(
            name: "agent", image: "registry.example.com/metrics-agent:7.70.2",
            environmentSecrets: ["metrics-api-key"])
        ]),
      grants: [
        .clusterRole(
          "metrics-agent",
          [
            .allow("get", "nodes/metrics nodes/spec nodes/proxy nodes/stats"),
            .allow("get list watch", "nodes pods services endpoints namespaces events"),
            .allow("list watch", "deployments replicasets daemonsets", in: "apps"),
            .allow("get", paths: "/metrics /version"),
          ])
      ],
      uses: ProgramUse.uses("get", "nodes/metrics nodes/stats", .cluster, perDay: 5760)
        + ProgramUse.informer("pods services nodes namespaces events")
        + ProgramUse.informer("deployments replicasets daemonsets", in: "apps"))
  }

  private static var alertmanager: Component {
    let routes = Volume.secret("alertmanager-routes")
    return Component(
      name: "alertmanager", controller: .statefulSet, replicas: 2, pool: .system,
      account: "alertmanager", mountsToken: false,
      spec: PodSpec(
        containers: [
          Container(
            name: "alertmanager", image: "quay.io/prometheus/alertmanager:v0.28.1",
            runAsUser: 65534, mounts: [routes.mount("/etc/alertmanager")])
        ], volumes: [routes]))
  }

  private static var grafana: Component {
    Component(
      name: "grafana", pool: .system, account: "grafana",
      spec: PodSpec(
        containers: [
          Container(
            name: "grafana", image: "docker.io/grafana/grafana:12.2.0", runAsUser: 472,
            environmentSecrets: ["grafana-admin"])
        ]))
  }

  /// Log shipping from every node's `/var/log`.
  ///
  /// - Source: Helm chart of fluent-bit.
  static let logging: PlatformProduct = {
    let logs = Volume.host("varlog", "/var/log")
    let shipper = Component(
      name: "fluent-bit", controller: .daemonSet, account: "fluent-bit",
      spec: PodSpec(
        containers: [
          Container(
            name: "fluent-bit", image: "cr.fluentbit.io/fluent/fluent-bit:4.1.0",
            mounts: [logs.mount("/var/log", readOnly: false)],
            environmentSecrets: ["log-store-credentials"])
        ], volumes: [logs]),
      grants: [
        .clusterRole("fluent-bit", [.allow("get list watch", "namespaces pods")])
      ], uses: ProgramUse.uses("get", "pods namespaces", .cluster, perDay: 500))
    return PlatformProduct(
      name: "logging", namespace: "logging", enforces: "privileged", components: [shipper],
      secrets: [StoredSecret(name: "log-store-credentials")])
  }()
}
