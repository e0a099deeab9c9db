package import Sampling

/// The numbers filled in where a file leaves them out, each with where it comes from.
package enum SpecDefaults {
  // MARK: The clock of a trial, in seconds

  /// How long a replay runs from first use: 30 days.
  ///
  /// - Source: assumption.
  package static let horizon: Int64 = 30 * day
  /// What a timeline simulates before the leak window: 28 days.
  ///
  /// - Source: assumption; four whole working weeks.
  package static let warmUp: Int64 = 28 * day
  /// The span in which the leak instant falls: 28 days.
  ///
  /// - Source: assumption; four whole working weeks, so that each weekday counts alike.
  package static let leakWindow: Int64 = 28 * day
  /// The longest delay from leak to use that is simulated: 90 days.
  ///
  /// - Source: assumption; with the private delay's mean of 30 days, 5 % of the draws lie beyond.
  package static let maxDelay: Int64 = 90 * day

  // MARK: Credentials, in seconds

  /// How long a client certificate is valid: 365 days.
  ///
  /// - Source: kubeadm certificate management and the CSR signer's default of one year.
  package static let clientCertificateLifetime: Int64 = 365 * day
  /// How long a person's single-sign-on session lasts: 12 hours.
  ///
  /// - Source: Teleport's login default, `CertDuration` in its API defaults.
  package static let oidcSessionLifetime: Int64 = 12 * hour
  /// How long a token that a pipeline run obtains is valid: 1 hour.
  ///
  /// - Source: AWS STS AssumeRoleWithWebIdentity, default of 3,600 s.
  package static let federatedTokenLifetime: Int64 = hour
  /// How long a token projected into a pod is valid where a policy governs it: 1 hour.
  ///
  /// - Source: Kubernetes API field documentation, `expirationSeconds` of a projected token.
  package static let projectedTokenLifetime: Int64 = hour
  /// How long a token issued for one task is valid: 1 hour.
  ///
  /// - Source: manual of `kubectl create token`; the server decides, an hour is typical.
  package static let taskTokenLifetime: Int64 = hour

  // MARK: Approvals

  /// The time a free approver takes to decide: lognormal, median 12 minutes, sigma 1.2.
  ///
  /// - Source: assumption; no trustworthy public distribution was found.
  package static let approverService = Distribution.lognormal(median: 12 * 60, sigma: 1.2)

  /// Monday to Friday, 09:00 to 17:00 UTC.
  ///
  /// - Source: assumption; the 8×5 calendar.
  package static let officeHours = EstateContextDocument.WorkingHours(
    start: 9 * hour, end: 17 * hour, days: [0, 1, 2, 3, 4])

  /// The share of an attacker's requests that an approver denies: 50 %.
  ///
  /// - Source: assumption; no figure was found. Sweep 0 to 1.
  package static let fraudDeniedShare = 0.5
  /// The share of an attacker's denied requests that the approver reports: 50 %.
  ///
  /// - Source: assumption; no figure was found. Sweep 0 to 1.
  package static let fraudReportedShare = 0.5

  /// Seconds between two seals of an audit log's head: 1 hour.
  ///
  /// - Source: AWS CloudTrail delivers signed digest files hourly.
  package static let auditSeal: Int64 = hour

  // MARK: Assets

  /// Secret 1, namespace 10, node 20, cluster 100, role in a cloud account 20.
  ///
  /// - Source: assumption.
  package static let assetWeights = EstateContextDocument.AssetWeights(
    secret: 1, namespace: 10, node: 20, cluster: 100, cloudRole: 20)

  static let minute: Int64 = 60
  static let hour: Int64 = 60 * minute
  static let day: Int64 = 24 * hour
}
