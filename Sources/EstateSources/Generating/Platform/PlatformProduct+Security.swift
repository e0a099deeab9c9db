import Estate

/// What looks for attacks and for weaknesses.
extension PlatformProduct {
  /// A privileged agent on every node that watches system calls.
  ///
  /// - Source: Helm chart of falco: `clusterrole.yaml`, and the pod template with the driver
  ///   `modern_ebpf` without `leastPrivileged`.
  static let runtimeSecurity = PlatformProduct(
    name: "falco", namespace: "falco", enforces: "privileged", components: [systemCallAgent],
    secrets: [StoredSecret(name: "falco-alert-routes")], configMaps: ["falco", "falco-rules"])

  private static var systemCallAgent: Component {
    let rules = Volume.configMap("falco-rules")
    let processes = Volume.host("proc-fs", "/proc")
    let kernel = Volume.host("sys-fs", "/sys/kernel")
    let runtime = Volume.host("container-runtime", "/run/containerd")
    return .agent(
      "falco",
      PodSpec(
        containers: [
          Container(
            name: "falco", image: "docker.io/falcosecurity/falco:0.41.3", privileged: true,
            mounts: [
              rules.mount("/etc/falco/rules.d"), processes.mount("/host/proc"),
              kernel.mount("/sys/kernel"),
              runtime.mount("/host/run/containerd", readOnly: false),
            ], environmentSecrets: ["falco-alert-routes"])
        ], volumes: [rules, processes, kernel, runtime]),
      grants: [
        .clusterRole(
          "falco",
          [
            .allow(
              "get list watch",
              "nodes namespaces pods replicationcontrollers services events configmaps"),
            .allow(
              "get list watch", "daemonsets deployments replicasets statefulsets", in: "apps"),
            .allow("get", paths: "/healthz /healthz/*"),
          ])
      ],
      uses: ProgramUse.informer("pods namespaces services")
        + ProgramUse.informer("deployments replicasets daemonsets", in: "apps"))
  }

  /// A scanner that starts a Job for each image and reads what it may not be able to pull without.
  ///
  /// - Source: `deploy/helm/generated/role.yaml` of trivy-operator, and its chart's access to pull
  ///   Secrets, on by default.
  static let scanner = PlatformProduct(
    name: "trivy-operator", namespace: "trivy-system", enforces: "baseline",
    components: [
      .program(
        "trivy-operator", image: "ghcr.io/aquasecurity/trivy-operator:0.28.0",
        volumes: [(.configMap("trivy-operator"), "/etc/trivy-operator")],
        grants: [
          .clusterRole("trivy-operator", scannerRules),
          .role(
            "trivy-operator",
            [
              .allow("create get list delete update", "secrets configmaps serviceaccounts"),
              .allow("create get update", "leases", in: "coordination.k8s.io"),
            ]),
        ], uses: scannerUses)
    ],
    secrets: [StoredSecret(name: "trivy-operator-trivy-config")], configMaps: ["trivy-operator"])

  private static let scannerGroup = "aquasecurity.github.io"

  private static var scannerRules: [PolicyRule] {
    [
      .allow(
        "get list watch",
        "configmaps limitranges nodes pods replicationcontrollers resourcequotas services"),
      .allow("get list", "pods/log"), .allow("get", "secrets serviceaccounts"),
      .allow("get list watch", "customresourcedefinitions", in: "apiextensions.k8s.io"),
      .allow("get list watch", "daemonsets deployments replicasets statefulsets", in: "apps"),
      .allow(
        "create delete get list patch update watch",
        """
        configauditreports exposedsecretreports infraassessmentreports rbacassessmentreports \
        sbomreports vulnerabilityreports clustercompliancereports
        """, in: scannerGroup),
      .allow("get list watch", "cronjobs", in: "batch"),
      .allow("create delete get list watch", "jobs", in: "batch"),
      .allow("get list watch", "ingresses networkpolicies", in: "networking.k8s.io"),
      .allow(
        "get list watch", "clusterrolebindings clusterroles rolebindings roles",
        in: "rbac.authorization.k8s.io"),
    ]
  }

  private static var scannerUses: [ProgramUse] {
    ProgramUse.leaseRenewal + ProgramUse.informer("pods nodes services configmaps")
      + ProgramUse.informer("daemonsets deployments replicasets statefulsets", in: "apps")
      + ProgramUse.informer("cronjobs jobs", in: "batch")
      + ProgramUse.informer(
        "clusterrolebindings clusterroles rolebindings roles", in: "rbac.authorization.k8s.io")
      + ProgramUse.uses("create delete", "jobs", in: "batch", .own, perDay: 60)
      + ProgramUse.uses("get", "pods/log", .own, perDay: 60)
      + ProgramUse.uses("get", "secrets serviceaccounts", .cluster, perDay: 60)
      + ProgramUse.uses("create delete", "secrets", .own, perDay: 60)
      + ProgramUse.uses(
        "create update", "vulnerabilityreports configauditreports sbomreports",
        in: scannerGroup, .cluster, perDay: 60)
  }
}
