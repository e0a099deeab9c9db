import Experiments
import Testing

@Suite("Aggregation: requests that are denied")
struct DenialTests {
  private func summary(_ results: ResultSet, _ metric: Metric, _ policy: String) throws
    -> MetricSummary
  {
    let cell = try #require(results.cells.first { $0.policy == policy })
    return try #require(cell.metrics.first { $0.metric == metric.rawValue })
  }

  /// `small` where `standing` has fast approvals and `jit` denies everything at once.
  private func denying() -> RecordedRun {
    var run = RecordedRun.small
    run.experiment.primaryMetrics = ["approval_latency_s", "approval_latency_human_s"]
    for unit in 0..<3 {
      let requests = { (outcome: RequestObservation.Outcome) in
        [false, true].map { RequestObservation(latency: 0, outcome: outcome, human: $0) }
      }
      run.arms[0].timelines[unit].requests = requests(.approved)
      run.arms[1].timelines[unit].requests = requests(.denied)
      run.arms[1].timelines[unit][.requestsDeniedPerWeek] = 14
      run.arms[1].timelines[unit][.autoApprovedShare] = 0
    }
    return run
  }

  @Test("A policy that denies everything has no latency and is not compared on it")
  func everythingDenied() throws {
    let results = Aggregation.results(of: denying())
    for metric in [Metric.approvalLatency, .approvalLatencyHuman] {
      #expect(try summary(results, metric, "standing").mean == 0)
      #expect(
        try summary(results, metric, "jit")
          == MetricSummary(
            metric: metric.rawValue, mean: nil, lower: nil, upper: nil, p50: nil, p90: nil,
            p95: nil, p99: nil, minimum: nil, maximum: nil, count: 0))
      #expect(!results.comparisons.contains { $0.metric == metric.rawValue })
    }
    #expect(try summary(results, .autoApprovedShare, "jit").mean == 0)
    #expect(try summary(results, .requestsDeniedPerWeek, "jit").mean == 14)
    let latency = try #require(results.latencies.last)
    #expect(latency.seconds.isEmpty && latency.count == 0)
  }

  @Test("Denials among approvals change no latency, however fast or slow", arguments: [0, 50_000])
  func someDenied(latency: Int64) throws {
    var run = RecordedRun.small
    let before = Aggregation.results(of: run)
    for unit in 0..<3 {
      for human in [false, true] {
        run.arms[1].timelines[unit].requests.insert(
          RequestObservation(latency: latency, outcome: .denied, human: human), at: 0)
      }
    }
    let after = Aggregation.results(of: run)
    for metric in [Metric.approvalLatency, .approvalLatencyHuman] {
      #expect(try summary(after, metric, "jit") == summary(before, metric, "jit"))
    }
    #expect(after.latencies == before.latencies)
  }

  @Test("A policy under which everything still waits is not free either")
  func everythingPending() throws {
    var run = RecordedRun.small
    for unit in 0..<3 {
      run.arms[1].timelines[unit].requests = [
        RequestObservation(latency: 3_600, outcome: .pending, human: true)
      ]
    }
    let results = Aggregation.results(of: run)
    let latency = try summary(results, .approvalLatency, "jit")
    #expect(latency.mean == 3_600, "restricted to the time followed")
    #expect(latency.p50 == nil && latency.minimum == nil && latency.count == 3)
    #expect(results.latencies.last?.count == 0)
  }
}
