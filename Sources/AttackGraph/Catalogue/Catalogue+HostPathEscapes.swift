import Estate

extension Catalogue {
  /// Files through which the node's kernel or kubelet runs what they name.
  static let kernelFileEscapeRows: [Technique] = [
    escapeRow(
      "escape-core-pattern", "Have the kernel run a core dump handler",
      .escape(
        .init(
          rootMount(
            Condition.HostPath(["/proc/sys/kernel"], needsWrite: true, mountPoint: "/proc"),
            endsAtUserNamespace: true),
          userNamespaced {
            $0.runsAsRoot = true
            $0.unmaskedProc = true
            $0.appArmorUnconfined = true
          },
          userNamespaced {
            $0.runsAsRoot = true
            $0.capabilities = ["SYS_ADMIN"]
            $0.appArmorUnconfined = true
          }, to: .node)),
      mitigation: "Do not mount the host's /proc; keep procMount: Default and drop SYS_ADMIN.",
      references: ["KubeHound: CE_UMH_CORE_PATTERN", "core(5)"],
      peers: [.kubeHound, .iceKube, .kubesplaining]),
    escapeRow(
      "escape-static-pod", "Have the kubelet run a static pod",
      .escape(
        .init(
          rootMount(
            Condition.HostPath(
              staticPodDirectories, includesDescendants: true, needsWrite: true)),
          rootMount(
            Condition.HostPath(
              otherStaticPodDirectories, includesDescendants: true, needsWrite: true),
            isUndecidable: true), to: .node)),
      tactic: .persistence, attackID: "T1543",
      mitigation: "Do not mount the kubelet's manifest directory; mount it read-only at the most.",
      references: ["Kubernetes documentation: Create static Pods"], peers: [.iceKube]),
    escapeRow(
      "escape-runtime-socket", "Start a container through the runtime's socket",
      .escape(
        .init(
          rootMount(Condition.HostPath(runtimeSockets)),
          // The socket of Docker has a group; whether a container is in it is not known.
          .init {
            $0.hostPath = Condition.HostPath(["/run/docker.sock"], includesAncestors: false)
            $0.isUndecidable = true
          },
          .init {
            $0.hostPath = Condition.HostPath(otherRuntimeSockets)
            $0.runsAsRoot = true
            $0.isUndecidable = true
          }, to: .node)),
      mitigation:
        "Do not mount the runtime's socket or a directory above it; read-only is no help.",
      references: ["IceKube: CAN_ACCESS_DANGEROUS_HOST_PATH", "Kubescape: C-0074"],
      peers: [.iceKube, .kubesplaining, .kubescape, .kubiScan]),
  ]

  /// The node's own files, by way of a hostPath volume or a claim that ends at one.
  static let hostFileEscapeRows: [Technique] = [
    escapeRow(
      "escape-host-write", "Write files that the node runs",
      .escape(
        .init(
          rootMount(
            Condition.HostPath(executedPaths, includesDescendants: true, needsWrite: true)),
          to: .node)),
      mitigation: "Mount the one directory that is needed, and readOnly: true where it is read.",
      references: ["KubeHound: EXPLOIT_HOST_WRITE", podSecurityPage],
      peers: [.kubeHound, .iceKube, .kubesplaining]),
    escapeRow(
      "escape-host-read", "Read the node's files through a volume",
      .escape(
        .init(
          rootMount(Condition.HostPath(["/"]), to: .nodeFiles),
          rootMount(Condition.HostPath(readCredentialPaths, includesDescendants: true)),
          to: .effect)),
      tactic: .credentialAccess, attackID: "T1552", gain: .session,
      mitigation: "Do not mount the node's root directory, nor where its users keep credentials.",
      references: ["KubeHound: EXPLOIT_HOST_READ", podSecurityPage],
      peers: [.kubeHound, .kubesplaining]),
    escapeRow(
      "escape-var-log-symlink", "Read the node's files through a log that is a link",
      .escape(
        .init(
          rootMount(
            Condition.HostPath(["/var/log/pods"], includesDescendants: true, needsWrite: true)),
          to: .nodeFiles,
          also: [[.technique("pod-log-read"), .technique("kubelet-fine-grained")]])),
      tactic: .credentialAccess, attackID: "T1552", gain: .session,
      mitigation: "Mount /var/log with readOnly: true.",
      references: ["KubeHound: CE_VAR_LOG_SYMLINK"],
      peers: [.kubeHound, .iceKube, .kubesplaining]),
  ]

  /// Credentials of the node and its pods, by way of a volume.
  static let hostCredentialRows: [Technique] = [
    escapeRow(
      "escape-kubelet-dir", "Read the tokens and Secrets of the node's pods through a volume",
      .escape(
        .init(
          rootMount(
            Condition.HostPath(
              ["/var/lib/kubelet/pods", "/var/snap/microk8s/common/var/lib/kubelet/pods"],
              includesDescendants: true)), to: .kubeletDirectory)),
      tactic: .credentialAccess, attackID: "T1552", gain: .session,
      mitigation: "Mount the plugin's own directory below /var/lib/kubelet only.",
      references: ["KubeHound: EXPLOIT_HOST_TRAVERSE"],
      peers: [.kubeHound, .iceKube, .kubesplaining]),
    escapeRow(
      "escape-kubelet-cert", "Read the kubelet's client certificate through a volume",
      .escape(
        .init(rootMount(Condition.HostPath(kubeletCertificates)), to: .kubeletCredential)),
      tactic: .credentialAccess, attackID: "T1552",
      mitigation: "Mount the plugin's own directory below /var/lib/kubelet only.",
      references: ["Kubernetes documentation: TLS bootstrapping"]),
    escapeRow(
      "escape-cp-pki", "Read the control plane's keys through a volume",
      .escape(
        .init(
          rootMount(Condition.HostPath(controlPlaneSecrets, includesDescendants: true)),
          to: .controlPlaneKeys)),
      tactic: .credentialAccess, attackID: "T1552.004",
      mitigation:
        "Let no pod but the control plane's mount these directories, and taint its nodes.",
      references: ["Kubernetes documentation: PKI certificates and requirements"],
      peers: [.iceKube, .threatMatrix]),
  ]

  /// Root with a mount of the host.
  private static func rootMount(
    _ hostPath: Condition.HostPath, to target: Condition.Escape.Target? = nil,
    endsAtUserNamespace: Bool = false, isUndecidable: Bool = false
  ) -> Condition.ContainerSettings {
    Condition.ContainerSettings {
      $0.hostPath = hostPath
      $0.runsAsRoot = true
      $0.target = target
      $0.endsAtUserNamespace = endsAtUserNamespace
      $0.isUndecidable = isUndecidable
    }
  }
}
