import Estate

/// The other family of GitOps controllers.
extension PlatformProduct {
  /// Controllers that each do a part; the two that apply what they read are bound to
  /// `cluster-admin`, and all of them read every Secret and may ask for any account's token.
  ///
  /// - Source: `manifests/rbac/controller.yaml` and `reconciler.yaml` of fluxcd/flux2.
  static let flux = PlatformProduct(
    name: "flux", namespace: "flux-system", enforces: "baseline",
    components: [
      fluxController(
        "source-controller", group: "source",
        uses: ProgramUse.informer("gitrepositories helmrepositories helmcharts", in: fluxSource)
          + ProgramUse.uses(
            "patch", "gitrepositories/status", in: fluxSource, .cluster, perDay: 300)
          + ProgramUse.uses("get", "secrets", .cluster, perDay: 1440)),
      fluxController(
        "kustomize-controller", group: "kustomize", isReconciler: true,
        uses: ProgramUse.informer("kustomizations", in: "kustomize.toolkit.fluxcd.io")
          + ProgramUse.informer("gitrepositories", in: fluxSource)
          + ProgramUse.uses(
            "patch", "kustomizations/status", in: "kustomize.toolkit.fluxcd.io", .cluster,
            perDay: 300)
          // It applies everything it manages at every interval, as a dry run unless it differs.
          + ProgramUse.uses(
            "get patch", "namespaces serviceaccounts services configmaps secrets", .cluster,
            perDay: 144)
          + ProgramUse.uses("get patch", "deployments", in: "apps", .cluster, perDay: 144)
          + ProgramUse.delivers(perDay: 30)),
      fluxController(
        "helm-controller", group: "helm", isReconciler: true,
        uses: ProgramUse.informer("helmreleases", in: "helm.toolkit.fluxcd.io")
          + ProgramUse.informer("helmcharts", in: fluxSource)
          + ProgramUse.uses(
            "patch", "helmreleases/status", in: "helm.toolkit.fluxcd.io", .cluster, perDay: 300)
          + ProgramUse.uses("get list", "secrets", .cluster, perDay: 300)
          + ProgramUse.uses("create update", "secrets", .cluster, perDay: 2)
          + ProgramUse.delivers(perDay: 2)),
      fluxController(
        "notification-controller", group: "notification",
        uses: ProgramUse.informer(
          "alerts providers receivers", in: "notification.toolkit.fluxcd.io")
          + ProgramUse.uses("get", "secrets", .cluster, perDay: 20)),
    ],
    secrets: [StoredSecret(name: "flux-system"), StoredSecret(name: "notification-webhook")])

  private static let fluxSource = "source.toolkit.fluxcd.io"

  /// - Parameter group: The start of the API group whose objects it reconciles.
  private static func fluxController(
    _ name: String, group: String, isReconciler: Bool = false, uses: [ProgramUse]
  ) -> Component {
    var grants: [Component.Grant] = [
      .existing(.clusterRole(fluxRole), binding: "crd-controller-\(name)", namespace: nil)
    ]
    if group == "source" {
      grants[0] = .clusterRole(fluxRole, fluxRules)
    }
    if isReconciler {
      grants.append(
        .existing(
          .clusterRole("cluster-admin"), binding: "cluster-reconciler-\(name)", namespace: nil))
    }
    return .program(
      name, image: "ghcr.io/fluxcd/\(name):v1.7.1", grants: grants,
      uses: ProgramUse.leaseRenewal + ProgramUse.events(perDay: 100) + uses)
  }

  private static let fluxRole = "crd-controller"

  private static var fluxRules: [PolicyRule] {
    ["source", "kustomize", "helm", "notification", "image"].map {
      .allow("*", "*", in: "\($0).toolkit.fluxcd.io")
    } + [
      .allow("get list watch", "namespaces secrets configmaps serviceaccounts"),
      .allow("create patch", "events"),
      .allow("get list watch create update patch delete", "configmaps"),
      .allow(
        "get list watch create update patch delete", "leases", in: "coordination.k8s.io"),
      .allow("create", "serviceaccounts/token"),
    ]
  }
}
