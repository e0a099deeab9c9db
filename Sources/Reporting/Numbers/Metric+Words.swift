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
    case .footholdLiveShare: "Live footholds"
    case .blastRadiusShareLive: "Blast radius, live footholds"
    case .objectiveReached: "Objective reached"
    case .timeToObjective: "Time to objective"
    case .namespacesReached: "Namespaces reached"
    case .nodesReached: "Nodes reached"
    case .clustersReached: "Clusters reached"
    case .identitiesReached: "Identities reached"
    case .approvalLatency: "Approval latency"
    case .approvalLatencyHuman: "Approval latency, people only"
    case .requestsPerDay: "Requests per day"
    case .requestsDeniedPerWeek: "Denied per week"
    case .autoApprovedShare: "Approved by policy"
    case .approverUtilisation: "Approver utilisation"
    }
  }

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
    case .approvalLatency:
      "Time from an access request to its approval, those approved by policy included; denied "
        + "requests are left out."
    case .approvalLatencyHuman:
      "Time from an access request to its approval, only those that people decide."
    case .requestsPerDay: "Access requests per day on the whole estate."
    case .requestsDeniedPerWeek:
      "Access requests turned down per week on the whole estate: work that did not happen."
    case .autoApprovedShare: "Share of all requests that a rule approves without a person."
    case .approverUtilisation: "Busy time of approvers over their time on shift."
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
    case .footholdLiveShare: "gives a live foothold in \(value) of the replays"
    case .blastRadiusShareLive:
      "reaches \(value) of the estate's weight on average where its foothold is live"
    case .objectiveReached: "reaches its objective in \(value) of the replays"
    case .timeToObjective: "takes \(value) on average to its objective"
    case .namespacesReached: "reaches \(value) namespaces on average"
    case .nodesReached: "reaches \(value) nodes on average"
    case .clustersReached: "reaches \(value) clusters on average"
    case .identitiesReached: "reaches \(value) identities on average"
    case .approvalLatency, .approvalLatencyHuman, .requestsPerDay, .requestsDeniedPerWeek,
      .autoApprovedShare, .approverUtilisation:
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
