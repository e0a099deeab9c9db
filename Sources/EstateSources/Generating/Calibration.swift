/// The numbers of the generator that stand for the world, each with its source.
///
/// "Assumption" means that no trustworthy public figure is known.
enum Calibration {
  // MARK: Delivery

  /// How often an application reaches production, as runs per working day by delivery tier.
  ///
  /// - Source: shares of the tiers 19 / 22 / 35 / 25 %, DORA 2024 (a public extract; they sum to
  ///   101 % by rounding, so the last takes 24 %). Runs per day are assumptions inside each tier's
  ///   band: on demand; daily to weekly; weekly to monthly; monthly to half-yearly.
  static let productionRunsPerDay: [(item: Double, share: Double)] = [
    (item: 2, share: 0.19), (item: 0.5, share: 0.22), (item: 0.1, share: 0.35),
    (item: 0.02, share: 0.24),
  ]
  /// Runs per working day into staging (assumption: one deploy a day).
  static let stagingRunsPerDay = 1.0
  /// Runs per working day into development (assumption: one deploy of six jobs a day).
  static let developmentRunsPerDay = 6.0
  /// Runs per working day of a pipeline of the platform team (assumption).
  static let platformRunsPerDay = 1.0
  /// Seconds a deploy job takes (assumption: ten minutes).
  static let jobDurationSeconds: Int64 = 600
  /// Share of applications whose deployer holds a role of its own instead of `edit` (assumption;
  /// 98 % of granted permissions going unused, Sysdig 2024, suggests that few do).
  static let narrowDeployerShare = 0.3

  // MARK: People

  /// Members of each team who are on call, its lead first (assumption).
  static let onCallPerTeam = 2
  /// Share of the platform team who are cluster administrators (assumption).
  static let platformAdminShare = 0.5
  /// Privileged tasks per working day (assumption). Two hours of administrator work a week, the
  /// illustrative figure of a Trustle essay, is 0.4 a day at an hour each.
  static let developerTasksPerDay = 0.4
  static let onCallTasksPerDay = 1.0
  static let platformTasksPerDay = 2.0
  /// Emergency access about once in a working year of 250 days (assumption).
  static let breakGlassTasksPerDay = 0.004
  /// Share of applications whose people on call hold `edit` in production instead of a role made
  /// for debugging (assumption).
  static let onCallEditShare = 0.5
  /// Share of developers who kept a binding of their own in a production namespace (assumption).
  static let personalBindingShare = 0.1
  /// Fewest and most approvers in the pool (assumption).
  static let approverCount = 3...6

  // MARK: Workloads

  /// Share of applications that have each optional component (assumption).
  static let workerShare = 0.8
  static let schedulerShare = 0.6
  static let cacheShare = 0.6
  static let databaseShare = 0.7
  static let gatewayShare = 0.5
  static let reportsShare = 0.6
  /// Share of web front ends that run as the `default` service account (assumption).
  static let defaultAccountShare = 0.3
  /// Share of web front ends with an account of their own that do not mount its token
  /// (assumption, so that at least 80 % of all accounts leave it on).
  static let tokenOffShare = 0.15
  /// Replicas of a Deployment in production: heavy-tailed (assumption).
  static let productionReplicas: [(item: Int, share: Double)] = [
    (item: 2, share: 0.5), (item: 3, share: 0.3), (item: 4, share: 0.12), (item: 8, share: 0.08),
  ]
  /// Replicas in staging and development (assumption).
  static let stagingReplicas = 2
  static let developmentReplicas = 1
  /// Opaque secrets of an application beside its database's: none to two, equally likely
  /// (assumption).
  static let extraSecretNames = ["api-keys", "signing-key"]

  // MARK: Clusters

  /// Pods that fit on a node.
  ///
  /// - Source: Kubernetes' guide to large clusters, at most 110 pods per node.
  static let podsPerNodeMax = 110
  /// One node in this many is kept for the platform's own Deployments (assumption).
  static let nodesPerSystemNode = 6
  /// Share of clusters where one DaemonSet's credentials lead to the whole cluster.
  ///
  /// - Source: on half of the platforms reviewed one container escape took over the cluster,
  ///   Unit 42, "Kubernetes Privilege Escalation", 2022 (fixed in those platforms since).
  static let powerfulDaemonSetShare = 0.5
}
