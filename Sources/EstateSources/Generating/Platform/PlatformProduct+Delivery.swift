import Estate

/// What deploys, builds and backs up.
extension PlatformProduct {
  /// The GitOps controllers: by default they may do anything anywhere.
  ///
  /// - Source: `manifests/cluster-rbac` and `manifests/base` of argo-cd.
  static let delivery = PlatformProduct(
    name: "argocd", namespace: "argocd", enforces: "baseline",
    components: [
      gitOps(
        "argocd-application-controller", controller: .statefulSet,
        grants: [
          .clusterRole("argocd-application-controller", PolicyRule.everything),
          .role("argocd-application-controller", gitOpsNamespaceRules),
        ]),
      gitOps(
        "argocd-server", replicas: 2,
        grants: [
          .clusterRole(
            "argocd-server",
            [
              PolicyRule(
                verbs: ["delete", "get", "patch"], apiGroups: ["*"], resources: ["*"]),
              .allow("list", "events"), .allow("get", "pods pods/log"),
              .allow("get list watch", "applications applicationsets", in: "argoproj.io"),
            ]),
          .role("argocd-server", gitOpsNamespaceRules),
        ]),
      gitOps(
        "argocd-applicationset-controller",
        grants: [.role("argocd-applicationset-controller", gitOpsNamespaceRules)]),
      gitOps("argocd-repo-server", replicas: 2, mountsToken: false),
      gitOps("argocd-redis", mountsToken: false),
    ],
    secrets: [
      StoredSecret(name: "argocd-secret"), StoredSecret(name: "argocd-redis"),
      StoredSecret(name: "repo-deployments"),
    ],
    configMaps: ["argocd-cm"])

  private static var gitOpsNamespaceRules: [PolicyRule] {
    [
      .allow("get list watch create update patch delete", "secrets configmaps"),
      .allow(
        "get list watch create update patch delete", "applications applicationsets appprojects",
        in: "argoproj.io"),
      .allow("create list", "events"),
    ]
  }

  private static func gitOps(
    _ name: String, controller: Component.Controller = .deployment, replicas: Int = 1,
    mountsToken: Bool = true, grants: [Component.Grant] = []
  ) -> Component {
    Component(
      name: name, controller: controller, replicas: replicas, pool: .system, account: name,
      mountsToken: mountsToken,
      spec: PodSpec(
        containers: [
          Container(
            name: name, image: "quay.io/argoproj/argocd:v3.1.8", capabilitiesDropped: ["ALL"],
            runAsUser: 999, environmentSecrets: ["argocd-redis"])
        ]),
      grants: grants)
  }

  /// Backups: the server is bound to `cluster-admin`.
  ///
  /// - Source: Helm chart of velero, `rbac.clusterAdministrator`, on by default.
  static let backup: PlatformProduct = {
    let credentials = Volume.secret("cloud-credentials")
    let server = Component(
      name: "velero", pool: .system, account: "velero-server",
      spec: PodSpec(
        containers: [
          Container(
            name: "velero", image: "docker.io/velero/velero:v1.17.0",
            mounts: [credentials.mount("/credentials")])
        ], volumes: [credentials]),
      grants: [
        .existing(.clusterRole("cluster-admin"), binding: "velero-server", namespace: nil)
      ])
    return PlatformProduct(
      name: "velero", namespace: "velero", enforces: "baseline", components: [server],
      secrets: [StoredSecret(name: "cloud-credentials")])
  }()

  /// CI runners that build images in a privileged container, and the controller that starts them
  /// in its own namespace.
  ///
  /// - Source: Helm charts of gha-runner-scale-set and its controller, single-namespace mode;
  ///   the privileged container is their `dind` mode.
  static let runners: PlatformProduct = {
    let group = "actions.github.com"
    let controller = Component(
      name: "runner-controller", pool: .system, account: "runner-controller",
      spec: PodSpec(
        containers: [
          Container(
            name: "manager", image: "registry.example.com/runner-controller:0.12.1",
            runAsUser: 1000, environmentSecrets: ["runner-registration"])
        ]),
      grants: [
        .role(
          "runner-controller",
          [
            .allow(
              "get list watch create update patch delete",
              "autoscalingrunnersets ephemeralrunnersets ephemeralrunners", in: group),
            .allow("get list watch create patch delete", "pods serviceaccounts"),
            .allow("get list create update patch delete", "secrets"),
            .allow(
              "get list watch create patch delete", "roles rolebindings",
              in: "rbac.authorization.k8s.io"),
          ] + PolicyRule.leaderElection("runner-controller"))
      ])
    let runner = Component(
      name: "runner", replicas: 3, account: "runner", mountsToken: false,
      spec: PodSpec(
        containers: [
          Container(name: "runner", image: "registry.example.com/runner:2.328.0", runAsUser: 1001),
          Container(name: "dind", image: "docker.io/library/docker:28-dind", privileged: true),
        ], imagePullSecrets: ["registry-credentials"]))
    return PlatformProduct(
      name: "ci-runners", namespace: "ci-runners", enforces: "privileged",
      components: [controller, runner],
      secrets: [
        StoredSecret(name: "runner-registration"),
        StoredSecret(name: "registry-credentials", type: "kubernetes.io/dockerconfigjson"),
      ])
  }()
}
