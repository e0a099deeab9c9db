import Estate

/// What brings secrets into a cluster from a vault outside it.
extension PlatformProduct {
  /// A driver that mounts vault entries as files, on every node.
  ///
  /// - Source: manifests of secrets-store-csi-driver; `rbac-secretprovidersyncing.yaml` is the
  ///   optional role.
  static func secretsStore(synchronises: Bool) -> PlatformProduct {
    let pods = Volume.host("mountpoint-dir", "/var/lib/kubelet/pods")
    let providers = Volume.host("providers-dir", "/etc/kubernetes/secrets-store-csi-providers")
    let group = "secrets-store.csi.x-k8s.io"
    var driver = Component(
      name: "csi-secrets-store", controller: .daemonSet, account: "secrets-store-csi-driver",
      spec: PodSpec(
        containers: [
          Container(
            name: "secrets-store", image: "registry.k8s.io/csi-secrets-store/driver:v1.5.3",
            privileged: true,
            mounts: [
              pods.mount("/var/lib/kubelet/pods", readOnly: false),
              providers.mount("/etc/kubernetes/secrets-store-csi-providers", readOnly: false),
            ])
        ], volumes: [pods, providers]),
      grants: [
        .clusterRole(
          "secretproviderclasses-role",
          [
            .allow("get list watch", "secretproviderclasses", in: group),
            .allow(
              "get list watch create update patch delete", "secretproviderclasspodstatuses",
              in: group),
            .allow("get list watch", "pods"),
          ])
      ])
    if synchronises {
      driver.grants.append(
        .clusterRole(
          "secretprovidersyncing-role",
          [.allow("get list watch create update patch delete", "secrets")]))
    }
    return PlatformProduct(
      name: "secrets-store-csi-driver", namespace: "kube-system", components: [driver])
  }

  /// An operator that copies vault entries into Secrets of any namespace.
  ///
  /// - Source: Helm chart of external-secrets.
  static let externalSecrets = PlatformProduct(
    name: "external-secrets", namespace: "external-secrets", enforces: "baseline",
    components: [secretOperator, secretWebhook],
    secrets: [
      StoredSecret(name: "vault-credentials"), StoredSecret(name: "external-secrets-webhook"),
    ])

  private static var secretOperator: Component {
    let group = "external-secrets.io"
    return Component(
      name: "external-secrets", replicas: 2, pool: .system, account: "external-secrets",
      spec: PodSpec(
        containers: [
          Container(
            name: "external-secrets", image: "registry.example.com/external-secrets:v0.20.1",
            capabilitiesDropped: ["ALL"], runAsUser: 1000,
            environmentSecrets: ["vault-credentials"])
        ]),
      grants: [
        .clusterRole(
          "external-secrets-controller",
          [
            .allow(
              "get list watch update patch",
              "secretstores clustersecretstores externalsecrets clusterexternalsecrets",
              in: group),
            .allow("get list watch", "serviceaccounts namespaces configmaps"),
            .allow("get list watch create update delete patch", "secrets"),
            .allow("create", "serviceaccounts/token"),
            .allow("create patch", "events"),
          ]),
        .role(
          "external-secrets-leaderelection",
          PolicyRule.leaderElection("external-secrets-controller")),
      ])
  }

  private static var secretWebhook: Component {
    let certificate = Volume.secret("external-secrets-webhook")
    return Component(
      name: "external-secrets-webhook", pool: .system, account: "external-secrets-webhook",
      spec: PodSpec(
        containers: [
          Container(
            name: "webhook", image: "registry.example.com/external-secrets:v0.20.1",
            capabilitiesDropped: ["ALL"], runAsUser: 1000, mounts: [certificate.mount("/certs")])
        ], volumes: [certificate]))
  }
}
