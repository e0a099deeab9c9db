import Estate

extension Catalogue {
  /// The row of a PersistentVolume that is a directory of a node, whoever made it.
  static let hostPathVolume = "pv-hostpath"

  /// Volumes that lead to nodes.
  static let volumeRows: [Technique] = [
    Technique(
      hostPathVolume, "Mount a node's directory through a PersistentVolume", group: .workloads,
      tactic: .privilegeEscalation, attackID: "T1611",
      condition: .request(
        rights: [
          Right(verbs: ["create"], resources: [.init("", "persistentvolumes")], carriesName: false)
        ], target: .anyNode, scope: .cluster, also: [[.technique("pvc-create")], [.ownWorkload]]),
      gain: .durable, duration: .lateralStep, detection: .write,
      mitigation: "Grant create on persistentvolumes to storage drivers only.",
      references: [
        "Kubernetes documentation: RBAC good practices, persistent volume creation",
        "Kubescape: C-0278",
      ], peers: [.kubescape]),
    Technique(
      "pvc-create", "Claim storage", group: .workloads, tactic: .collection, attackID: "T1530",
      condition: .request(
        rights: [
          Right(
            verbs: ["create"], resources: [.init("", "persistentvolumeclaims")],
            carriesName: false)
        ], target: .effect, scope: .namespaced),
      gain: .durable, duration: .lateralStep, detection: .write,
      mitigation: "Set a ResourceQuota on claims; let volumes name the claim they are for.",
      references: ["Kubernetes documentation: Persistent Volumes"]),
    Technique(
      "storageclass-provisioner", "Have a provisioner hand out a node's directory",
      group: .workloads, tactic: .privilegeEscalation, attackID: "T1611",
      condition: .request(
        rights: [
          Right(
            verbs: ["create"], resources: [.init("storage.k8s.io", "storageclasses")],
            carriesName: false)
        ], target: .anyNode, scope: .cluster, also: [[.technique("pvc-create")], [.ownWorkload]]),
      gain: .durable, duration: .lateralStep, detection: .write, certainty: .assumed,
      mitigation: "Run no provisioner that takes paths of nodes from a StorageClass's parameters.",
      references: ["Kubernetes documentation: Storage Classes, local"], peers: [.rbacTool]),
    Technique(
      "escape-subpath-gitrepo-flexvol", "Escape through a deprecated kind of volume",
      group: .escapes, tactic: .privilegeEscalation, attackID: "T1611",
      condition: .relation(.deprecatedVolumeReachesNode), gain: .durable, duration: .lateralStep,
      detection: .write, certainty: .assumed, versions: .before(31),
      mitigation: "Enforce the restricted Pod Security Standard; patch the nodes' kubelets.",
      references: [
        "CVE-2017-1002101", "CVE-2021-25741", "CVE-2024-10220",
        "Kubernetes documentation: Volumes, gitRepo (deprecated) and flexVolume (deprecated)",
      ]),
  ]

  /// What guards a namespace, taken away or gone round.
  static let namespaceRows: [Technique] = [
    Technique(
      "ns-psa-relax", "Take Pod Security off a namespace", group: .workloads,
      tactic: .defenseImpairment,
      attackID: "T1685",
      condition: .request(
        rights: [
          Right(
            verbs: ["update", "patch"], resources: [.init("", "namespaces")], carriesName: true)
        ], target: .anyNode, scope: .namespaceObject, also: [[.ownWorkload]]),
      gain: .durable, duration: .lateralStep, detection: .alarming,
      mitigation: "Let nobody who may create workloads update or patch Namespace objects.",
      references: [
        "Kubernetes documentation: Pod Security Admission",
        "Kubernetes documentation: RBAC good practices, namespace modification",
        "IceKube: PATCH_NAMESPACE_TO_BYPASS_PSA",
      ], peers: [.iceKube, .kubesplaining]),
    Technique(
      "ns-create", "Make a namespace without Pod Security", group: .workloads,
      tactic: .defenseImpairment,
      attackID: "T1685",
      condition: .request(
        rights: [
          Right(verbs: ["create"], resources: [.init("", "namespaces")], carriesName: false)
        ], target: .newNamespace, scope: .cluster, also: [[.technique("workload-create-sa")]]),
      gain: .durable, duration: .lateralStep, detection: .write,
      mitigation:
        "Set the API server's default Pod Security level to baseline; do not bind workload "
        + "creation cluster-wide.",
      references: [
        "Kubernetes documentation: Pod Security Admission",
        "Kubernetes documentation: RBAC good practices, namespace modification",
      ]),
    Technique(
      "mutating-labels", "Label a namespace out of a webhook's reach", group: .workloads,
      tactic: .defenseImpairment, attackID: "T1685",
      condition: .request(
        rights: [
          Right(
            verbs: ["update", "patch"], resources: [.init("", "namespaces")], carriesName: true)
        ], target: .labelledNamespaces, scope: .namespaceObject),
      gain: .durable, duration: .lateralStep, detection: .write,
      mitigation:
        "Let webhooks select namespaces by kubernetes.io/metadata.name, which nobody can change.",
      references: ["Kubernetes documentation: Admission Webhook Good Practices"]),
  ]
}
