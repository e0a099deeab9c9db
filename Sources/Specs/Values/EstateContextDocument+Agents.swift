extension EstateContextDocument {
  /// A program that acts on one cluster by itself, task by task, as one service account.
  package struct Agent: Sendable, Hashable {
    /// Unique in the document.
    package var name: String
    package var cluster: String
    package var namespace: String
    package var serviceAccount: String
    /// The team that answers for it; may be empty.
    package var team: String = ""
    package var workingHours: WorkingHours = .office
    /// Mean number of invocations per working day.
    package var invocationsPerDay: Double
    package var invocationSeconds: Int64
    package var assumed: Bool = false

    package init(
      name: String, cluster: String, namespace: String, serviceAccount: String,
      invocationsPerDay: Double, invocationSeconds: Int64
    ) {
      self.name = name
      self.cluster = cluster
      self.namespace = namespace
      self.serviceAccount = serviceAccount
      self.invocationsPerDay = invocationsPerDay
      self.invocationSeconds = invocationSeconds
    }
  }
}
