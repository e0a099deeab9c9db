import Experiments

extension RecordedRun {
  static func empty(policies: [String], baseline: String, primary: [String]) -> RecordedRun {
    var run = RecordedRun(
      experiment: ExperimentRecord(
        name: "sample", description: "A sample.", question: "Does it hold?",
        seed: 18_446_744_073_709_551_615, sha256: String(repeating: "ab", count: 32),
        resolvedSpecification: "kind: Experiment\n", version: "0.0.0-test", baseline: baseline,
        primaryMetrics: primary, timelines: 3, trials: 2))
    run.policies = policies.map { NamedRecord(name: $0, description: "the \($0) policy") }
    return run
  }

  /// Two policies, two scenarios and three units of two trials, with values that a reader can
  /// follow; `standing` has no requests, `jit` leaves one undecided, `laptop` never reaches its
  /// objective, `cloud` applies nowhere.
  static let small: RecordedRun = {
    var run = empty(
      policies: ["standing", "jit"], baseline: "standing",
      primary: ["blast_radius_share", "approval_latency_s"])
    run.estates = [
      EstateRecord(
        name: "shop",
        counts: [.init(label: "namespaces", value: 3), .init(label: "secrets", value: 12)],
        guesses: ["laptops: one per person, assumed"],
        gaps: [
          .init(
            cluster: "c", kinds: "Secret, Pod", state: "not collected", effect: "a lower bound"),
          .init(cluster: "d", kinds: "Node", state: "not collected: no access", effect: "none"),
        ])
    ]
    run.scenarios = ["runner", "laptop", "cloud"].map {
      NamedRecord(name: $0, description: "a leaked \"\($0)\"")
    }
    run.curveOffsets = [0, 60, 3600]
    run.notes = ["horizon shortened", "second note"]
    run.notApplicable = [
      NotApplicableRecord(estate: "shop", scenario: "cloud", reason: "no cloud role")
    ]
    run.cells = [
      cell("standing", "runner", counts: [[10, 10], [12, 8], [16, 16]]),
      cell("standing", "laptop", counts: [[4, 4], [4, 4], [4, 4]]),
      cell("jit", "runner", counts: [[2, 0], [3, 1], [2, 4]]),
      cell("jit", "laptop", counts: [[4, 4], [4, 4], [4, 4]]),
    ]
    run.arms = smallArms
    run.diagrams = [smallDiagram]
    return run
  }()

  private static func cell(_ policy: String, _ scenario: String, counts: [[Double]]) -> Cell {
    let reaches = scenario == "runner"
    let units = counts.enumerated().map { unit, counts in
      let trials = counts.enumerated().map { index, count in
        TrialObservation(
          leakInstant: Int64(86_400 * unit + index), firstUse: count == 0 ? nil : 90_000,
          place: "place/\(index)", evictionOffset: index == 0 ? nil : 7_200,
          values: [
            count, count * 2, count / 20, count / 16, count / 32, index == 0 ? nil : count / 64,
            count == 0 ? 0 : 1, count == 0 ? nil : count / 20, reaches ? 1 : 0,
            reaches && count > 0 ? 3_600 / count : nil, 1, 0, 0, 2, 0,
          ])
      }
      let mean = counts.reduce(0, +) / Double(counts.count)
      return UnitObservation(
        unit: unit, trials: trials, curve: [0, mean / 40, mean / 20],
        objectiveCurve: reaches ? [0, 0.25, Double(unit + 1) / 4] : [])
    }
    return Cell(key: CellKey(estate: "shop", policy: policy, scenario: scenario), units: units)
  }

  private static let smallArms: [Arm] = {
    let idle = (0..<3).map { unit in
      TimelineObservation(
        unit: unit, waits: [WaitCount(seconds: 0, isDone: true, count: 30)],
        [.requestsPerDay: 0, .requestsDeniedPerWeek: 0, .attributableActionsShare: 0.75])
    }
    let request = { (latency: Int64, outcome: RequestObservation.Outcome, human: Bool) in
      RequestObservation(latency: latency, outcome: outcome, human: human)
    }
    let busy = [
      TimelineObservation(
        unit: 0, requests: [request(0, .approved, false), request(600, .approved, true)],
        waits: [
          WaitCount(seconds: 0, isDone: true, count: 2),
          WaitCount(seconds: 600, isDone: false, count: 1),
          WaitCount(seconds: 600, isDone: true, count: 1),
        ],
        [
          .requestsPerDay: 2, .requestsDeniedPerWeek: 0, .bypassesPerWeek: 0.5,
          .autoApprovedShare: 0.5, .tasksAbandonedShare: 0.25, .approverUtilisation: 0.25,
        ]),
      TimelineObservation(
        unit: 1,
        requests: [
          request(60, .approved, false), request(900, .pending, true),
          request(300, .approved, true),
        ],
        [
          .requestsPerDay: 3, .requestsDeniedPerWeek: 0, .bypassesPerWeek: 1,
          .autoApprovedShare: 1.0 / 3, .approverUtilisation: 0.5,
        ]),
      TimelineObservation(
        unit: 2, requests: [request(120, .approved, false)],
        [
          .requestsPerDay: 1, .requestsDeniedPerWeek: 0, .bypassesPerWeek: 0,
          .autoApprovedShare: 1, .approverUtilisation: 0,
        ]),
    ]
    return [
      Arm(key: ArmKey(estate: "shop", policy: "standing"), timelines: idle),
      Arm(key: ArmKey(estate: "shop", policy: "jit"), timelines: busy),
    ]
  }()

  private static let smallDiagram = DiagramRecord(
    estate: "shop", policy: "jit", scenario: "runner",
    vertices: [
      .init(id: "v1", label: "runner", kind: "place", share: 1),
      .init(id: "v0", label: "token \"t\"", kind: "credential", share: 0.5),
    ],
    edges: [
      .init(tail: "v1", head: "v0", label: "Read a file (T1552.001)", share: 0.5),
      .init(tail: "v1", head: "v0", label: "", share: 0.25),
    ], omittedAssets: 7)
}
