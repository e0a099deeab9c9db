package import Experiments

extension Metric {
  /// One sentence on what is measured.
  package var meaning: String {
    switch self {
    case .blastRadiusCount:
      "Assets reached before the attacker is evicted or the replay ends, mean over replays."
    case .blastRadiusWeight:
      "Sum of the weights of the assets reached, mean over replays."
    case .blastRadiusShare:
      "Share of the estate's total asset weight that is reached before eviction or the end of "
        + "the replay; a replay whose leak gave nothing counts as 0."
    case .potentialBlastRadiusShare:
      "The same share for an attacker who is never detected and whose steps take no time."
    case .snapshotBlastRadiusShare:
      "The share reachable with only the access that is open at the instant of first use."
    case .residualBlastRadiusShare:
      "The share that what survives eviction still reaches afterwards, undetected, until the end of "
        + "the replay; only replays in which somebody evicts."
    case .footholdLiveShare:
      "Share of replays in which what leaked still gave any access when it was first used."
    case .blastRadiusShareLive:
      "The blast radius over only the replays whose foothold still gave access when it was first "
        + "used: what an attacker reaches who gets in at all."
    case .objectiveReached:
      "Share of replays in which the attacker reached the objective of the compromise."
    case .timeToObjective:
      "Time from first use to the objective; a replay that never gets there counts its full "
        + "length."
    case .namespacesReached, .nodesReached, .clustersReached:
      "How many of them the attacker controls, mean over replays."
    case .identitiesReached:
      "Users and service accounts the attacker can act as, mean over replays."
    case .selfRenewingShare:
      "Share of replays in which the attacker held something that renews itself for as long as "
        + "nobody intervenes, such as tokens that mint each other."
    default: meaningOfCost
    }
  }

  /// The same for what is measured on timelines, requests and deployments.
  private var meaningOfCost: String {
    switch self {
    case .approvalLatency:
      "Time from an access request to its approval, those approved by policy included; denied "
        + "requests are left out, and those that nobody decided count for as long as they waited, "
        + "at least."
    case .approvalLatencyHuman:
      "Time from an access request to its approval, only those that people decide."
    case .requestsPerDay: "Access requests per day on the whole estate."
    case .requestsDeniedPerWeek:
      "Access requests turned down per week on the whole estate: work that did not happen."
    case .bypassesPerWeek:
      "Long-lived credentials that people who would not wait helped themselves to, past the policy."
    case .breakGlassPerWeek:
      "Times that somebody took emergency access, at once and before any review."
    case .rotationIncidentsPerWeek:
      "Rotations of credentials that failed: the old one stays in use until somebody repairs it."
    case .autoApprovedShare: "Share of all requests that a rule approves without a person."
    case .tasksAbandonedShare:
      "Share of all tasks that nobody did, for want of access: given up waiting, or refused."
    case .auditCoverageShare:
      "Share of secret reads, changes of role bindings and commands run in containers that the "
        + "policy records."
    case .attributableActionsShare:
      "Share of all actions made with a credential that belongs to one person or program only; "
        + "those of shared kubeconfigs and of bypasses do not."
    case .approverUtilisation: "Busy time of approvers over their time on shift."
    case .deployOverhead:
      "Time that a deployment or a pipeline run waits for access: what the policy adds to it. "
        + "Those given up count for as long as they waited, at least."
    case .standingPermissionHours:
      "Hours that grants are in force per week, each weighted by its rules, the size of its scope "
        + "and how sensitive that is; a grant of weight 1 that never ends counts 168."
    case .liveCredentialHours:
      "Hours that credentials are valid per week, all versions of all of them added up."
    case .credentialsValidAfterHour:
      "Share of the credentials found in places that may leak that still work an hour later."
    case .annualRiskWeight:
      "Asset weight reached in a year: how often the places of each compromise leak, times what an "
        + "attacker reaches from them on average, over all compromises that say how often."
    case .credentialsValidAfterDay:
      "Share of the credentials found in places that may leak that still work a day later."
    default: preconditionFailure("\(rawValue) has no meaning")
    }
  }
}
