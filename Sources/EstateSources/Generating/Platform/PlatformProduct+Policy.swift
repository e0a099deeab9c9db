import Estate

/// What decides about objects before the API server takes them.
extension PlatformProduct {
  /// A policy engine: its webhook reads everything, and its background controller writes what
  /// policies generate, Secrets and RoleBindings among them.
  ///
  /// - Source: Helm chart of kyverno; the `…:core` ClusterRoles of its four controllers, which
  ///   aggregated roles of the chart collect, and the Roles in its namespace.
  static let policies = PlatformProduct(
    name: "kyverno", namespace: "kyverno", enforces: "baseline",
    components: [
      admissionController, backgroundController, cleanupController, reportsController,
    ],
    secrets: [
      StoredSecret(name: "kyverno-svc.kyverno.svc.kyverno-tls-ca"),
      StoredSecret(name: "kyverno-svc.kyverno.svc.kyverno-tls-pair", type: "kubernetes.io/tls"),
      StoredSecret(name: "kyverno-cleanup-controller-tls-pair", type: "kubernetes.io/tls"),
    ],
    configMaps: ["kyverno", "kyverno-metrics"])

  private static let policyGroup = "kyverno.io"
  private static let webhookGroup = "admissionregistration.k8s.io"
  private static let allVerbs = "create delete get list patch update watch deletecollection"
  private static var readsEverything: PolicyRule {
    PolicyRule(verbs: ["get", "list", "watch"], apiGroups: ["*"], resources: ["*"])
  }

  private static func policyPart(
    _ part: String, replicas: Int = 1, _ rules: [PolicyRule], own: [PolicyRule] = [],
    uses: [ProgramUse]
  ) -> Component {
    let name = "kyverno-\(part)"
    return .program(
      name, image: "ghcr.io/kyverno/\(part):v1.15.2", replicas: replicas,
      grants: [
        .clusterRole("kyverno:\(part):core", rules),
        .role(
          "kyverno:\(part)",
          own + [
            .allow("get list watch", "configmaps", named: ["kyverno", "kyverno-metrics"]),
            .allow("create delete get patch update", "leases", in: "coordination.k8s.io"),
          ]),
      ],
      uses: ProgramUse.leaseRenewal
        + ProgramUse.informer("configmaps", .own, named: ["kyverno"]) + uses)
  }

  private static var admissionController: Component {
    policyPart(
      "admission-controller", replicas: 3,
      [
        .allow(
          allVerbs, "mutatingwebhookconfigurations validatingwebhookconfigurations",
          in: webhookGroup),
        .allow(
          allVerbs,
          "policies clusterpolicies policies/status clusterpolicies/status updaterequests",
          in: policyGroup),
        .allow(allVerbs, "ephemeralreports clusterephemeralreports", in: "reports.kyverno.io"),
        .allow("create update patch", "events"),
        .allow("create", "subjectaccessreviews", in: "authorization.k8s.io"), readsEverything,
      ],
      own: [.allow("get list watch create update delete", "secrets")],
      uses: ProgramUse.informer("namespaces configmaps")
        + ProgramUse.informer("policies clusterpolicies updaterequests", in: policyGroup)
        + ProgramUse.informer(
          "mutatingwebhookconfigurations validatingwebhookconfigurations", in: webhookGroup)
        + ProgramUse.uses(
          "update", "mutatingwebhookconfigurations validatingwebhookconfigurations",
          in: webhookGroup, .cluster, perDay: 4)
        + ProgramUse.informer(
          "roles rolebindings clusterroles clusterrolebindings", in: "rbac.authorization.k8s.io")
        + ProgramUse.uses(
          "create", "ephemeralreports", in: "reports.kyverno.io", .cluster, perDay: 500)
        + ProgramUse.informer("secrets", .own) + ProgramUse.events(perDay: 100))
  }

  private static var backgroundController: Component {
    policyPart(
      "background-controller",
      [
        readsEverything, .allow(allVerbs, "updaterequests updaterequests/status", in: policyGroup),
        .allow("create update patch delete", "events"),
        .allow(
          "create update patch delete", "ingresses ingressclasses networkpolicies",
          in: "networking.k8s.io"),
        .allow(
          "create update patch delete", "namespaces configmaps secrets resourcequotas limitranges"),
        .allow(
          "create update patch delete", "rolebindings roles", in: "rbac.authorization.k8s.io"),
      ],
      uses: ProgramUse.informer("namespaces configmaps")
        + ProgramUse.informer("updaterequests policies clusterpolicies", in: policyGroup)
        + ProgramUse.uses(
          "update delete", "updaterequests", in: policyGroup, .cluster, perDay: 10)
        + ProgramUse.uses(
          "create", "networkpolicies", in: "networking.k8s.io", .cluster, perDay: 0.3)
        + ProgramUse.uses("create update", "secrets", .cluster, perDay: 0.3))
  }

  private static var cleanupController: Component {
    policyPart(
      "cleanup-controller",
      [
        .allow(
          "create delete get list update watch", "validatingwebhookconfigurations",
          in: webhookGroup),
        .allow("get list watch", "namespaces"),
        .allow("get list watch", "cleanuppolicies clustercleanuppolicies", in: policyGroup),
        .allow("update", "cleanuppolicies/status clustercleanuppolicies/status", in: policyGroup),
        .allow("create patch update", "events"),
      ],
      own: [.allow("get list watch create update delete", "secrets")],
      uses: ProgramUse.informer("namespaces")
        + ProgramUse.informer("cleanuppolicies clustercleanuppolicies", in: policyGroup)
        + ProgramUse.informer("validatingwebhookconfigurations", in: webhookGroup)
        + ProgramUse.informer("secrets", .own))
  }

  private static var reportsController: Component {
    let reports = "wgpolicyk8s.io"
    return policyPart(
      "reports-controller",
      [
        .allow("get", "customresourcedefinitions", in: "apiextensions.k8s.io"),
        .allow("get list watch", "configmaps namespaces pods"),
        .allow("get list watch", "deployments statefulsets daemonsets replicasets", in: "apps"),
        .allow("get list watch", "jobs cronjobs", in: "batch"),
        .allow("get list watch", "policies clusterpolicies policyexceptions", in: policyGroup),
        .allow(allVerbs, "ephemeralreports clusterephemeralreports", in: "reports.kyverno.io"),
        .allow(allVerbs, "policyreports clusterpolicyreports", in: reports),
        .allow("create patch", "events"),
      ],
      uses: ProgramUse.informer("namespaces pods")
        + ProgramUse.informer("deployments statefulsets daemonsets replicasets", in: "apps")
        + ProgramUse.informer("policies clusterpolicies", in: policyGroup)
        + ProgramUse.informer("policyreports clusterpolicyreports", in: reports)
        + ProgramUse.uses(
          "create update delete", "policyreports", in: reports, .cluster, perDay: 200)
        + ProgramUse.uses(
          "delete", "ephemeralreports", in: "reports.kyverno.io", .cluster, perDay: 500))
  }
}
