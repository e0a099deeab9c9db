import Experiments
import TestSupport

extension RecordedRun {
  /// Two estates, three policies and two scenarios with three units each, where any value may be
  /// undefined, any request denied or pending and any timeline without requests.
  static func random(seed: UInt64) -> RecordedRun {
    var random = SplitMix(seed: seed)
    var run = empty(
      policies: ["p0", "p1", "p2"], baseline: "p1",
      primary: ["blast_radius_share", "time_to_objective_s", "requests_per_day"])
    run.estates = ["e1", "e0"].map { EstateRecord(name: $0, counts: [], guesses: []) }
    run.scenarios = ["s1", "s0"].map { NamedRecord(name: $0, description: "") }
    run.curveOffsets = [0, 10]
    for estate in run.estates {
      for policy in run.policies {
        let key = ArmKey(estate: estate.name, policy: policy.name)
        run.arms.append(
          Arm(key: key, timelines: (0..<3).map { timeline(unit: $0, using: &random) }))
        for scenario in run.scenarios {
          let key = CellKey(estate: estate.name, policy: policy.name, scenario: scenario.name)
          run.cells.append(
            Cell(key: key, units: (0..<3).map { unit($0 * 5, using: &random) }))
        }
      }
    }
    return run
  }

  private static func unit(_ unit: Int, using random: inout SplitMix) -> UnitObservation {
    let trials = (0..<Int.random(in: 1...4, using: &random)).map { _ in
      TrialObservation(
        leakInstant: .random(in: 0...9999, using: &random), firstUse: nil, place: "p",
        evictionOffset: nil,
        values: Metric.perTrial.map { _ in
          // Small whole numbers make ties and zero variance common.
          Int.random(in: 0..<3, using: &random) == 0
            ? nil : Double(Int.random(in: 0...5, using: &random))
        })
    }
    let curve = (0..<2).map { _ in Double.random(in: 0...1, using: &random) }
    let reached = (0..<2).map { _ in Double.random(in: 0...1, using: &random) }
    return UnitObservation(
      unit: unit, trials: trials, curve: curve,
      objectiveCurve: Bool.random(using: &random) ? reached : [])
  }

  private static func timeline(
    unit: Int, using random: inout SplitMix
  ) -> TimelineObservation {
    let requests = (0..<Int.random(in: 0...8, using: &random)).map { _ in
      var request = RequestObservation(
        latency: .random(in: 0...20, using: &random),
        // Mostly approved, so that quantiles are often defined.
        outcome: random.pick([
          .approved, .approved, .approved, .approved, .denied, .pending, .expired, .withdrawn,
        ]),
        human: Bool.random(using: &random))
      request.attempt = .random(in: 0...2, using: &random)
      request.environment = random.pick(["production", "cluster"])
      return request
    }
    return TimelineObservation(
      unit: unit, requests: requests, deployWaits: waits(using: &random),
      values: Metric.perTimeline.map { _ in
        Int.random(in: 0..<3, using: &random) == 0 ? nil : .random(in: 0...1, using: &random)
      })
  }

  private static func waits(using random: inout SplitMix) -> [WaitCount] {
    var waits: [WaitCount] = []
    for seconds in 0..<Int64(4) {
      for isDone in [false, true] where Int.random(in: 0...(isDone ? 1 : 5), using: &random) == 0 {
        let count = Int.random(in: 1...4, using: &random)
        waits.append(WaitCount(seconds: seconds * 7, isDone: isDone, count: count))
      }
    }
    return waits
  }
}
