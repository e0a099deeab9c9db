import Estate

/// What runs jobs that people and programs describe.
extension PlatformProduct {
  /// A workflow engine: its controller creates pods in every namespace, and its server shows
  /// their logs and reads Secrets for those who sign in.
  ///
  /// - Source: `manifests/cluster-install` of argo-workflows, the ClusterRoles of the controller
  ///   and of the server.
  static let workflows = PlatformProduct(
    name: "argo-workflows", namespace: "argo", enforces: "baseline",
    components: [workflowController, workflowServer],
    secrets: [StoredSecret(name: "argo-artifacts"), StoredSecret(name: "argo-server-sso")],
    configMaps: ["workflow-controller-configmap"])

  private static let workflowGroup = "argoproj.io"

  private static var workflowController: Component {
    let all = "create get list watch update patch delete"
    let group = workflowGroup
    return .program(
      "workflow-controller", image: "quay.io/argoproj/workflow-controller:v3.7.2",
      account: "argo", secrets: ["argo-artifacts"],
      grants: [
        .clusterRole(
          "argo-cluster-role",
          [
            .allow(all, "pods pods/exec"), .allow("get watch list", "configmaps"),
            .allow("create delete get", "persistentvolumeclaims"),
            .allow(all, "workflows workflows/finalizers", in: group),
            .allow("get list watch", "workflowtemplates clusterworkflowtemplates", in: group),
            .allow("get list watch update patch delete", "cronworkflows", in: group),
            .allow("get list", "serviceaccounts"), .allow("create patch", "events"),
            .allow("create get delete", "poddisruptionbudgets", in: "policy"),
          ]),
        .role(
          "argo-role",
          [
            .allow("get", "secrets"),
            .allow("create get update", "leases", in: "coordination.k8s.io"),
          ]),
      ],
      uses: ProgramUse.leaseRenewal
        + ProgramUse.informer(
          "workflows workflowtemplates clusterworkflowtemplates cronworkflows", in: group)
        + ProgramUse.informer("pods configmaps")
        + ProgramUse.uses("update patch", "workflows", in: group, .cluster, perDay: 300)
        + ProgramUse.uses("create", "workflows", in: group, .cluster, perDay: 24)
        + ProgramUse.uses("create delete", "pods", .cluster, perDay: 100)
        + ProgramUse.uses("get", "serviceaccounts", .cluster, perDay: 50)
        + ProgramUse.events(perDay: 200))
  }

  private static var workflowServer: Component {
    let group = workflowGroup
    return .program(
      "argo-server", image: "quay.io/argoproj/argocli:v3.7.2",
      secrets: ["argo-server-sso"],
      grants: [
        .clusterRole(
          "argo-server-cluster-role",
          [
            .allow("get watch list", "configmaps"), .allow("get", "secrets serviceaccounts"),
            .allow("get list watch delete", "pods pods/exec pods/log"),
            .allow("watch create patch", "events"),
            .allow(
              "create get list watch update patch delete",
              """
              eventsources sensors workflows workfloweventbindings workflowtemplates \
              cronworkflows clusterworkflowtemplates
              """, in: group),
          ])
      ],
      uses: ProgramUse.informer("workflowtemplates workflows", in: group)
        + ProgramUse.uses("get", "pods/log", .cluster, perDay: 10)
        + ProgramUse.uses("get", "secrets serviceaccounts", .cluster, perDay: 4)
        + ProgramUse.uses("create patch", "workflows", in: group, .cluster, perDay: 2))
  }
}
