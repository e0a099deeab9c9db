import Experiments
import Testing

@Suite("Aggregation: waits whose end was not seen")
struct CensoringTests {
  /// The first of two policies' metric, of a run in which every unit has these observations.
  private func summary(
    _ metric: Metric, requests: [RequestObservation] = [], waits: [WaitCount] = []
  ) throws -> MetricSummary {
    var run = RecordedRun.small
    for unit in run.arms[0].timelines.indices {
      run.arms[0].timelines[unit].requests = requests
      run.arms[0].timelines[unit].deployWaits = waits
    }
    let cell = try #require(Aggregation.results(of: run).cells.first)
    return try #require(cell.metrics.first { $0.metric == metric.rawValue })
  }

  @Test(
    "Expired, withdrawn and pending requests count as followed until then",
    arguments: [RequestObservation.Outcome.expired, .withdrawn, .pending])
  func requests(outcome: RequestObservation.Outcome) throws {
    let latency = try summary(
      .approvalLatency,
      requests: [
        RequestObservation(latency: 10, outcome: .approved, human: true),
        RequestObservation(latency: 20, outcome: outcome, human: true),
        RequestObservation(latency: 30, outcome: .approved, human: true),
      ])
    // A third is approved by 10 s; of the two left one is lost from sight at 20 s, the last ends.
    let mean = try #require(latency.mean)
    #expect(abs(mean - (10 + 20 * 2.0 / 3)) < 1e-12)
    #expect(latency.p50 == 30 && latency.minimum == 10 && latency.maximum == 30)
    #expect(latency.count == 9, "three in each of three units")
  }

  @Test("Those that ran out of time waited for a person")
  func people() throws {
    let latency = try summary(
      .approvalLatencyHuman,
      requests: [
        RequestObservation(latency: 0, outcome: .approved, human: false),
        RequestObservation(latency: 40, outcome: .expired, human: true),
      ])
    #expect(latency.count == 3)
    #expect(latency.mean == 40 && latency.p50 == nil && latency.minimum == nil)
  }

  @Test("The overhead is over all deployments of a unit, those given up at least as long")
  func deployments() throws {
    let overhead = try summary(
      .deployOverhead,
      waits: [
        WaitCount(seconds: 0, isDone: true, count: 8),
        WaitCount(seconds: 600, isDone: false, count: 1),
        WaitCount(seconds: 600, isDone: true, count: 1),
      ])
    // A fifth waits 600 s or longer; one of those two is made then.
    let mean = try #require(overhead.mean)
    #expect(abs(mean - 120) < 1e-12)
    #expect(overhead.p50 == 0 && overhead.p90 == 600 && overhead.p95 == nil)
    #expect(overhead.minimum == 0 && overhead.maximum == 600 && overhead.count == 30)
  }

  @Test("Without deployments there is no overhead, rather than none of 0 s")
  func noDeployments() throws {
    let overhead = try summary(.deployOverhead)
    #expect(overhead.mean == nil && overhead.p50 == nil && overhead.count == 0)
  }
}
