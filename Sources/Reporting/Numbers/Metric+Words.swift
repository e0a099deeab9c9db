package import Experiments

extension Metric {
  /// A short heading.
  package var title: String {
    switch self {
    case .blastRadiusCount: "Assets reached"
    case .blastRadiusWeight: "Weight reached"
    case .blastRadiusShare: "Blast radius"
    case .potentialBlastRadiusShare: "Potential blast radius"
    case .snapshotBlastRadiusShare: "Snapshot blast radius"
    case .residualBlastRadiusShare: "Residual blast radius"
    case .footholdLiveShare: "Live footholds"
    case .blastRadiusShareLive: "Blast radius, live footholds"
    case .objectiveReached: "Objective reached"
    case .timeToObjective: "Time to objective"
    case .namespacesReached: "Namespaces reached"
    case .nodesReached: "Nodes reached"
    case .clustersReached: "Clusters reached"
    case .identitiesReached: "Identities reached"
    case .selfRenewingShare: "Self-renewing access"
    case .approvalLatency: "Approval latency"
    case .approvalLatencyHuman: "Approval latency, people only"
    case .requestsPerDay: "Requests per day"
    case .requestsDeniedPerWeek: "Denied per week"
    case .bypassesPerWeek: "Bypasses per week"
    case .breakGlassPerWeek: "Emergency access per week"
    case .rotationIncidentsPerWeek: "Failed rotations per week"
    case .autoApprovedShare: "Approved by policy"
    case .tasksAbandonedShare: "Tasks given up"
    case .auditCoverageShare: "Audit coverage"
    case .attributableActionsShare: "Attributable actions"
    case .approverUtilisation: "Approver utilisation"
    case .deployOverhead: "Deployment overhead"
    case .standingPermissionHours: "Standing permission hours"
    case .liveCredentialHours: "Live credential hours"
    case .credentialsValidAfterHour: "Credentials valid after 1 h"
    case .credentialsValidAfterDay: "Credentials valid after 24 h"
    case .annualRiskWeight: "Annual risk"
    }
  }

  /// The end of "Under this policy, the compromise …" for a mean written as `value`.
  func clause(_ value: String) -> String {
    switch self {
    case .blastRadiusCount: "reaches \(value) assets on average"
    case .blastRadiusWeight: "reaches assets that weigh \(value) on average"
    case .blastRadiusShare: "reaches \(value) of the estate's weight on average"
    case .potentialBlastRadiusShare:
      "could in time reach \(value) of the estate's weight on average"
    case .snapshotBlastRadiusShare: "can at once reach \(value) of the estate's weight on average"
    case .residualBlastRadiusShare:
      "still reaches \(value) of the estate's weight on average after eviction"
    case .footholdLiveShare: "gives a live foothold in \(value) of the replays"
    case .blastRadiusShareLive:
      "reaches \(value) of the estate's weight on average where its foothold is live"
    case .objectiveReached: "reaches its objective in \(value) of the replays"
    case .timeToObjective: "takes \(value) on average to its objective"
    case .namespacesReached: "reaches \(value) namespaces on average"
    case .nodesReached: "reaches \(value) nodes on average"
    case .clustersReached: "reaches \(value) clusters on average"
    case .identitiesReached: "reaches \(value) identities on average"
    case .selfRenewingShare: "gains access that renews itself in \(value) of the replays"
    case .annualRiskWeight: "goes with assets that weigh \(value) reached in a year"
    default:
      "goes with a mean of \(value) (\(title.lowercased()))"
    }
  }

  /// Whether a replay whose foothold was dead counts as if nothing had been at stake.
  var countsDeadFootholds: Bool {
    switch self {
    case .footholdLiveShare, .blastRadiusShareLive: false
    default: population == .trial
    }
  }
}
