import Statistics

/// A metric of one cell: its values by unit, and their summary.
struct MetricSample: Sendable, Hashable {
  var series: UnitSeries
  var summary: MetricSummary

  /// Summarises a metric observed once or more per unit.
  ///
  /// Mean and interval are over the units' means; quantiles, by linear interpolation (type 7),
  /// and extremes over all values of all units. Undefined values count nowhere.
  ///
  /// - Parameters:
  ///   - units: Ascending by unit, each with its values in a fixed order.
  init(_ metric: Metric, units: [(unit: Int, values: [Double?])]) {
    var series = UnitSeries()
    var pooled: [Double] = []
    for (unit, values) in units {
      let defined = values.compactMap { $0 }
      series.append(unit: unit, value: Moments.mean(defined))
      pooled += defined
    }
    pooled.sort()
    let quantile = { (p: Double) -> Double? in
      pooled.isEmpty ? nil : SampleQuantile.linear(p, sorted: pooled)
    }
    self.init(
      metric, series: series, quantile: quantile, minimum: pooled.first, maximum: pooled.last,
      count: pooled.count)
  }

  /// Summarises approval latency, or the waits of deployments.
  ///
  /// The mean, and each quantile, is that of one unit's requests, then averaged over the units that
  /// have any. Denied requests are left out: being turned away fast is no fast approval. In a unit
  /// with requests that expired, were withdrawn or are still pending it is the Kaplan–Meier
  /// estimate: the quantile is undefined when too few were approved, and then so is the average; the
  /// mean is restricted to the longest time any of these requests was followed. Extremes are over
  /// the approved requests of all units, `n` counts the approved and the censored.
  ///
  /// - Parameters:
  ///   - units: Ascending by unit.
  init(_ metric: Metric, latencies units: [(unit: Int, sample: LatencySample)]) {
    let samples = units.filter { $0.sample.count > 0 }
    var series = UnitSeries()
    for (unit, sample) in samples { series.append(unit: unit, value: sample.mean) }
    let quantile = { (p: Double) -> Double? in
      let quantiles = samples.compactMap { $0.sample.quantile(p) }
      return quantiles.count == samples.count ? Moments.mean(quantiles) : nil
    }
    self.init(
      metric, series: series, quantile: quantile,
      minimum: samples.compactMap { $0.sample.approved.first }.min(),
      maximum: samples.compactMap { $0.sample.approved.last }.max(),
      count: samples.reduce(0) { $0 + $1.sample.count })
  }

  private init(
    _ metric: Metric, series: UnitSeries, quantile: (Double) -> Double?, minimum: Double?,
    maximum: Double?, count: Int
  ) {
    let estimate = Estimate(series.values)
    self.series = series
    summary = MetricSummary(
      metric: metric.rawValue, mean: estimate?.mean, lower: estimate?.lower,
      upper: estimate?.upper, p50: quantile(0.5), p90: quantile(0.9), p95: quantile(0.95),
      p99: quantile(0.99), minimum: minimum, maximum: maximum, count: count)
  }
}
