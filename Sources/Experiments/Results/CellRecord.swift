/// One estate × policy × compromise with all its metrics.
package struct CellRecord: Sendable, Hashable {
  package var estate: String
  package var policy: String
  package var scenario: String
  package var trials: Int
  package var units: Int
  /// In the order of `Metric.allCases`.
  package var metrics: [MetricSummary]

  package init(
    estate: String, policy: String, scenario: String, trials: Int, units: Int,
    metrics: [MetricSummary]
  ) {
    self.estate = estate
    self.policy = policy
    self.scenario = scenario
    self.trials = trials
    self.units = units
    self.metrics = metrics
  }
}

/// A metric of one cell: mean and 95 % interval over unit means, quantiles over all observations.
///
/// Every figure is `nil` where it is undefined (no requests, a single unit).
package struct MetricSummary: Sendable, Hashable {
  package var metric: String
  package var mean: Double?
  package var lower: Double?
  package var upper: Double?
  package var p50: Double?
  package var p90: Double?
  package var p95: Double?
  package var p99: Double?
  package var minimum: Double?
  package var maximum: Double?
  package var count: Int

  package init(
    metric: String, mean: Double?, lower: Double?, upper: Double?, p50: Double?, p90: Double?,
    p95: Double?, p99: Double?, minimum: Double?, maximum: Double?, count: Int
  ) {
    self.metric = metric
    self.mean = mean
    self.lower = lower
    self.upper = upper
    self.p50 = p50
    self.p90 = p90
    self.p95 = p95
    self.p99 = p99
    self.minimum = minimum
    self.maximum = maximum
    self.count = count
  }
}
