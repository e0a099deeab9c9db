import Estate

/// What runs in `kube-system`.
extension PlatformProduct {
  /// Name service, service proxy and resource metrics.
  ///
  /// - Source: manifests of kubeadm (CoreDNS, kube-proxy), of metrics-server and of
  ///   cluster-proportional-autoscaler, which makes name servers as many as the nodes need.
  static let kubernetes = PlatformProduct(
    name: "kubernetes", namespace: "kube-system",
    components: [dns, dnsScaler, proxy, resourceMetrics],
    configMaps: ["coredns", "dns-autoscaler", "kube-proxy"])

  /// The same where a network agent does the service proxy's work.
  static let kubernetesWithoutProxy = PlatformProduct(
    name: "kubernetes", namespace: "kube-system", components: [dns, dnsScaler, resourceMetrics],
    configMaps: ["coredns", "dns-autoscaler"])

  private static var dns: Component {
    let config = Volume.configMap("coredns")
    return Component(
      name: "coredns", replicas: 2, pool: .system, account: "coredns",
      spec: PodSpec(
        containers: [
          Container(
            name: "coredns", image: "registry.k8s.io/coredns/coredns:v1.12.1",
            capabilitiesAdded: ["NET_BIND_SERVICE"], capabilitiesDropped: ["ALL"],
            mounts: [config.mount("/etc/coredns")])
        ], volumes: [config]),
      grants: [
        .clusterRole(
          "system:coredns",
          [
            .allow("list watch", "endpoints services pods namespaces"),
            .allow("list watch", "endpointslices", in: "discovery.k8s.io"),
          ])
      ],
      uses: ProgramUse.informer("services namespaces")
        + ProgramUse.informer("endpointslices", in: "discovery.k8s.io"))
  }

  private static var dnsScaler: Component {
    .program(
      "dns-autoscaler",
      image: "registry.k8s.io/cpa/cluster-proportional-autoscaler:v1.9.0",
      grants: [
        .clusterRole(
          "system:dns-autoscaler",
          [
            .allow("list watch", "nodes"),
            .allow("get update", "replicationcontrollers/scale"),
            .allow("get update", "deployments/scale replicasets/scale", in: "apps"),
            .allow("get create", "configmaps"),
          ])
      ],
      uses: ProgramUse.informer("nodes")
        + ProgramUse.uses(
          "get", "deployments/scale", in: "apps", .namespace("kube-system"), perDay: 8640)
        + ProgramUse.uses(
          "update", "deployments/scale", in: "apps", .namespace("kube-system"), perDay: 0.3)
        + ProgramUse.uses("get", "configmaps", .own, named: ["dns-autoscaler"], perDay: 8640))
  }

  private static var proxy: Component {
    let config = Volume.configMap("kube-proxy")
    let lock = Volume.host("xtables-lock", "/run/xtables.lock")
    let modules = Volume.host("lib-modules", "/lib/modules")
    return Component(
      name: "kube-proxy", controller: .daemonSet, account: "kube-proxy",
      spec: PodSpec(
        hostNetwork: true,
        containers: [
          Container(
            name: "kube-proxy", image: "registry.k8s.io/kube-proxy:v1.34.1", privileged: true,
            mounts: [
              config.mount("/var/lib/kube-proxy"),
              lock.mount("/run/xtables.lock", readOnly: false), modules.mount("/lib/modules"),
            ])
        ], volumes: [config, lock, modules]),
      grants: [
        .existing(
          .clusterRole("system:node-proxier"), binding: "kubeadm:node-proxier", namespace: nil),
        .role("kube-proxy", [.allow("get", "configmaps", named: ["kube-proxy"])]),
      ],
      uses: ProgramUse.informer("services nodes")
        + ProgramUse.informer("endpointslices", in: "discovery.k8s.io"))
  }

  private static var resourceMetrics: Component {
    Component(
      name: "metrics-server", replicas: 2, pool: .system, account: "metrics-server",
      spec: PodSpec(
        containers: [
          Container(
            name: "metrics-server", image: "registry.k8s.io/metrics-server/metrics-server:v0.8.0",
            capabilitiesDropped: ["ALL"], runAsUser: 1000)
        ]),
      grants: [
        .clusterRole(
          "system:metrics-server",
          [
            .allow("get", "nodes/metrics"),
            .allow("get list watch", "pods nodes namespaces configmaps"),
          ]),
        .existing(
          .clusterRole("system:auth-delegator"), binding: "metrics-server:system:auth-delegator",
          namespace: nil),
        .existing(
          .role("extension-apiserver-authentication-reader"),
          binding: "metrics-server-auth-reader", namespace: "kube-system"),
      ],
      uses: ProgramUse.informer("nodes pods")
        + ProgramUse.uses("get", "nodes/metrics", .cluster, perDay: 5760)
        + ProgramUse.delegation(perDay: 200)
        + ProgramUse.informer("configmaps", .own, named: ["extension-apiserver-authentication"]))
  }

