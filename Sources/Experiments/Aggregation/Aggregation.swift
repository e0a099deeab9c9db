import Statistics

/// From observations to the figures of a report: pure, and the same bits in whatever order the
/// observations were made.
///
/// The unit of replication is the timeline. Trials are averaged within their unit, intervals are
/// over units, and policies are paired by unit.
package enum Aggregation {
  /// Returns every figure of a run.
  ///
  /// - Parameters:
  ///   - run: Cells, arms and units in canonical order, as `ResultStore.loadRun` gives them.
  /// - Complexity: O(n log n) in the observations.
  package static func results(of run: RecordedRun) -> ResultSet {
    var results = ResultSet(experiment: run.experiment)
    results.estates = run.estates
    results.policies = run.policies
    results.scenarios = run.scenarios
    results.diagrams = run.diagrams
    results.notApplicable = run.notApplicable
    results.notes = run.notes
    let samples = cellSamples(of: run)
    results.cells = run.cells.compactMap { cell in
      samples[cell.key].map { record(of: cell, samples: $0) }
    }
    results.comparisons = comparisons(of: run, samples: samples)
    results.curves = curves(of: run)
    results.latencies = run.arms.map { latency(of: $0) }
    return results
  }

  /// Returns the samples of every cell, each in the order of `Metric.allCases`.
  static func cellSamples(of run: RecordedRun) -> [CellKey: [MetricSample]] {
    let arms = run.arms.map { ($0.key, armSamples(of: $0.timelines)) }
    let timelines = Dictionary(arms, uniquingKeysWith: { first, _ in first })
    let cells = run.cells.map { cell -> (CellKey, [MetricSample]) in
      let ofArm = timelines[cell.key.arm] ?? armSamples(of: [])
      return (cell.key, trialSamples(of: cell.units) + ofArm)
    }
    return Dictionary(cells, uniquingKeysWith: { first, _ in first })
  }

  /// Returns the samples of the per-trial metrics.
  private static func trialSamples(of units: [UnitObservation]) -> [MetricSample] {
    Metric.perTrial.enumerated().map { index, metric in
      MetricSample(
        metric,
        units: units.map { unit in (unit.unit, unit.trials.map { $0.values[index] }) })
    }
  }

  /// Returns the samples of the metrics that do not depend on what is compromised.
  private static func armSamples(of timelines: [TimelineObservation]) -> [MetricSample] {
    Metric.allCases.filter { $0.population != .trial }.map { metric in
      switch metric {
      case .approvalLatency:
        MetricSample(metric, latencies: timelines.map { ($0.unit, LatencySample($0.requests)) })
      case .approvalLatencyHuman:
        MetricSample(
          metric,
          latencies: timelines.map { ($0.unit, LatencySample($0.requests.filter(\.human))) })
      case .deployOverhead:
        MetricSample(metric, latencies: timelines.map { ($0.unit, LatencySample($0.deployWaits)) })
      default:
        MetricSample(metric, units: timelines.map { ($0.unit, [$0[metric]]) })
      }
    }
  }

  private static func record(of cell: RecordedRun.Cell, samples: [MetricSample]) -> CellRecord {
    CellRecord(
      estate: cell.key.estate, policy: cell.key.policy, scenario: cell.key.scenario,
      trials: cell.units.reduce(0) { $0 + $1.trials.count }, units: cell.units.count,
      metrics: samples.map(\.summary))
  }
}
