/// What attackers look for on a node, by path.
///
/// Paths are those of kubeadm and of common distributions. `/run` stands for `/var/run` too.
extension Catalogue {
  /// - Source: `staticPodPath` as kubeadm sets it.
  static let staticPodDirectories = ["/etc/kubernetes/manifests"]

  /// Those of k3s and RKE2, which no dump tells from other nodes.
  ///
  /// - Source: documentation of the products.
  static let otherStaticPodDirectories = [
    "/var/lib/rancher/k3s/agent/pod-manifests", "/var/lib/rancher/rke2/agent/pod-manifests",
  ]

  /// - Source: the Kubernetes documentation's page "Container Runtimes" and the runtimes' own.
  static let runtimeSockets = [
    "/run/containerd/containerd.sock", "/run/docker.sock", "/run/crio/crio.sock",
    "/run/cri-dockerd.sock", "/run/dockershim.sock", "/run/podman/podman.sock",
    "/run/k3s/containerd/containerd.sock",
  ]

  /// Sockets that only some nodes have: MicroK8s keeps its own, and where `/var/run` is no link to
  /// `/run`, which it is in every current distribution, a mount of `/var` shows it.
  static let otherRuntimeSockets = ["/var/run", "/var/snap/microk8s/common/run/containerd.sock"]

  /// What root of the node runs or reads as orders, so that writing there is root on the node.
  ///
  /// Left out, on purpose: `/dev`, whose devices a container without privileges may not open; data
  /// directories such as `/var/log`, `/tmp`, `/mnt`; `/var/lib/kubelet/pods`, which holds other pods'
  /// volumes and no orders; `/etc/ssl`, `/etc/localtime` and the like.
  static let executedPaths: [String] =
    // Accounts, log-ins and what shells and programs start with.
    [
      "/etc/passwd", "/etc/shadow", "/etc/sudoers", "/etc/sudoers.d", "/etc/pam.d",
      "/etc/profile.d", "/etc/ld.so.preload", "/etc/ld.so.conf.d", "/root/.ssh", "/root/.bashrc",
      "/root/.profile", "/home/*/.ssh", "/home/*/.bashrc", "/home/*/.profile",
    ]
    // Run by a timer, by the init system, by udev, or at the next boot.
    + [
      "/etc/crontab", "/etc/cron.d", "/etc/cron.hourly", "/etc/cron.daily", "/var/spool/cron",
      "/etc/systemd", "/etc/init.d", "/etc/rc.local", "/etc/udev/rules.d", "/run/udev/rules.d",
      "/boot",
    ]
    // Programs and libraries.
    + [
      "/bin", "/sbin", "/lib", "/lib64", "/usr/bin", "/usr/sbin", "/usr/lib", "/usr/lib64",
      "/usr/libexec", "/usr/local/bin", "/usr/local/sbin", "/usr/local/lib",
    ]
    // Run by the kubelet or the container runtime: its settings, network plugins, and the files of
    // every container of the node.
    + [
      "/var/lib/kubelet/config.yaml", "/var/lib/kubelet/kubeadm-flags.env", "/opt/cni/bin",
      "/etc/containerd", "/etc/docker", "/etc/crio",
      "/var/lib/containerd/io.containerd.snapshotter.v1.overlayfs", "/var/lib/docker/overlay2",
      "/var/lib/containers/storage", "/var/lib/rancher/k3s/data",
      "/var/lib/rancher/k3s/agent/containerd",
    ]
    // Programs that the kernel calls on an event.
    + ["/proc/sys/kernel/core_pattern", "/proc/sys/kernel/modprobe", "/sys/kernel/uevent_helper"]

  /// Where users and programs of a node keep credentials; what those open is not in the estate.
  static let readCredentialPaths = [
    "/etc/shadow", "/etc/kubernetes/kubelet.conf", "/root/.ssh", "/root/.kube", "/root/.aws",
    "/home/*/.ssh", "/home/*/.kube", "/home/*/.aws", "/proc/1/environ",
  ]

  static let kubeletCertificates = [
    "/var/lib/kubelet/pki/kubelet-client-current.pem",
    "/var/lib/rancher/k3s/agent/client-kubelet.key",
    "/var/lib/rancher/rke2/agent/client-kubelet.key",
  ]

  /// Keys and databases of the control plane; public certificates next to them do not count.
  ///
  /// - Source: the Kubernetes documentation's page "PKI certificates and requirements"; minikube, k3s
  ///   and RKE2 as documented.
  static let controlPlaneSecrets = [
    "/etc/kubernetes/admin.conf", "/etc/kubernetes/super-admin.conf",
    "/etc/kubernetes/pki/ca.key", "/etc/kubernetes/pki/sa.key",
    "/etc/kubernetes/pki/front-proxy-ca.key", "/etc/kubernetes/pki/apiserver-etcd-client.key",
    "/etc/kubernetes/pki/apiserver-kubelet-client.key", "/etc/kubernetes/pki/etcd",
    "/var/lib/etcd", "/var/lib/kubernetes", "/var/lib/minikube/certs",
    "/var/lib/rancher/k3s/server", "/var/lib/rancher/rke2/server",
  ]
}
