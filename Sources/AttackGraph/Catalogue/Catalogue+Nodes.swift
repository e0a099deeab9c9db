import Estate

extension Catalogue {
  /// What a node gives.
  static let nodeRows: [Technique] = [
    Technique(
      "node-owns-pods", "Control every pod on a node", group: .nodes, tactic: .execution,
      attackID: "T1609", condition: .relation(.nodeRunsPods), gain: .durable, detection: .onHost,
      mitigation: "Keep powerful service accounts off nodes that run untrusted pods.",
      references: ["Kubernetes documentation: Nodes", "KubeHound: POD_ATTACH"],
      peers: [.kubeHound, .iceKube, .kubesplaining, .rbacPolice]),
    Technique(
      "node-identity", "Take the kubelet's client certificate", group: .nodes,
      tactic: .credentialAccess, attackID: "T1552.004", condition: .relation(.nodeHoldsIdentity),
      gain: .durable, detection: .onHost,
      mitigation: "Rebuild the node after an intrusion; rotate kubelet certificates often.",
      references: ["Kubernetes documentation: Certificate Management with kubeadm"],
      peers: [.rbacPolice, .kubesplaining, .kubeHound]),
    Technique(
      "node-token-request", "Request tokens for the service accounts of a node's pods",
      group: .nodes, tactic: .credentialAccess, attackID: "T1528",
      condition: .relation(.nodeIdentityMintsToken), gain: .mint(seconds: requestedTokenLifetime),
      duration: .lateralStep, detection: .read,
      mitigation: "Use dedicated nodes, with taints, for pods of powerful service accounts.",
      references: [
        "Kubernetes documentation: Using Node Authorization",
        "Kubernetes documentation: Admission Control, NodeRestriction",
      ],
      peers: [.rbacPolice]),
    Technique(
      "node-sched-lure", "Attract pods by reporting free capacity", group: .nodes,
      tactic: .execution, attackID: "T1610", condition: .relation(.nodeIdentityLuresPods),
      gain: .durable, duration: .lateralStep, detection: .write, certainty: .assumed,
      mitigation:
        "Pin powerful pods by labels under node-restriction.kubernetes.io, which nodes cannot set.",
      references: [
        "Kubernetes documentation: Assigning Pods to Nodes, node isolation",
        "rbac-police: steal_pods",
      ],
      peers: [.rbacPolice]),
    Technique(
      "control-plane-node", "Take the keys of the control plane from its node", group: .nodes,
      tactic: .credentialAccess, attackID: "T1552.004", condition: .relation(.controlPlaneNode),
      gain: .durable, detection: .onHost,
      mitigation: "Run nothing but the control plane on its nodes; keep the CA's key offline.",
      references: [
        "Kubernetes documentation: PKI certificates and requirements", "IceKube: IS_CLUSTER_ADMIN",
      ],
      peers: [.iceKube, .kubesplaining]),
    Technique(
      "node-cloud-imds", "Take the node's cloud identity from the metadata service",
      group: .nodes, tactic: .credentialAccess, attackID: "T1552.005",
      condition: .relation(.nodeTakesCloudIdentity), gain: .session, detection: .onHost,
      mitigation:
        "Block the metadata service for pods (hop limit 1, network policy); trim the node's role.",
      references: [
        "Kubernetes documentation: Securing a Cluster, cloud metadata API access",
        "rbac-police: providerIAM",
      ],
      peers: [.kubesplaining, .rbacPolice]),
  ]
}
