extension PolicyDefault {
  static let credentials =
    lifetimes + [
      PolicyDefault(
        "credentials.people.rotation", "CredentialRule.rotation",
        "Time between two routine rotations; so for every population",
        .assumption("what most clusters start with")),
      PolicyDefault(
        "credentials.people.overlap", "CredentialRule.overlap",
        "How long the old version goes on working after a rotation", .assumption("")),
      PolicyDefault(
        "credentials.people.failureShare", "CredentialRule.failureShare",
        "Share of rotations that fail", .assumption("")),
      PolicyDefault(
        "credentials.people.fallback", "CredentialRule.fallback",
        "What those hold whom the rule does not govern: the estate's standing credential",
        .assumption("")),
      PolicyDefault(
        "credentials.people.fallback.rotation", "Fallback.rotation", value: "never",
        "Time between two rotations of a fallback that is named", .assumption("")),
      PolicyDefault(
        "credentials.workloads", "PolicySpec.workloads", value: "standing",
        "Tokens mounted in pods: as the API server hands them out",
        .source("preset `k8s-projected-extended`")),
      PolicyDefault(
        "credentials.agents", "PolicySpec.agents", value: "standing",
        "What AI agents authenticate with: the token mounted in their pod", .assumption("")),
    ]

  private static let lifetimes = [
    PolicyDefault(
      "credentials.people.lifetime", "CredentialRule.lifetime",
      constant: "clientCertificateLifetime", "How long a `client-certificate` is valid",
      .source("kubeadm certificate management, default of the CSR signer")),
    PolicyDefault(
      "credentials.people.lifetime", "Fallback.lifetime", constant: "oidcSessionLifetime",
      value: DurationText.text(of: SpecDefaults.oidcSessionLifetime),
      "How long an `oidc-session` lasts", .source("Teleport, `CertDuration` in its API defaults")),
    PolicyDefault(
      "credentials.pipelines.lifetime", "", constant: "federatedTokenLifetime",
      value: DurationText.text(of: SpecDefaults.federatedTokenLifetime),
      "How long a `federated-token` is valid", .source("AWS STS AssumeRoleWithWebIdentity")),
    PolicyDefault(
      "credentials.workloads.lifetime", "", constant: "projectedTokenLifetime",
      value: DurationText.text(of: SpecDefaults.projectedTokenLifetime),
      "How long a `projected-token` is valid",
      .source("Kubernetes API field documentation, `expirationSeconds`")),
    PolicyDefault(
      "credentials.agents.lifetime", "", constant: "taskTokenLifetime",
      value: DurationText.text(of: SpecDefaults.taskTokenLifetime),
      "How long a `task-token` is valid",
      .source("manual of `kubectl create token`; the server decides, an hour is typical")),
  ]

  static let scopes = [
    PolicyDefault(
      "sharedKubeconfigs.withdrawn", "SharedKubeconfigRule.withdrawn",
      "Whether kubeconfigs that several people share are withdrawn", .assumption("")),
    PolicyDefault(
      "scopes", "PolicySpec.scopes", value: "[]", "Standing rights made narrower",
      .assumption("90 to 98 % of granted permissions go unused, Sysdig 2023 and 2024")),
    PolicyDefault(
      "scopes[].window.length", "ScopeRule.windowLength", constant: "usageWindow",
      "Usage that a narrower scope is learnt from",
      .assumption("what synthetic estates know of their usage")),
    PolicyDefault(
      "scopes[].window.age", "ScopeRule.windowAge",
      "Time between the end of that window and the estate's snapshot", .assumption("")),
    PolicyDefault(
      "elevation.coverage", "Coverage.share",
      "Share of its population that a control governs; so for every control", .assumption("")),
    PolicyDefault(
      "elevation.coverage.order", "Coverage.order", value: Coverage.Order.random.rawValue,
      "Who is governed first: by draw, or by what their rights put at risk", .assumption("")),
    PolicyDefault(
      "elevation", "PolicySpec.elevation", value: "none", "Just-in-time elevation of people",
      .assumption("what most clusters start with")),
    PolicyDefault(
      "deployments", "PolicySpec.deployments", value: "none", "Approval of pipeline runs",
      .assumption("")),
    PolicyDefault(
      "agentTasks", "PolicySpec.agentTasks", value: "none", "Rights of AI agents per invocation",
      .assumption("")),
  ]
}
