import Estate

/// What runs databases and queues for the teams.
extension PlatformProduct {
  /// An operator for databases, wherever a team asks for one: it writes their passwords, runs
  /// commands in their pods and gives their accounts rights.
  ///
  /// - Source: `manifests/operator-service-account-rbac.yaml` of zalando/postgres-operator.
  static let databases = PlatformProduct(
    name: "postgres-operator", namespace: "postgres-operator", enforces: "baseline",
    components: [
      .program(
        "postgres-operator", image: "ghcr.io/zalando/postgres-operator:v1.14.0",
        volumes: [(.configMap("postgres-operator"), "/etc/postgres-operator")],
        grants: [.clusterRole("postgres-operator", databaseRules)], uses: databaseUses)
    ],
    secrets: [StoredSecret(name: "postgres-backup-credentials")],
    configMaps: ["postgres-operator"])

  private static let databaseGroup = "acid.zalan.do"

  private static var databaseRules: [PolicyRule] {
    [
      .allow(
        "create delete deletecollection get list patch update watch",
        "postgresqls postgresqls/status operatorconfigurations", in: databaseGroup),
      .allow("create get patch update", "customresourcedefinitions", in: "apiextensions.k8s.io"),
      .allow("get", "configmaps namespaces"), .allow("create", "events"),
      .allow("create delete deletecollection get list patch update watch", "endpoints"),
      .allow("create delete get update", "secrets"), .allow("get list watch", "nodes"),
      .allow("delete get list", "persistentvolumeclaims"),
      .allow("get list update", "persistentvolumes"),
      .allow("delete get list patch update watch", "pods"), .allow("create", "pods/exec"),
      .allow("create delete get patch update", "services"),
      .allow("create delete get list patch", "statefulsets deployments", in: "apps"),
      .allow("create delete get list patch update", "cronjobs", in: "batch"),
      .allow("create delete get", "poddisruptionbudgets", in: "policy"),
      .allow("get create", "serviceaccounts"),
      .allow("get create", "rolebindings", in: "rbac.authorization.k8s.io"),
    ]
  }

  private static var databaseUses: [ProgramUse] {
    ProgramUse.informer("postgresqls", in: databaseGroup) + ProgramUse.informer("pods nodes")
      + ProgramUse.uses("patch", "postgresqls/status", in: databaseGroup, .cluster, perDay: 48)
      + ProgramUse.uses("get", "secrets services endpoints", .cluster, perDay: 48)
      + ProgramUse.uses("get", "statefulsets", in: "apps", .cluster, perDay: 48)
      + ProgramUse.uses("get", "poddisruptionbudgets", in: "policy", .cluster, perDay: 48)
      + ProgramUse.uses("patch", "statefulsets", in: "apps", .cluster, perDay: 0.5)
      + ProgramUse.uses("create", "secrets services", .cluster, perDay: 0.2)
      + ProgramUse.uses("create", "pods/exec", .cluster, perDay: 0.1)
      + ProgramUse.uses("create", "events", .cluster, perDay: 10)
  }

  /// An operator for queues in every namespace, with Secrets for their users.
  ///
  /// - Source: `install/cluster-operator` of strimzi/strimzi-kafka-operator, the namespaced,
  ///   global and entity operator's ClusterRoles, bound for the whole cluster as when the operator
  ///   watches all namespaces.
  static let queues = PlatformProduct(
    name: "strimzi", namespace: "strimzi", enforces: "baseline",
    components: [
      .program(
        "strimzi-cluster-operator", image: "quay.io/strimzi/operator:0.48.0",
        volumes: [(.configMap("strimzi-cluster-operator"), "/opt/strimzi/custom-config")],
        grants: [
          .clusterRole("strimzi-cluster-operator-namespaced", queueRules),
          .clusterRole(
            "strimzi-cluster-operator-global",
            [
              .allow(
                "get list watch create delete patch update", "clusterrolebindings",
                in: "rbac.authorization.k8s.io"),
              .allow("get", "storageclasses", in: "storage.k8s.io"), .allow("list", "nodes"),
            ]),
          .role(
            "strimzi-cluster-operator-leader-election",
            PolicyRule.leaderElection("strimzi-cluster-operator")),
        ], uses: queueUses)
    ],
    configMaps: ["strimzi-cluster-operator"])

  private static let queueGroup = "kafka.strimzi.io"

  private static var queueRules: [PolicyRule] {
    let all = "get list watch create delete patch update"
    return [
      .allow(all, "rolebindings", in: "rbac.authorization.k8s.io"),
      .allow(
        all, "configmaps services secrets serviceaccounts persistentvolumeclaims"),
      .allow(all, "pods"), .allow("get list watch", "endpoints"), .allow("create", "events"),
      .allow(
        all, "kafkas kafkanodepools kafkaconnects kafkabridges kafkatopics kafkausers",
        in: queueGroup),
      .allow("get patch update", "kafkas/status kafkatopics/status", in: queueGroup),
      .allow(all, "strimzipodsets", in: "core.strimzi.io"),
      .allow(all, "deployments statefulsets replicasets", in: "apps"),
      .allow(all, "networkpolicies ingresses", in: "networking.k8s.io"),
      .allow(all, "poddisruptionbudgets", in: "policy"),
    ]
  }

  private static var queueUses: [ProgramUse] {
    ProgramUse.leaderElection("strimzi-cluster-operator")
      + ProgramUse.informer("kafkas kafkanodepools kafkaconnects kafkabridges", in: queueGroup)
      + ProgramUse.informer("strimzipodsets", in: "core.strimzi.io")
      + ProgramUse.informer("pods")
      + ProgramUse.uses(
        "get", "secrets configmaps services serviceaccounts persistentvolumeclaims", .cluster,
        perDay: 720)
      + ProgramUse.uses("get", "networkpolicies", in: "networking.k8s.io", .cluster, perDay: 720)
      + ProgramUse.uses("get", "poddisruptionbudgets", in: "policy", .cluster, perDay: 720)
      + ProgramUse.uses(
        "get", "clusterrolebindings rolebindings", in: "rbac.authorization.k8s.io",
        .cluster, perDay: 720)
      + ProgramUse.uses("patch", "kafkas/status", in: queueGroup, .cluster, perDay: 20)
      + ProgramUse.uses("create delete", "pods", .cluster, perDay: 0.3)
      + ProgramUse.uses("create update", "secrets", .cluster, perDay: 0.3)
  }
}
