import Statistics

extension Aggregation {
  /// Returns policy − baseline for every estate, scenario, further policy and metric, in that
  /// order.
  ///
  /// Only units in which the metric is defined under both policies are paired; without any there
  /// is no comparison, so a policy without requests is never compared on latency. Holm's family is
  /// every comparison of a primary metric that has a p value, over all estates and scenarios; a
  /// timeline metric counts once per scenario there, which errs on the cautious side.
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
    let family = tested.indices.filter {
      primary.contains(tested[$0].record.metric) && tested[$0].pValue != nil
    }
    let adjusted = Statistics.holmAdjusted(family.compactMap { tested[$0].pValue })
    for (index, pValue) in zip(family, adjusted) { records[index].pHolm = pValue }
    return records
  }
}
