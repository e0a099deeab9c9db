import Specs

/// A parameter and the statistic that it is there to move.
struct FitLever {
  var parameter: EstateParameter
  /// The id of the statistic.
  var statistic: String
  /// Whether a larger value gives a larger statistic.
  var raises = true
  /// The range to look in; `nil` is the parameter's own.
  var range: ClosedRange<Double>?

  /// In the order of tuning: sizes first, since shares depend on them.
  static let all: [FitLever] = sizes + rights + surroundings

  private static let sizes = [
    FitLever(parameter: .people, statistic: "people", range: 1...100_000),
    FitLever(parameter: .applicationCount, statistic: "namespaces", range: 0...100_000),
    FitLever(parameter: .servicesMedian, statistic: "workloads", range: 1...200),
    FitLever(parameter: .servicesSigma, statistic: "accounts-per-namespace-p90", range: 0...2),
    FitLever(parameter: .ownAccountShare, statistic: "service-accounts"),
    FitLever(parameter: .productionReplicasMedian, statistic: "pods", range: 1...100),
    FitLever(
      parameter: .productionReplicasSigma, statistic: "pods-per-account-p99", range: 0...2),
    FitLever(parameter: .podsPerNode, statistic: "nodes", raises: false, range: 2...110),
    FitLever(parameter: .pipelineShare, statistic: "pipelines"),
    FitLever(parameter: .unusedAccount, statistic: "accounts-without-pods-share"),
    FitLever(parameter: .reportRunsPerDay, statistic: "container-starts-per-day"),
    FitLever(parameter: .legacyToken, statistic: "secrets"),
  ]

  private static let rights = [
    FitLever(parameter: .accountClusterAdmin, statistic: "cluster-admin-accounts-share"),
    FitLever(parameter: .personalClusterAdmin, statistic: "cluster-admin-users-mean"),
    FitLever(parameter: .secretReader, statistic: "takeover-read-secrets-share"),
    FitLever(parameter: .agentWeight, statistic: "takeover-exec-in-pods-share", range: 0...2),
    FitLever(parameter: .podCreator, statistic: "takeover-create-workloads-share"),
    FitLever(parameter: .roleWriter, statistic: "takeover-escalate-or-bind-share"),
    FitLever(parameter: .wildcardRole, statistic: "wildcard-custom-roles-share"),
    FitLever(parameter: .orphanedBinding, statistic: "orphaned-bindings-share"),
    FitLever(parameter: .personalBindingShare, statistic: "bindings"),
    FitLever(parameter: .clusterWideDeployer, statistic: "cluster-reaching-accounts-share"),
    FitLever(
      parameter: .powerfulDaemonSetShare, statistic: "powerful-daemonset-clusters-share"),
    FitLever(parameter: .platformAdminShare, statistic: "cluster-admin-people-share"),
    FitLever(parameter: .defaultAccountEdit, statistic: "cluster-reaching-accounts-share"),
    FitLever(parameter: .hostMount, statistic: "cluster-reaching-accounts-share"),
    FitLever(parameter: .onCallEditShare, statistic: "cluster-reaching-people-share"),
    FitLever(parameter: .narrowDeployerShare, statistic: "graph-edges", raises: false),
    FitLever(parameter: .privilegedPod, statistic: "exposed-pods-share"),
  ]

  private static let surroundings = [
    FitLever(parameter: .tokenOffShare, statistic: "automounted-pods-share", raises: false),
    FitLever(parameter: .legacyTokenOverYear, statistic: "old-tokens-share"),
    FitLever(parameter: .workloadIdentityShare, statistic: "cloud-role-links"),
    FitLever(parameter: .sensitiveCloudRoleShare, statistic: "sensitive-cloud-roles-share"),
    FitLever(parameter: .networkPolicyClusterShare, statistic: "network-policy-clusters-share"),
    FitLever(parameter: .fleetLinkShare, statistic: "cluster-links"),
    FitLever(parameter: .sharedKubeconfigShare, statistic: "shared-kubeconfigs"),
    FitLever(parameter: .idleShare, statistic: "unseen-accounts-share"),
  ]

  /// Where to look for a value.
  var bounds: ClosedRange<Double> { range ?? parameter.range }
}
