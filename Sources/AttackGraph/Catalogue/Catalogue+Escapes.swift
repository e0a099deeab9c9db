import Estate

extension Catalogue {
  /// Ways out of containers and volumes.
  static let escapeRows =
    privilegeEscapeRows + kernelFileEscapeRows + hostFileEscapeRows + hostCredentialRows
    + hostNamespaceRows + deviceEscapeRows + weaknessEscapeRows + [userNamespaceRow]

  static let baselineStandard = "Enforce the baseline Pod Security Standard in the namespace."
  static let podSecurityPage = "Kubernetes documentation: Pod Security Standards"

  /// Privileges that are worth root on the node.
  private static let privilegeEscapeRows: [Technique] = [
    escapeRow(
      "escape-privileged-mount", "Escape to the node from a privileged container",
      .escape(.init(userNamespaced { $0.isPrivileged = true }, to: .node)),
      mitigation: baselineStandard,
      references: [podSecurityPage, "KubeHound: CE_PRIV_MOUNT", "IceKube: IS_PRIVILEGED"],
      peers: [.kubeHound, .iceKube, .rbacPolice, .kubiScan, .krane, .kubescape, .kubesplaining]),
    escapeRow(
      "escape-module-load", "Load a kernel module from a container",
      .escape(.init(userNamespaced { $0.capabilities = ["SYS_MODULE"] }, to: .node)),
      mitigation: "Drop SYS_MODULE; load modules when the node boots.",
      references: ["KubeHound: CE_MODULE_LOAD", "capabilities(7)"],
      peers: [.kubeHound, .iceKube, .kubiScan, .kubesplaining]),
    escapeRow(
      "escape-nsenter", "Enter the namespaces of the node's first process",
      .escape(
        .init(
          userNamespaced {
            $0.isPrivileged = true
            $0.hostPID = true
          },
          userNamespaced {
            $0.capabilities = ["SYS_ADMIN", "SYS_PTRACE"]
            $0.hostPID = true
            $0.appArmorUnconfined = true
          }, to: .node)),
      mitigation: "Set hostPID: false, or take away the privileges that go with it.",
      references: ["KubeHound: CE_NSENTER", "IceKube: CAN_NSENTER_HOST"],
      peers: [.kubeHound, .iceKube, .kubesplaining]),
    escapeRow(
      "escape-ptrace", "Inject code into a process of the node",
      .escape(
        .init(
          userNamespaced {
            $0.capabilities = ["SYS_PTRACE"]
            $0.hostPID = true
            $0.appArmorUnconfined = true
          }, to: .node)),
      mitigation: "Drop SYS_PTRACE or set hostPID: false; keep the runtime's AppArmor profile.",
      references: ["KubeHound: CE_SYS_PTRACE"], peers: [.kubeHound, .kubesplaining]),
    escapeRow(
      "escape-dac-read-search", "Open the node's files by handle",
      .escape(.init(userNamespaced { $0.capabilities = ["DAC_READ_SEARCH"] }, to: .nodeFiles)),
      gain: .session, mitigation: "Drop DAC_READ_SEARCH.",
      references: ["IceKube: CAN_ACCESS_HOST_FD", "open_by_handle_at(2)"],
      peers: [.iceKube, .kubiScan, .kubesplaining]),
    escapeRow(
      "escape-cgroup-release-agent", "Have the kernel run a cgroup's release agent",
      .escape(
        .init(
          userNamespaced {
            $0.capabilities = ["SYS_ADMIN"]
            $0.appArmorUnconfined = true
            $0.isUndecidable = true
          }, to: .node)),
      versions: .before(35),
      mitigation: "Drop SYS_ADMIN, keep the runtime's AppArmor profile, run nodes with cgroup v2.",
      references: [
        "IceKube: CAN_CGROUP_BREAKOUT", "Kubernetes documentation: About cgroup v2",
        "CVE-2022-0492",
      ], peers: [.iceKube, .kubesplaining]),
  ]

  /// The one thing that a user namespace leaves of privileges.
  private static let userNamespaceRow = escapeRow(
    "userns-attenuates", "Be root in a user namespace of the pod's own",
    .escape(
      .init(
        strongCapabilities.map { capability in
          .init {
            $0.capabilities = [capability]
            $0.ownUserNamespace = true
          }
        }, to: .effect)),
    gain: .session, duration: .none, detection: .unseen,
    mitigation: "Nothing to do: hostUsers: false keeps the container's privileges to itself.",
    references: ["Kubernetes documentation: User Namespaces", podSecurityPage])

  /// What would let a container out without a user namespace.
  private static let strongCapabilities = [
    "SYS_ADMIN", "SYS_MODULE", "SYS_PTRACE", "DAC_READ_SEARCH", "SYS_RAWIO", "BPF", "PERFMON",
    "SYSLOG", "SYS_BOOT", "NET_ADMIN",
  ]

  /// Settings that a user namespace of the pod's own makes harmless.
  static func userNamespaced(
    _ change: (inout Condition.ContainerSettings) -> Void
  ) -> Condition.ContainerSettings {
    var settings = Condition.ContainerSettings(change)
    settings.endsAtUserNamespace = true
    return settings
  }

  /// A row of the group: most give root on the node for good, past the API server's audit log.
  static func escapeRow(
    _ id: String, _ title: String, _ condition: Condition, tactic: Tactic = .privilegeEscalation,
    attackID: String = "T1611", gain: Gain = .durable, duration: StepDuration = .lateralStep,
    detection: Detection = .onHost, certainty: Certainty = .certain,
    versions: VersionRange = .all, mitigation: String, references: [String], peers: [Peer] = []
  ) -> Technique {
    Technique(
      id, title, group: .escapes, tactic: tactic, attackID: attackID, condition: condition,
      gain: gain, duration: duration, detection: detection, certainty: certainty,
      versions: versions, mitigation: mitigation, references: references, peers: peers)
  }
}
