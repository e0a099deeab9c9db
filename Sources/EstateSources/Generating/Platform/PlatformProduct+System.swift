import Estate

/// What runs in `kube-system`.
extension PlatformProduct {
  /// Name service, service proxy and resource metrics.
  ///
  /// - Source: manifests of kubeadm (CoreDNS, kube-proxy) and of metrics-server.
  static let kubernetes = PlatformProduct(
    name: "kubernetes", namespace: "kube-system", components: [dns, proxy, resourceMetrics],
    configMaps: ["coredns", "kube-proxy"])

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
      ])
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
      ])
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
      ])
  }

  /// A driver for cloud disks: a controller, and a privileged agent on every node.
  ///
  /// - Source: manifests of aws-ebs-csi-driver.
  static let disks = PlatformProduct(
    name: "disk-csi-driver", namespace: "kube-system", components: [diskController, diskAgent],
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
      ])
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
      ])
  }
}
