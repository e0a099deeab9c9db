/// A program that acts on one cluster by itself, task by task, as one service account.
package struct Agent: Sendable, Hashable {
  package var name: String
  package var cluster: String
  package var namespace: String
  package var serviceAccount: String
  /// The team that answers for it; may be empty.
  package var team: String
  package var workingHours: WorkingHours
  /// Mean number of invocations per working day.
  package var invocationsPerDay: Double
  package var invocationSeconds: Int64
  package var assumed: Bool

  package init(
    name: String, cluster: String, namespace: String, serviceAccount: String, team: String = "",
    workingHours: WorkingHours = .office, invocationsPerDay: Double, invocationSeconds: Int64,
    assumed: Bool = false
  ) {
    self.name = name
    self.cluster = cluster
    self.namespace = namespace
    self.serviceAccount = serviceAccount
    self.team = team
    self.workingHours = workingHours
    self.invocationsPerDay = invocationsPerDay
    self.invocationSeconds = invocationSeconds
    self.assumed = assumed
  }
}
