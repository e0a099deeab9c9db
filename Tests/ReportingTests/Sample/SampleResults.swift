import Experiments

/// A plausible result set: three policies, three compromises, one estate. No simulation made it.
enum SampleResults {
  static let policies = ["standing", "rotated", "jit"]
  static let scenarios = ["ci-secret", "phished-laptop", "broker-takeover"]
  static let estate = "medium"

  static func make() -> ResultSet {
    var results = ResultSet(experiment: experiment)
    results.estates = [
      EstateRecord(
        name: estate,
        counts: [
          .init(label: "clusters", value: 3), .init(label: "namespaces", value: 214),
          .init(label: "service accounts", value: 2_968), .init(label: "people", value: 180),
          .init(label: "pipelines", value: 96),
        ],
        guesses: [
          "The API endpoint of cluster prod-eu is taken to be public (assumed: true).",
          "Group platform-admins is taken to have 7 members (assumed: true).",
        ],
        gaps: [
          .init(
            cluster: "prod-eu", kinds: "Secret",
            state: "not collected in kube-system: no access to it",
            effect: "Paths through stored secrets are missing: the blast radius is a lower bound."),
          .init(
            cluster: "prod-eu", kinds: "Role, ClusterRole", state: "not collected",
            effect: "Bindings to a missing role grant nothing here."),
        ])
    ]
    results.policies = [
      NamedRecord(
        name: "standing", description: "Static tokens and role bindings that never end."),
      NamedRecord(
        name: "rotated",
        description: "The same rights; every stored credential is replaced each 30 days."),
      NamedRecord(
        name: "jit",
        description: "No standing rights above view; roles for one task after approval, 1 h."),
    ]
    results.scenarios = [
      NamedRecord(
        name: "ci-secret", description: "A deploy token is copied out of the CI secret store."),
      NamedRecord(
        name: "phished-laptop", description: "A developer's laptop is taken over while in use."),
      NamedRecord(
        name: "broker-takeover",
        description: "The pod that issues just-in-time access is taken over."),
    ]
    for scenario in scenarios {
      for policy in policies {
        results.cells.append(cell(policy, scenario))
        results.curves.append(SampleCurves.curve(policy, scenario))
        results.diagrams.append(SampleDiagrams.diagram(policy, scenario))
      }
      results.comparisons += comparisons(scenario)
    }
    results.latencies = [SampleCurves.latency(policy: "jit")]
    results.notApplicable = [
      NotApplicableRecord(
        estate: estate, scenario: "agent-prompt", reason: "no candidate place")
    ]
    results.notes = [
      "Attackers take every step open to them (flood) until the alert; dwell times follow the "
        + "published mixture.",
      "Replays end 30 d after first use.",
    ]
    return results
  }

  static let experiment = ExperimentRecord(
    name: "standing-rotated-jit",
    description: "The demo experiment on the medium estate, with a shortened warm-up.",
    question: "How far does a leak reach under standing, rotated and just-in-time access?",
    seed: 42, sha256: String(repeating: "9f86d081884c7d65", count: 4),
    resolvedSpecification: """
      apiVersion: blastlab/v1
      kind: Experiment
      metadata:
        name: standing-rotated-jit
      spec:
        seed: 42
        baseline: standing
        timelines: 40
        trials: 50
      """, version: "0.1.0", baseline: "standing",
    primaryMetrics: ["blast_radius_share", "objective_reached"], timelines: 40, trials: 50)

  /// Mean blast radius share and objective share.
  static func means(_ policy: String, _ scenario: String) -> (share: Double, objective: Double) {
    switch (scenario, policy) {
    case ("ci-secret", "standing"): (0.4104, 0.62)
    case ("ci-secret", "rotated"): (0.3968, 0.60)
    case ("ci-secret", _): (0.0312, 0.04)
    case ("phished-laptop", "standing"): (0.2871, 0.38)
    case ("phished-laptop", "rotated"): (0.2655, 0.33)
    case ("phished-laptop", _): (0.0743, 0.09)
    case (_, "jit"): (0.3425, 0.47)
    case (_, "rotated"): (0.0518, 0.03)
    default: (0.0531, 0.03)
    }
  }

