import Estate

/// Parts of monitoring beside Prometheus itself, with few rights or none.
extension PlatformProduct {
  /// - Source: `deploy/manifests` of prometheus-adapter; Helm chart of blackbox-exporter;
  ///   `helm/templates/rbac.yaml` of kubernetes-event-exporter.
  static var metricsParts: [Component] {
    [
      metricsAdapter,
      .program(
        "blackbox-exporter", image: "quay.io/prometheus/blackbox-exporter:v0.27.0",
        mountsToken: false),
      .program(
        "event-exporter", image: "ghcr.io/resmoio/kubernetes-event-exporter:v1.7",
        grants: [
          .existing(.clusterRole("view"), binding: "event-exporter-role", namespace: nil)
        ],
        uses: ProgramUse.informer("events")
          + ProgramUse.uses("get", "pods", .cluster, perDay: 500)
          + ProgramUse.uses("get", "deployments replicasets", in: "apps", .cluster, perDay: 100)),
    ]
  }

  private static var metricsAdapter: Component {
    .program(
      "prometheus-adapter", image: "registry.k8s.io/prometheus-adapter/prometheus-adapter:v0.12.0",
      replicas: 2,
      grants: [
        .clusterRole(
          "prometheus-adapter", [.allow("get list watch", "nodes namespaces pods services")]),
        .existing(
          .clusterRole("system:auth-delegator"), binding: "prometheus-adapter-auth-delegator",
          namespace: nil),
        .existing(
          .role("extension-apiserver-authentication-reader"),
          binding: "prometheus-adapter-auth-reader", namespace: "kube-system"),
      ],
      uses: ProgramUse.informer("nodes pods") + ProgramUse.delegation(perDay: 200)
        + ProgramUse.informer(
          "configmaps", .namespace("kube-system"),
          named: ["extension-apiserver-authentication"]))
  }
}
