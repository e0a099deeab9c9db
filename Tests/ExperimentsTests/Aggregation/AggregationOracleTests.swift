import Experiments
import Testing

@Suite("Aggregation: against a slow and plain re-implementation")
struct AggregationOracleTests {
  static let seeds: [UInt64] = Array(1...60)

  @Test("Means, intervals, quantiles and extremes", arguments: seeds)
  func summaries(seed: UInt64) throws {
    let run = RecordedRun.random(seed: seed)
    for cell in Aggregation.results(of: run).cells {
      let key = CellKey(estate: cell.estate, policy: cell.policy, scenario: cell.scenario)
      for (metric, summary) in zip(Metric.allCases, cell.metrics) {
        let units = SlowAggregation.unitValues(metric, of: key, in: run).sorted { $0.key < $1.key }
        let values = units.map(\.value)
        expectClose(summary.mean, values.isEmpty ? nil : SlowAggregation.mean(values))
        let halfWidth = values.count < 2 ? nil : SlowAggregation.halfWidth(values)
        expectClose(summary.lower, halfWidth.map { SlowAggregation.mean(values) - $0 })
        expectClose(summary.upper, halfWidth.map { SlowAggregation.mean(values) + $0 })
        if metric.population == .trial || metric.population == .timeline {
          expectPooled(summary, SlowAggregation.observations(metric, of: key, in: run))
        } else {
          expectLatency(summary, metric, run.arms.first { $0.key == key.arm }?.timelines ?? [])
        }
      }
    }
  }

  @Test("Paired differences and Holm's adjustment", arguments: seeds)
  func comparisons(seed: UInt64) throws {
    let run = RecordedRun.random(seed: seed)
    let records = Aggregation.results(of: run).comparisons
    var expected: [(record: ComparisonRecord, differences: [Double], baseline: [Double])] = []
    for estate in ["e1", "e0"] {
      for scenario in ["s1", "s0"] {
        for policy in ["p0", "p2"] {
          for metric in Metric.allCases {
            let key = { CellKey(estate: estate, policy: $0, scenario: scenario) }
            let own = SlowAggregation.unitValues(metric, of: key(policy), in: run)
            let base = SlowAggregation.unitValues(metric, of: key("p1"), in: run)
            let common = own.keys.filter { base[$0] != nil }.sorted()
            if common.isEmpty { continue }
            let record = ComparisonRecord(
              estate: estate, scenario: scenario, metric: metric.rawValue, baseline: "p1",
              policy: policy, difference: nil, lower: nil, upper: nil, pHolm: nil,
              effectSize: nil)
            expected.append(
              (record, common.map { own[$0]! - base[$0]! }, common.map { base[$0]! }))
          }
        }
      }
    }
    #expect(records.count == expected.count)
    // What does not depend on the scenario is one hypothesis, here that of the first scenario.
    let family = expected.filter {
      run.experiment.primaryMetrics.contains($0.record.metric) && $0.differences.count > 1
        && ($0.record.metric != "requests_per_day" || $0.record.scenario == "s1")
    }.map { SlowAggregation.pValue($0.differences) }
    for (record, (place, differences, baseline)) in zip(records, expected) {
      #expect(
        [record.estate, record.scenario, record.policy, record.metric]
          == [place.estate, place.scenario, place.policy, place.metric])
      let mean = SlowAggregation.mean(differences)
      expectClose(record.difference, mean)
      let halfWidth = differences.count < 2 ? nil : SlowAggregation.halfWidth(differences)
      expectClose(record.lower, halfWidth.map { mean - $0 })
      expectClose(record.upper, halfWidth.map { mean + $0 })
      let spread = baseline.count < 2 ? nil : SlowAggregation.deviation(baseline)
      expectClose(
        record.effectSize,
        spread.flatMap { $0 < 1e-12 ? (abs(mean) < 1e-12 ? 0 : nil) : mean / $0 })
      let isPrimary = run.experiment.primaryMetrics.contains(place.metric)
      expectClose(
        record.pHolm,
        isPrimary && differences.count > 1
          ? SlowAggregation.holm(SlowAggregation.pValue(differences), family: family) : nil)
    }
  }

  private func expectPooled(_ summary: MetricSummary, _ values: [Double]) {
    #expect(summary.count == values.count)
    #expect(summary.minimum == values.min() && summary.maximum == values.max())
    for (own, p) in [
      (summary.p50, 0.5), (summary.p90, 0.9), (summary.p95, 0.95), (summary.p99, 0.99),
    ] {
      expectClose(own, SlowAggregation.quantile(p, values))
    }
  }

  private func expectLatency(
    _ summary: MetricSummary, _ metric: Metric, _ timelines: [TimelineObservation]
  ) {
    let units = timelines.map { SlowAggregation.waits(metric, $0) }.filter { !$0.isEmpty }
    let approved = units.flatMap { unit in
      unit.filter(\.isDone).map { Double($0.seconds) }
    }
    #expect(summary.count == units.reduce(0) { $0 + $1.count })
    #expect(summary.minimum == approved.min() && summary.maximum == approved.max())
    for (own, p) in [
      (summary.p50, 0.5), (summary.p90, 0.9), (summary.p95, 0.95), (summary.p99, 0.99),
    ] {
      let quantiles = units.map { SlowAggregation.latencyQuantile(p, $0) }
      let isDefined = !units.isEmpty && quantiles.allSatisfy { $0 != nil }
      expectClose(own, isDefined ? SlowAggregation.mean(quantiles.compactMap { $0 }) : nil)
    }
  }

  private func expectClose(
    _ value: Double?, _ expected: Double?, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    guard let value, let expected else {
      #expect(value == expected, sourceLocation: sourceLocation)
      return
    }
    let tolerance = 1e-9 * max(1, abs(expected))
    #expect(abs(value - expected) <= tolerance, sourceLocation: sourceLocation)
  }
}
