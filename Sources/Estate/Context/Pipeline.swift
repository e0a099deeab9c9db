/// A CI/CD pipeline that acts on one cluster as one service account.
package struct Pipeline: Sendable, Hashable {
  package var name: String
  package var cluster: String
  package var namespace: String
  package var serviceAccount: String
  /// The CI system whose secret store keeps the pipeline's credential.
  package var ciSystem: String
  package var workingHours: WorkingHours
  /// Mean number of runs per working day.
  package var runsPerDay: Double
  package var jobDurationSeconds: Int64
  /// Whom to take for one of its runs, where its runs show an identity of their own; `nil` where nothing
  /// but such a run is.
  package var federation: FederationTrust?
  package var assumed: Bool

  package init(
    name: String, cluster: String, namespace: String, serviceAccount: String, ciSystem: String,
    workingHours: WorkingHours = .office, runsPerDay: Double, jobDurationSeconds: Int64,
    assumed: Bool = false
  ) {
    self.name = name
    self.cluster = cluster
    self.namespace = namespace
    self.serviceAccount = serviceAccount
    self.ciSystem = ciSystem
    self.workingHours = workingHours
    self.runsPerDay = runsPerDay
    self.jobDurationSeconds = jobDurationSeconds
    self.assumed = assumed
  }
}
