/// A policy as written: composable controls, each of which may stand alone.
///
/// A control that is left out leaves its population as the estate's facts say. A control with a
/// ``Coverage`` below one governs a share of its population; the rest follow its fallback, which is
/// standing access where the control names none.
package struct PolicySpec: Sendable, Hashable {
  package var name: String
  package var description: String
  package var pipelines: CredentialRule
  package var people: CredentialRule
  /// Long-lived service account tokens kept in Secrets of the clusters.
  package var storedTokens: CredentialRule
  /// Tokens mounted in pods; `nil` leaves them as the API server hands them out.
  package var workloads: CredentialRule?
  /// What AI agents authenticate with; `nil` leaves them the token mounted in their pod.
  package var agents: CredentialRule?
  /// Whether kubeconfigs that several people use go on existing.
  package var sharedKubeconfigs = SharedKubeconfigRule()
  /// Standing rights made narrower; at most one for each population.
  package var scopes: [ScopeRule] = []
  /// Just-in-time elevation of people; `nil` leaves them their standing bindings.
  package var elevation: ElevationRule?
  /// Separate approval of pipeline runs; `nil` lets every run use its standing rights.
  package var deployments: ElevationRule?
  /// Rights of AI agents per invocation; `nil` leaves them their standing bindings.
  package var agentTasks: ElevationRule?
  /// What exceptional actions need at the time of use.
  package var gates: [GateRule] = []
  package var reviews: AccessReviewRule?
  package var breakGlass: BreakGlassRule?
  package var audit = AuditRule()

  package init(
    name: String, description: String = "", pipelines: CredentialRule, people: CredentialRule,
    storedTokens: CredentialRule, elevation: ElevationRule? = nil
  ) {
    self.name = name
    self.description = description
    self.pipelines = pipelines
    self.people = people
    self.storedTokens = storedTokens
    self.elevation = elevation
  }
}

/// Whose rights or credentials a control is about.
package enum Population: String, Sendable, Hashable, CaseIterable {
  case people
  case pipelines
  /// Service accounts of pods that are neither pipelines nor agents.
  case workloads
  case agents
}