  /// A driver for cloud disks: a controller, and a privileged agent on every node.
  ///
  /// - Source: manifests of aws-ebs-csi-driver, and of external-snapshotter's controller.
  static let disks = PlatformProduct(
    name: "disk-csi-driver", namespace: "kube-system",
    components: [diskController, snapshots, diskAgent],
    secrets: [StoredSecret(name: "disk-csi-cloud-credentials")])

  private static var diskController: Component {
    Component(
      name: "disk-csi-controller", replicas: 2, pool: .system, account: "disk-csi-controller",
      spec: PodSpec(
        containers: [
          Container(
            name: "driver", image: "registry.example.com/disk-csi-driver:v1.48.0", runAsUser: 1000,
            environmentSecrets: ["disk-csi-cloud-credentials"]),
          Container(
            name: "provisioner", image: "registry.k8s.io/sig-storage/csi-provisioner:v5.3.0"),
        ]),
      grants: [
        .clusterRole(
          "disk-csi-controller",
          [
            .allow("get list watch create patch delete", "persistentvolumes"),
            .allow("get list watch update", "persistentvolumeclaims"),
            .allow("get list watch", "nodes pods"),
            .allow("get list watch create update patch", "events"),
            .allow("get list watch", "storageclasses csinodes", in: "storage.k8s.io"),
            .allow("get list watch patch", "volumeattachments", in: "storage.k8s.io"),
            .allow("patch", "volumeattachments/status", in: "storage.k8s.io"),
          ]),
        .role("disk-csi-controller", PolicyRule.leaderElection("disk-csi-controller")),
      ],
      uses: ProgramUse.leaderElection("disk-csi-controller")
        + ProgramUse.informer("persistentvolumes persistentvolumeclaims nodes")
        + ProgramUse.informer("storageclasses csinodes volumeattachments", in: "storage.k8s.io")
        + ProgramUse.uses("create patch delete", "persistentvolumes", .cluster, perDay: 2)
        + ProgramUse.uses(
          "patch", "volumeattachments volumeattachments/status", in: "storage.k8s.io", .cluster,
          perDay: 10)
        + ProgramUse.events(perDay: 10))
  }

  private static var snapshots: Component {
    let group = "snapshot.storage.k8s.io"
    return .program(
      "snapshot-controller", image: "registry.k8s.io/sig-storage/snapshot-controller:v8.3.0",
      replicas: 2,
      grants: [
        .clusterRole(
          "snapshot-controller-runner",
          [
            .allow("get list watch", "persistentvolumes"),
            .allow("get list watch update", "persistentvolumeclaims"),
            .allow("list watch create update patch", "events"),
            .allow("get list watch", "storageclasses", in: "storage.k8s.io"),
            .allow("get list watch", "volumesnapshotclasses", in: group),
            .allow("create get list watch update delete", "volumesnapshotcontents", in: group),
            .allow("get list watch update", "volumesnapshots", in: group),
            .allow("update", "volumesnapshots/status", in: group),
          ]),
        .role(
          "snapshot-controller-leaderelection",
          [.allow("get watch list delete update create", "leases", in: "coordination.k8s.io")]),
      ],
      uses: ProgramUse.leaseRenewal
        + ProgramUse.informer("persistentvolumes persistentvolumeclaims")
        + ProgramUse.informer(
          "volumesnapshotclasses volumesnapshotcontents volumesnapshots", in: group)
        + ProgramUse.uses("create delete", "volumesnapshotcontents", in: group, .cluster, perDay: 2)
        + ProgramUse.uses("update", "volumesnapshots/status", in: group, .cluster, perDay: 4))
  }

  private static var diskAgent: Component {
    let kubelet = Volume.host("kubelet-dir", "/var/lib/kubelet")
    let devices = Volume.host("device-dir", "/dev")
    return Component(
      name: "disk-csi-node", controller: .daemonSet, account: "disk-csi-node",
      spec: PodSpec(
        containers: [
          Container(
            name: "driver", image: "registry.example.com/disk-csi-driver:v1.48.0",
            privileged: true,
            mounts: [
              kubelet.mount("/var/lib/kubelet", readOnly: false),
              devices.mount("/dev", readOnly: false),
            ])
        ], volumes: [kubelet, devices]),
      grants: [
        .clusterRole(
          "disk-csi-node",
          [
            .allow("get list watch patch", "nodes"),
            .allow("get list watch", "volumeattachments", in: "storage.k8s.io"),
            .allow("get", "csinodes", in: "storage.k8s.io"),
          ])
      ],
      uses: ProgramUse.uses("get patch", "nodes", .cluster, perDay: 1)
        + ProgramUse.uses("get", "csinodes", in: "storage.k8s.io", .cluster, perDay: 1))
  }
}
