/// Whom a cluster or cloud believes to be a pipeline when a run shows its workload identity.
package struct FederationTrust: Sendable, Hashable {
  /// The pattern that the subject of a run's token must match.
  package var subject: String
  /// Whether the pattern admits runs of others too: of another repository, branch or fork.
  package var admitsOthers: Bool

  package init(subject: String, admitsOthers: Bool) {
    self.subject = subject
    self.admitsOthers = admitsOthers
  }
}
