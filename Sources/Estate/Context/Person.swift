/// Someone who uses the clusters with a kubeconfig of their own.
package struct Person: Sendable, Hashable {
  package var name: String
  /// The Kubernetes user name that their credentials authenticate.
  package var username: String
  /// External group claims, frozen into each credential when it is issued.
  package var groups: [String]
  package var team: String
  /// The clusters their kubeconfig has entries for.
  package var clusters: [String]
  package var laptop: String
  package var workingHours: WorkingHours
  /// Mean number of privileged tasks per working day.
  package var tasksPerDay: Double
  /// Whether they take turns at being on call for their team.
  package var onCall: Bool = false
  /// Whether an import guessed this entry.
  package var assumed: Bool

  package init(
    name: String, username: String, groups: [String] = [], team: String = "",
    clusters: [String], laptop: String, workingHours: WorkingHours = .office,
    tasksPerDay: Double, assumed: Bool = false
  ) {
    self.name = name
    self.username = username
    self.groups = groups
    self.team = team
    self.clusters = clusters
    self.laptop = laptop
    self.workingHours = workingHours
    self.tasksPerDay = tasksPerDay
    self.assumed = assumed
  }
}
