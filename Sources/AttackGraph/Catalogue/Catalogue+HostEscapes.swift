import Estate

extension Catalogue {
  /// Namespaces of the node.
  static let hostNamespaceRows: [Technique] = [
    escapeRow(
      "escape-hostpid-env", "Read the environment and files of the node's other containers",
      .escape(
        .init(
          userNamespaced {
            $0.hostPID = true
            $0.runsAsRoot = true
            $0.readsOrdinaryProcesses = true
          }, to: .processEnvironments)),
      tactic: .credentialAccess, attackID: "T1552", gain: .session,
      mitigation: "Set hostPID: false, or drop all capabilities.",
      references: ["proc_pid_environ(5)", "ptrace(2)", podSecurityPage],
      peers: [.kubesplaining, .kubiScan]),
    escapeRow(
      "escape-hostnet", "Reach what listens on the node only",
      .escape(.init(userNamespaced { $0.hostNetwork = true }, to: .effect)),
      tactic: .credentialAccess, attackID: "T1557", gain: .session, mitigation: baselineStandard,
      references: [podSecurityPage, "Kubescape: C-0041"],
      peers: [.kubiScan, .kubesplaining, .kubescape]),
    escapeRow(
      "escape-hostipc", "Reach the node's shared memory",
      .escape(.init(userNamespaced { $0.hostIPC = true }, to: .effect)),
      tactic: .collection, attackID: "T1005", gain: .session, mitigation: baselineStandard,
      references: [podSecurityPage, "Kubescape: C-0038"],
      peers: [.kubiScan, .kubesplaining, .kubescape]),
    escapeRow(
      "escape-windows-hostprocess", "Run as a process of a Windows node",
      .escape(.init(.init { $0.hostProcess = true }, to: .node)),
      mitigation: baselineStandard,
      references: ["Kubernetes documentation: Create a Windows HostProcess Pod", podSecurityPage]),
  ]

  /// Devices and the kernel's memory.
  static let deviceEscapeRows: [Technique] = [
    escapeRow(
      "escape-device", "Write a disk of the node",
      .escape(
        .init(
          // Whether it is the disk that the node runs from is not known.
          userNamespaced {
            $0.blockDevice = true
            $0.runsAsRoot = true
            $0.isUndecidable = true
          }, to: .node)),
      mitigation: "Make local block volumes of disks that hold nothing else.",
      references: ["Kubernetes documentation: Persistent Volumes, raw block volume support"]),
    escapeRow(
      "escape-sys-rawio", "Reach the node's hardware through I/O ports",
      .escape(
        .init(
          // Lockdown mode and the device rules of the cgroup decide.
          userNamespaced {
            $0.capabilities = ["SYS_RAWIO"]
            $0.isUndecidable = true
          }, to: .node)),
      mitigation: "Drop SYS_RAWIO.", references: ["capabilities(7)"], peers: [.kubiScan]),
    escapeRow(
      "escape-bpf-perfmon", "Read the kernel's memory and log, or reboot the node",
      .escape(
        .init(
          ["BPF", "PERFMON", "SYSLOG", "SYS_BOOT"].map { capability in
            userNamespaced { $0.capabilities = [capability] }
          }, to: .effect)),
      tactic: .collection, attackID: "T1005", gain: .session,
      mitigation: "Drop BPF, PERFMON, SYSLOG and SYS_BOOT where no monitoring needs them.",
      references: ["capabilities(7)"], peers: [.kubiScan]),
  ]

  /// Versions with a known weakness.
  static let weaknessEscapeRows: [Technique] = [
    escapeRow(
      "escape-kernel-cve", "Exploit a known weakness of the node's kernel",
      .escape(.init(.init { $0.vulnerability = .kernel }, to: .node)),
      certainty: .assumed,
      mitigation: "Update the node's kernel; keep the runtime's seccomp profile.",
      references: ["CVE-2022-0185", "CVE-2022-0847", "CVE-2024-1086"]),
    escapeRow(
      "escape-runtime-cve", "Exploit a known weakness of the node's container runtime",
      .escape(.init(userNamespaced { $0.vulnerability = .containerRuntime }, to: .node)),
      certainty: .assumed,
      mitigation: "Update the container runtime with the runc it brings.",
      references: ["CVE-2019-5736", "CVE-2024-21626"]),
  ]
}
