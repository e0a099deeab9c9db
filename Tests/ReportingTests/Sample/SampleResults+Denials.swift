import Experiments

extension SampleResults {
  /// The sample where just-in-time access denies every request.
  static func denying() -> ResultSet {
    var results = make()
    results.latencies = []
    for cell in results.cells.indices where results.cells[cell].policy == "jit" {
      for position in results.cells[cell].metrics.indices {
        let name = results.cells[cell].metrics[position].metric
        switch Metric(rawValue: name) {
        case .approvalLatency, .approvalLatencyHuman:
          results.cells[cell].metrics[position] = MetricSummary(
            metric: name, mean: nil, lower: nil, upper: nil, p50: nil, p90: nil, p95: nil,
            p99: nil, minimum: nil, maximum: nil, count: 0)
        case .requestsDeniedPerWeek: results.cells[cell].metrics[position].mean = 143.2 * 7
        case .autoApprovedShare: results.cells[cell].metrics[position].mean = 0
        default: break
        }
      }
    }
    return results
  }

  /// Sets the mean of a metric in every cell of a policy.
  static func set(
    _ metric: Metric, _ policy: String, to mean: Double, in results: inout ResultSet
  ) {
    for cell in results.cells.indices where results.cells[cell].policy == policy {
      for position in results.cells[cell].metrics.indices
      where results.cells[cell].metrics[position].metric == metric.rawValue {
        results.cells[cell].metrics[position].mean = mean
      }
    }
  }
}
