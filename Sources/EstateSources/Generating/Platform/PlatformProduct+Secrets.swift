import Estate

/// What brings secrets into a cluster from a vault outside it.
extension PlatformProduct {
  /// A driver that mounts vault entries as files, on every node.
  ///
  /// - Source: manifests of secrets-store-csi-driver; `rbac-secretprovidersyncing.yaml` is the
  ///   optional role.
  static let secretsStore = secretsStore(synchronises: false)
  /// The same with the role that lets it keep copies of the entries as Secrets, in any namespace.
  static let synchronisingSecretsStore = secretsStore(synchronises: true)

  private static func secretsStore(synchronises: Bool) -> PlatformProduct {
    var driver = secretsDriver
    if synchronises {
      driver.grants.append(
        .clusterRole(
          "secretprovidersyncing-role",
          [.allow("get list watch create update patch delete", "secrets")]))
      driver.uses +=
        ProgramUse.informer("secrets")
        + ProgramUse.uses("create patch", "secrets", .cluster, perDay: 5)
    }
    return PlatformProduct(
      name: "secrets-store-csi-driver", namespace: "kube-system", components: [driver])
  }

  private static var secretsDriver: Component {
    let pods = Volume.host("mountpoint-dir", "/var/lib/kubelet/pods")
    let providers = Volume.host("providers-dir", "/etc/kubernetes/secrets-store-csi-providers")
    let group = "secrets-store.csi.x-k8s.io"
    return Component(
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
      ],
      uses: ProgramUse.informer("secretproviderclasses secretproviderclasspodstatuses", in: group)
        + ProgramUse.uses(
          "create update delete", "secretproviderclasspodstatuses", in: group, .cluster,
          perDay: 50)
        + ProgramUse.uses("get", "pods", .cluster, perDay: 50))
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
      ],
      uses: ProgramUse.leaderElection("external-secrets-controller")
        + ProgramUse.informer(
          "secretstores clustersecretstores externalsecrets clusterexternalsecrets", in: group)
        + ProgramUse.informer("secrets namespaces")
        // Every external secret is looked up once an hour; few have changed.
        + ProgramUse.uses("update", "externalsecrets", in: group, .cluster, perDay: 500)
        + ProgramUse.uses("create update", "secrets", .cluster, perDay: 5)
        + ProgramUse.uses("create", "serviceaccounts/token", .cluster, perDay: 24)
        + ProgramUse.events(perDay: 50))
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

  /// A controller that opens Secrets which were sealed for a repository.
  ///
  /// - Source: Helm chart of sealed-secrets, `cluster-role.yaml` and the Role for its own keys.
  static let sealedSecrets = PlatformProduct(
    name: "sealed-secrets", namespace: "sealed-secrets", enforces: "baseline",
    components: [
      .program(
        "sealed-secrets-controller", image: "docker.io/bitnami/sealed-secrets-controller:0.32.2",
        account: "sealed-secrets",
        grants: [
          .clusterRole(
            "secrets-unsealer",
            [
              .allow("get list watch", "sealedsecrets", in: "bitnami.com"),
              .allow("update", "sealedsecrets/status", in: "bitnami.com"),
              .allow("get list create update delete", "secrets"),
              .allow("create patch", "events"),
            ]),
          .role("sealed-secrets-key-admin", [.allow("create list", "secrets")]),
        ],
        uses: ProgramUse.informer("sealedsecrets", in: "bitnami.com")
          + ProgramUse.uses(
            "update", "sealedsecrets/status", in: "bitnami.com", .cluster, perDay: 2)
          + ProgramUse.uses("get", "secrets", .cluster, perDay: 10)
          + ProgramUse.uses("create update", "secrets", .cluster, perDay: 1)
          + ProgramUse.uses("list", "secrets", .own, perDay: 0.3) + ProgramUse.events(perDay: 2))
    ],
    secrets: [StoredSecret(name: "sealed-secrets-key", type: "kubernetes.io/tls")])
}