  /// Share of the replays whose foothold was live.
  private static func live(_ policy: String) -> Double {
    policy == "standing" ? 1 : policy == "rotated" ? 0.71 : 0.48
  }

  private static func cell(_ policy: String, _ scenario: String) -> CellRecord {
    CellRecord(
      estate: estate, policy: policy, scenario: scenario, trials: 2_000, units: 40,
      metrics: Metric.allCases.map { summary($0, policy, scenario) })
  }

  private static func summary(
    _ metric: Metric, _ policy: String, _ scenario: String
  ) -> MetricSummary {
    let (share, objective) = means(policy, scenario)
    let jit = policy == "jit"
    let mean: Double? =
      switch metric {
      case .blastRadiusCount: share * 3_100
      case .blastRadiusWeight: share * 9_412
      case .blastRadiusShare: share
      case .potentialBlastRadiusShare: min(1, share * 1.6)
      case .snapshotBlastRadiusShare: share * (jit ? 0.5 : 1.1)
      case .residualBlastRadiusShare: share * 0.25
      case .footholdLiveShare: live(policy)
      case .blastRadiusShareLive: min(1, share / live(policy))
      case .objectiveReached: objective
      case .timeToObjective: 2_592_000 * (1 - objective * 0.9)
      case .namespacesReached: share * 214
      case .nodesReached: share * 41
      case .clustersReached: share * 3
      case .identitiesReached: share * 900
      case .selfRenewingShare: jit ? 0 : 0.02
      case .approvalLatency: jit ? 2_710 : nil
      case .approvalLatencyHuman: jit ? 5_900 : nil
      case .requestsPerDay: jit ? 143.2 : 0
      case .requestsDeniedPerWeek: jit ? 6.5 : 0
      case .autoApprovedShare: jit ? 0.58 : nil
      case .approverUtilisation: jit ? 0.083 : 0
      default: SampleCosts.mean(metric, policy)
      }
    guard let mean else {
      return MetricSummary(
        metric: metric.rawValue, mean: nil, lower: nil, upper: nil, p50: nil, p90: nil, p95: nil,
        p99: nil, minimum: nil, maximum: nil, count: 0)
    }
    let scale = metric == .approvalLatency ? 0.4 : 1
    let isShare = metric.unit == "share" || metric.unit == "0/1"
    func bounded(_ value: Double) -> Double { isShare ? min(1, value) : value }
    return MetricSummary(
      metric: metric.rawValue, mean: mean, lower: mean * 0.92, upper: bounded(mean * 1.08),
      p50: mean * scale, p90: bounded(mean * 1.9), p95: bounded(mean * 4.2),
      p99: bounded(mean * 6), minimum: 0, maximum: bounded(mean * 8),
      count: metric.population == .timeline || metric.population == .request ? 40 : 2_000)
  }

  private static func comparisons(_ scenario: String) -> [ComparisonRecord] {
    let compared: [Metric] = [.blastRadiusShare, .objectiveReached, .potentialBlastRadiusShare]
    return ["rotated", "jit"].flatMap { policy in
      compared.map { metric in
        let value = summary(metric, policy, scenario).mean ?? 0
        let base = summary(metric, "standing", scenario).mean ?? 0
        let difference = value - base
        let isPrimary = metric != .potentialBlastRadiusShare
        let p: Double = abs(difference) > 0.1 ? 0.000_02 : 0.214
        return ComparisonRecord(
          estate: estate, scenario: scenario, metric: metric.rawValue, baseline: "standing",
          policy: policy, difference: difference, lower: difference - 0.033,
          upper: difference + 0.033, pHolm: isPrimary ? p : nil, effectSize: difference / 0.09)
      }
    }
  }
}
