import Statistics

extension Aggregation {
  /// Returns policy − baseline for every estate, scenario, further policy and metric, in that
  /// order.
  ///
  /// Only units in which the metric is defined under both policies are paired; without any there
  /// is no comparison, so a policy that approved nothing is never compared on latency. Holm's family
  /// is every hypothesis about a primary metric that has a p value, over all estates and scenarios.
  /// What is measured on the timeline or its requests is the same under every scenario: it is one
  /// hypothesis per estate and policy, and its adjusted p value stands in the row of each scenario.
  static func comparisons(
    of run: RecordedRun, samples: [CellKey: [MetricSample]]
  ) -> [ComparisonRecord] {
    let baseline = run.experiment.baseline
    var tested: [(record: ComparisonRecord, pValue: Double?)] = []
    for estate in run.estates {
      for scenario in run.scenarios {
        let key = CellKey(estate: estate.name, policy: baseline, scenario: scenario.name)
        guard let reference = samples[key] else { continue }
        for policy in run.policies where policy.name != baseline {
          var other = key
          other.policy = policy.name
          guard let treated = samples[other] else { continue }
          tested += zip(reference, treated).compactMap { own, treated in
            compare(own, with: treated, at: other, baseline)
          }
        }
      }
    }
    return holmAdjusted(tested, primary: Set(run.experiment.primaryMetrics))
  }

  private static func compare(
    _ reference: MetricSample, with treated: MetricSample, at key: CellKey, _ baseline: String
  ) -> (record: ComparisonRecord, pValue: Double?)? {
    let paired = reference.series.paired(with: treated.series)
    guard let comparison = PairedComparison(baseline: paired.own, treatment: paired.other) else {
      return nil
    }
    let difference = comparison.difference
    let record = ComparisonRecord(
      estate: key.estate, scenario: key.scenario, metric: reference.summary.metric,
      baseline: baseline, policy: key.policy, difference: difference.mean,
      lower: difference.lower, upper: difference.upper, pHolm: nil,
      effectSize: comparison.effectSize)
    return (record, comparison.pValue)
  }

  private static func holmAdjusted(
    _ tested: [(record: ComparisonRecord, pValue: Double?)], primary: Set<String>
  ) -> [ComparisonRecord] {
    var records = tested.map(\.record)
    var positions: [Hypothesis: Int] = [:]
    var family: [Double] = []
    var rows: [(row: Int, position: Int)] = []
    for (row, (record, pValue)) in tested.enumerated() where primary.contains(record.metric) {
      guard let pValue else { continue }
      let hypothesis = Hypothesis(record)
      let position = positions[hypothesis] ?? family.count
      if position == family.count { family.append(pValue) }
      positions[hypothesis] = position
      rows.append((row, position))
    }
    let adjusted = Statistics.holmAdjusted(family)
    for (row, position) in rows { records[row].pHolm = adjusted[position] }
    return records
  }
}

/// What one p value is about; equal for the rows that repeat one comparison.
private struct Hypothesis: Hashable {
  var estate: String
  var policy: String
  var metric: String
  /// `nil` for what does not depend on the scenario.
  var scenario: String?

  init(_ record: ComparisonRecord) {
    estate = record.estate
    policy = record.policy
    metric = record.metric
    scenario = Metric(rawValue: record.metric)?.population == .trial ? record.scenario : nil
  }
}
