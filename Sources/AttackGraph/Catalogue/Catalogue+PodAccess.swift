import Estate

extension Catalogue {
  /// Reaching into running pods, and moving them.
  static let podAccessRows: [Technique] =
    connectionRows + podEffectRows + kubeletRows
    + placementRows

  private static let connectionRows: [Technique] = [
    Technique(
      "pod-exec", "Execute in a pod", group: .podAccess, tactic: .execution, attackID: "T1609",
      condition: .request(
        rights: [connection("exec")], target: .pods, scope: .namespaced),
      gain: .durable, duration: .lateralStep, detection: .write,
      mitigation: "Grant pods/exec on request instead of standing.",
      references: [
        "KubeHound: POD_EXEC", "Kubernetes documentation: Authorization, request verbs",
      ],
      peers: [
        .kubeHound, .iceKube, .rbacPolice, .kubiScan, .kubescape, .krane, .rbacTool, .kubesplaining,
      ]),
    Technique(
      "pod-attach", "Attach to the first process of a pod", group: .podAccess, tactic: .execution,
      attackID: "T1609",
      condition: .request(
        rights: [connection("attach")], target: .pods, scope: .namespaced),
      gain: .durable, duration: .lateralStep, detection: .write, certainty: .assumed,
      mitigation: "Grant pods/attach on request instead of standing; run no shell as process 1.",
      references: ["Kubernetes documentation: kubectl attach", "KubeHound: POD_ATTACH"],
      peers: [.kubiScan, .kubesplaining]),
    effect(
      "pod-portforward", "Forward a port of a pod", tactic: .commandAndControl, attackID: "T1090",
      right: connection("portforward"),
      mitigation: "Grant pods/portforward on request; listen with authentication on localhost too.",
      references: ["Kubernetes documentation: kubectl port-forward", "Kubescape: C-0063"],
      peers: [.kubescape, .kubesplaining]),
    effect(
      "pod-proxy", "Send HTTP requests to a pod through the API server", tactic: .commandAndControl,
      attackID: "T1090", right: proxy("pods"),
      mitigation: "Grant no pods/proxy: it goes round NetworkPolicies.",
      references: ["Kubernetes documentation: Proxies in Kubernetes"]),
    effect(
      "service-proxy", "Send HTTP requests to a Service through the API server",
      tactic: .commandAndControl, attackID: "T1090", right: proxy("services"),
      mitigation: "Grant no services/proxy: it goes round NetworkPolicies.",
      references: ["Kubernetes documentation: Proxies in Kubernetes"]),
  ]

  private static let podEffectRows: [Technique] = [
    effect(
      "pod-log-read", "Read the log of a pod", tactic: .credentialAccess, attackID: "T1552.001",
      right: Right(verbs: ["get"], resources: [.init("", "pods", "log")], carriesName: true),
      detection: .read, mitigation: "Keep secrets out of logs; limit pods/log to namespaces.",
      references: [
        "Kubernetes documentation: Logging Architecture", "KubeHound: CE_VAR_LOG_SYMLINK",
      ],
      peers: [.kubeHound]),
    effect(
      "pod-status-hijack", "Change the reported state of a pod", tactic: .credentialAccess,
      attackID: "T1557",
      right: Right(
        verbs: ["update", "patch"], resources: [.init("", "pods", "status")], carriesName: true),
      mitigation: "Grant pods/status to kubelets only.",
      references: ["rbac-police: modify_pod_status"], peers: [.rbacPolice]),
    effect(
      "pod-delete", "Delete a pod", tactic: .impact, attackID: "T1485",
      right: Right(
        verbs: ["delete", "deletecollection"], resources: [.init("", "pods")], carriesName: true),
      mitigation: "Grant delete on pods by namespace; use disruption budgets.",
      references: ["rbac-police: steal_pods", "Kubescape: C-0007"],
      peers: [.rbacPolice, .kubiScan, .kubescape, .threatMatrix]),
    effect(
      "pod-evict", "Evict a pod", tactic: .impact, attackID: "T1489",
      right: Right(
        verbs: ["create"], resources: [.init("", "pods", "eviction")], carriesName: true),
      mitigation: "Grant pods/eviction to node maintenance only; use disruption budgets.",
      references: ["Kubernetes documentation: API-initiated Eviction", "rbac-police: steal_pods"],
      peers: [.rbacPolice]),
  ]

