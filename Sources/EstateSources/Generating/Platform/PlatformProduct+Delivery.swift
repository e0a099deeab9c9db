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
        ],
        uses: ProgramUse.informsOnMostKinds + gitOpsUses
          + ProgramUse.uses("patch", "applications", in: "argoproj.io", .own, perDay: 500)
          + ProgramUse.delivers(perDay: 30)),
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
        ],
        uses: gitOpsUses
          + ProgramUse.uses("patch", "applications", in: "argoproj.io", .own, perDay: 20)
          + ProgramUse.uses("get", "pods pods/log", .cluster, perDay: 20)
          + ProgramUse.uses("list", "events", .cluster, perDay: 20)
          + ProgramUse.uses("get patch", "deployments", in: "apps", .cluster, perDay: 2)
          + ProgramUse.uses("delete", "pods", .cluster, perDay: 0.5)),
      gitOps(
        "argocd-applicationset-controller",
        grants: [.role("argocd-applicationset-controller", gitOpsNamespaceRules)],
        uses: gitOpsUses
          + ProgramUse.uses("create update", "applications", in: "argoproj.io", .own, perDay: 5)),
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

  /// What all parts do in their own namespace.
  private static var gitOpsUses: [ProgramUse] {
    ProgramUse.informer("secrets configmaps", .own)
      + ProgramUse.informer("applications applicationsets appprojects", in: "argoproj.io", .own)
      + ProgramUse.uses("create", "events", .own, perDay: 100)
  }

  private static func gitOps(
    _ name: String, controller: Component.Controller = .deployment, replicas: Int = 1,
    mountsToken: Bool = true, grants: [Component.Grant] = [], uses: [ProgramUse] = []
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
      grants: grants, uses: uses)
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
      ], uses: backupUses)
    return PlatformProduct(
      name: "velero", namespace: "velero", enforces: "baseline", components: [server],
      secrets: [StoredSecret(name: "cloud-credentials")])
  }()

  /// It reads everything once a night, in lists, and writes only its own objects.
  private static var backupUses: [ProgramUse] {
    ProgramUse.uses(
      "list",
      """
      configmaps secrets services serviceaccounts pods namespaces endpoints events limitranges \
      persistentvolumeclaims persistentvolumes replicationcontrollers resourcequotas
      """, .cluster, perDay: 1)
      + ProgramUse.uses(
        "list", "deployments statefulsets daemonsets replicasets controllerrevisions",
        in: "apps", .cluster, perDay: 1)
      + ProgramUse.uses("list", "jobs cronjobs", in: "batch", .cluster, perDay: 1)
      + ProgramUse.uses(
        "list", "ingresses networkpolicies", in: "networking.k8s.io", .cluster, perDay: 1)
      + ProgramUse.uses("list", "poddisruptionbudgets", in: "policy", .cluster, perDay: 1)
      + ProgramUse.uses(
        "list", "horizontalpodautoscalers", in: "autoscaling", .cluster, perDay: 1)
      + ProgramUse.uses(
        "list", "roles rolebindings clusterroles clusterrolebindings",
        in: "rbac.authorization.k8s.io", .cluster, perDay: 1)
      + ProgramUse.uses(
        "list", "customresourcedefinitions", in: "apiextensions.k8s.io", .cluster, perDay: 1)
      + ProgramUse.informer(
        "backups restores schedules backupstoragelocations", in: "velero.io",
        .own)
      + ProgramUse.uses("create patch", "backups", in: "velero.io", .own, perDay: 1)
      + ProgramUse.uses(
        "patch", "schedules backupstoragelocations", in: "velero.io", .own, perDay: 2)
  }

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
      ], uses: runnerUses)
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

  private static var runnerUses: [ProgramUse] {
    ProgramUse.leaderElection("runner-controller")
      + ProgramUse.informer(
        "autoscalingrunnersets ephemeralrunnersets ephemeralrunners",
        in: "actions.github.com", .own)
      + ProgramUse.informer("pods", .own)
      + ProgramUse.uses(
        "create update delete", "ephemeralrunners", in: "actions.github.com", .own, perDay: 300)
      + ProgramUse.uses("create delete", "pods secrets", .own, perDay: 300)
      + ProgramUse.uses("get list", "secrets", .own, perDay: 300)
      + ProgramUse.uses(
        "list watch", "roles rolebindings", in: "rbac.authorization.k8s.io", .own,
        perDay: 20)
  }
}
