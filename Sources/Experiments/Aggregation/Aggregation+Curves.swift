import Statistics

extension Aggregation {
  /// Order statistics kept of a latency distribution: enough for a smooth line.
  static let latencyPointsMax = 512

  /// Returns the mean reach curve of every cell, and its survival where there is an objective, with
  /// their 95 % intervals over units. Every trial is followed to its horizon, so nothing is censored.
  ///
  /// With a single unit the interval is the point itself.
  static func curves(of run: RecordedRun) -> [CurveRecord] {
    guard !run.curveOffsets.isEmpty else { return [] }
    return run.cells.map { cell in
      let hasObjective = cell.units.allSatisfy { !$0.objectiveCurve.isEmpty }
      return CurveRecord(
        estate: cell.key.estate, policy: cell.key.policy, scenario: cell.key.scenario,
        points: points(run.curveOffsets, cell.units.map(\.curve)),
        survival: hasObjective
          ? points(
            run.curveOffsets, cell.units.map { unit in unit.objectiveCurve.map { 1 - $0 } }) : [])
    }
  }

  /// The mean over units at each offset; shape of the curves [units][offsets].
  private static func points(_ offsets: [Int64], _ curves: [[Double]]) -> [CurveRecord.Point] {
    offsets.enumerated().compactMap { index, offset in
      Estimate(curves.map { $0[index] }).map { estimate in
        CurveRecord.Point(
          offset: offset, mean: estimate.mean, lower: estimate.lower ?? estimate.mean,
          upper: estimate.upper ?? estimate.mean)
      }
    }
  }

  /// Returns the pooled distribution of the approved requests of one arm, thinned evenly; without
  /// any it has no points.
  static func latency(of arm: RecordedRun.Arm) -> LatencyRecord {
    let seconds = arm.timelines.flatMap { timeline in
      timeline.requests.filter { $0.outcome == .approved }.map(\.latency)
    }.sorted()
    return LatencyRecord(
      estate: arm.key.estate, policy: arm.key.policy,
      seconds: thinned(seconds, to: latencyPointsMax), count: seconds.count)
  }

  /// Keeps at most a number of evenly spaced elements, the first and the last among them.
  static func thinned(_ sorted: [Int64], to most: Int) -> [Int64] {
    guard sorted.count > most else { return sorted }
    return (0..<most).map { sorted[$0 * (sorted.count - 1) / (most - 1)] }
  }
}
