import Estate

extension Catalogue {
  /// Creating and changing workloads.
  static let workloadRows: [Technique] =
    newWorkloadRows + controllerRows + runningPodRows
    + volumeRows + namespaceRows

  private static let newWorkloadRows: [Technique] = [
    Technique(
      "workload-create-sa", "Create a workload in a namespace", group: .workloads,
      tactic: .execution, attackID: "T1610",
      condition: .request(
        rights: [Right(verbs: ["create"], resources: podMakers, carriesName: false)],
        target: .newWorkload, scope: .namespaced),
      gain: .durable, duration: .lateralStep, detection: .write,
      mitigation: "Deploy through a controller; keep powerful accounts in other namespaces.",
      references: [
        "Kubernetes documentation: RBAC good practices, workload creation", "KubeHound: POD_CREATE",
      ],
      peers: [
        .kubeHound, .iceKube, .rbacPolice, .kubiScan, .krane, .rbacTool, .kubescape,
        .kubescapeGraph, .kubesplaining,
      ]),
    Technique(
      "workload-create-node", "Run a privileged workload and leave it for the node",
      group: .workloads, tactic: .privilegeEscalation, attackID: "T1611",
      condition: .relation(.workloadReachesNode), gain: .durable, duration: .lateralStep,
      detection: .alarming,
      mitigation: "Enforce the baseline Pod Security Standard in the namespace.",
      references: [
        "Kubernetes documentation: RBAC good practices, workload creation",
        "Kubernetes documentation: Pod Security Admission", "KubeHound: POD_CREATE",
      ], peers: [.kubeHound, .iceKube, .kubescape, .kubesplaining]),
    Technique(
      "replicaset-adopt", "Have a controller adopt an own pod", group: .workloads, tactic: .stealth,
      attackID: "T1036",
      condition: .request(
        rights: [Right(verbs: ["create"], resources: [.init("", "pods")], carriesName: false)],
        target: .effect, scope: .namespaced),
      gain: .durable, duration: .lateralStep, detection: .write,
      mitigation:
        "Let nobody create bare pods; alert on pods without a controller's template hash.",
      references: ["Kubernetes documentation: ReplicaSet, non-template pod acquisitions"]),
  ]

  /// Built-in kinds whose creation makes a pod.
  private static let podMakers: [Right.Resource] = [.init("", "pods")] + controllers

  /// Built-in kinds with a template for pods.
  private static let controllers: [Right.Resource] = [
    .init("", "replicationcontrollers"), .init("apps", "deployments"),
    .init("apps", "daemonsets"), .init("apps", "replicasets"), .init("apps", "statefulsets"),
    .init("batch", "jobs"), .init("batch", "cronjobs"),
  ]

  private static let controllerRows: [Technique] = [
    Technique(
      "workload-patch", "Change the template of a workload", group: .workloads,
      tactic: .execution, attackID: "T1609",
      condition: .request(
        rights: [Right(verbs: ["update", "patch"], resources: controllers, carriesName: true)],
        target: .controllers, scope: .namespaced),
      gain: .durable, duration: .lateralStep, detection: .write,
      mitigation: "Change workloads through a deployment pipeline; limit patch by resourceNames.",
      references: [
        "Kubernetes documentation: RBAC good practices, workload creation", "KubeHound: POD_PATCH",
        "IceKube: UPDATE_WORKLOAD_WITH_SA",
      ], peers: [.kubeHound, .iceKube, .rbacPolice, .kubiScan, .kubesplaining]),
    Technique(
      "daemonset-hijack", "Change a DaemonSet that runs on every node", group: .workloads,
      tactic: .execution, attackID: "T1609",
      condition: .request(
        rights: [
          Right(
            verbs: ["update", "patch"], resources: [.init("apps", "daemonsets")],
            carriesName: true)
        ], target: .daemonSets, scope: .namespaced),
      gain: .durable, duration: .lateralStep, detection: .write,
      mitigation: "Keep DaemonSets in a namespace that only their pipeline may write to.",
      references: ["Kubernetes documentation: DaemonSet", "KubeHound: POD_PATCH"],
      peers: [.kubeHound]),
    Technique(
      "workload-owns-pod", "Control the pods of a workload", group: .structure,
      tactic: .structural, attackID: nil, condition: .relation(.workloadOwnsPod), gain: .durable,
      duration: .none, mitigation: "Guard who may change the workload that owns the pod.",
      references: ["Kubernetes documentation: Owners and Dependents"],
      peers: [.rbacTool, .kubesplaining]),
    Technique(
      "replica-scale", "Scale a workload", group: .workloads, tactic: .impact, attackID: "T1496",
      condition: .request(
        rights: [
          Right(
            verbs: ["update", "patch"],
            resources: [
              .init("apps", "deployments", "scale"), .init("apps", "replicasets", "scale"),
              .init("apps", "statefulsets", "scale"), .init("", "replicationcontrollers", "scale"),
            ], carriesName: true)
        ], target: .effect, scope: .namespaced),
      gain: .durable, duration: .lateralStep, detection: .write,
      mitigation: "Set ResourceQuotas; grant the scale subresource to autoscalers only.",
      references: ["Kubernetes documentation: Horizontal Pod Autoscaling"], peers: [.kubescape]),
  ]

  private static let runningPodRows: [Technique] = [
    Technique(
      "pod-image-replace", "Replace the image of a running pod", group: .workloads,
      tactic: .execution, attackID: "T1609",
      condition: .request(
        rights: [
          Right(verbs: ["update", "patch"], resources: [.init("", "pods")], carriesName: true)
        ], target: .changeablePods, scope: .namespaced),
      gain: .durable, duration: .lateralStep, detection: .write,
      mitigation: "Grant no update or patch on pods; admit images by signature.",
      references: [
        "Kubernetes documentation: Pods, pod update and replacement", "IceKube: REPLACE_IMAGE",
      ], peers: [.kubeHound, .iceKube, .rbacPolice, .kubesplaining]),
    Technique(
      "pod-ephemeral", "Attach an ephemeral container to a pod", group: .workloads,
      tactic: .execution, attackID: "T1609",
      condition: .request(
        rights: [
          Right(
            verbs: ["update", "patch"], resources: [.init("", "pods", "ephemeralcontainers")],
            carriesName: true)
        ], target: .debuggedPods, scope: .namespaced),
      // Beta, and on, since 1.23.
      gain: .durable, duration: .lateralStep, detection: .write, versions: .since(23),
      mitigation: "Grant pods/ephemeralcontainers on request instead of standing.",
      references: ["Kubernetes documentation: Ephemeral Containers", "IceKube: DEBUG_POD"],
      peers: [.iceKube, .rbacPolice, .kubesplaining]),
    Technique(
      "pod-resize", "Take or give resources of a running pod", group: .workloads, tactic: .impact,
      attackID: "T1499",
      condition: .request(
        rights: [
          Right(
            verbs: ["update", "patch"], resources: [.init("", "pods", "resize")],
            carriesName: true)
        ], target: .effect, scope: .namespaced),
      // Beta, and on, since 1.33.
      gain: .durable, duration: .lateralStep, detection: .write, versions: .since(33),
      mitigation: "Grant pods/resize to autoscalers only; set LimitRanges.",
      references: ["Kubernetes documentation: Resize CPU and Memory Resources"]),
  ]
}