  private static let kubeletRows: [Technique] = [
    Technique(
      "nodes-proxy", "Execute in every pod of a node through its kubelet", group: .podAccess,
      tactic: .execution, attackID: "T1609",
      condition: .request(rights: [proxy("nodes")], target: .kubelets, scope: .cluster),
      // Past the API server, where the kubelet's port can be reached.
      gain: .durable, duration: .lateralStep, detection: .onHost,
      mitigation: "Grant nodes/metrics, nodes/stats and nodes/log instead of nodes/proxy.",
      references: [
        "Kubernetes documentation: RBAC good practices, access to proxy subresource of nodes",
        "Kubernetes documentation: Kubelet authentication/authorization", "Kubescape: C-0279",
      ], peers: [.iceKube, .rbacPolice, .kubiScan, .kubescape, .kubesplaining]),
    Technique(
      "kubelet-fine-grained", "Read what a kubelet tells of its node", group: .podAccess,
      tactic: .discovery, attackID: "T1613",
      condition: .request(
        rights: [
          // Logs come first: they are what other rows ask this one for.
          Right(
            verbs: ["get"],
            resources: [
              "log", "metrics", "stats", "configz", "healthz", "pods", "spec", "checkpoint",
            ].map { .init("", "nodes", $0) }, carriesName: true)
        ], target: .kubeletEndpoints, scope: .cluster),
      gain: .session, duration: .lateralStep, detection: .onHost,
      mitigation: "Grant monitoring nodes/metrics and nodes/stats, but no nodes/log or checkpoint.",
      references: ["Kubernetes documentation: Kubelet authentication/authorization"]),
  ]

  private static let placementRows: [Technique] = [
    Technique(
      "pod-steal", "Draw pods to a node of one's own", group: .podAccess,
      tactic: .execution, attackID: "T1610",
      condition: .request(
        rights: [
          // A rule limited to some nodes does not close all the others.
          Right(
            verbs: ["update", "patch"],
            resources: [.init("", "nodes"), .init("", "nodes", "status")], carriesName: false)
        ], target: .movablePods, scope: .cluster,
        also: [
          [.nodeFoothold],
          [.technique("pod-delete"), .technique("pod-evict"), .technique("pod-status-hijack")],
        ]),
      gain: .durable, duration: .lateralStep, detection: .alarming,
      mitigation: "Grant update and patch on nodes to no workload that runs on every node.",
      references: ["rbac-police: steal_pods"], peers: [.rbacPolice]),
    Technique(
      "pod-binding", "Place pending pods on a node of one's own", group: .podAccess,
      tactic: .execution, attackID: "T1610",
      condition: .request(
        rights: [
          Right(
            verbs: ["create"], resources: [.init("", "pods", "binding"), .init("", "bindings")],
            carriesName: true)
        ], target: .pendingPods, scope: .namespaced, also: [[.nodeFoothold]]),
      gain: .durable, duration: .lateralStep, detection: .write,
      mitigation: "Grant pods/binding to schedulers only.",
      references: ["Kubernetes documentation: Kubernetes Scheduler"]),
  ]

  /// A connection that is opened by POST, and before 1.35 by GET as well.
  private static func connection(_ subresource: String) -> Right {
    Right(
      verbs: ["create"], resources: [.init("", "pods", subresource)], carriesName: true,
      formerly: .init(before: ServerVersion(major: 1, minor: 35), ["create", "get"]))
  }

  /// HTTP through the API server, whose verb follows the method; a WebSocket is a GET.
  private static func proxy(_ resource: String) -> Right {
    Right(
      verbs: ["get", "create", "update", "patch", "delete"],
      resources: [.init("", resource, "proxy")], carriesName: true)
  }

  /// A row that leads no further.
  private static func effect(
    _ id: String, _ title: String, tactic: Tactic, attackID: String, right: Right,
    detection: Detection = .write, mitigation: String, references: [String], peers: [Peer] = []
  ) -> Technique {
    Technique(
      id, title, group: .podAccess, tactic: tactic, attackID: attackID,
      condition: .request(rights: [right], target: .effect, scope: .namespaced), gain: .session,
      duration: .lateralStep, detection: detection, mitigation: mitigation, references: references,
      peers: peers)
  }
}
