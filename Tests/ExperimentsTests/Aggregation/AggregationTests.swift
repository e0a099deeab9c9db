import Experiments
import Testing

@Suite("Aggregation: figures worked out by hand")
struct AggregationTests {
  private let results = Aggregation.results(of: .small)

  private func summary(_ metric: Metric, _ policy: String, _ scenario: String) throws
    -> MetricSummary
  {
    let cell = try #require(
      results.cells.first { $0.policy == policy && $0.scenario == scenario })
    return try #require(cell.metrics.first { $0.metric == metric.rawValue })
  }

  @Test("Cells come in the order of the specification, metrics in that of their declaration")
  func order() {
    #expect(
      results.cells.map { [$0.policy, $0.scenario] } == [
        ["standing", "runner"], ["standing", "laptop"], ["jit", "runner"], ["jit", "laptop"],
      ])
    for cell in results.cells {
      #expect(cell.metrics.map(\.metric) == Metric.allCases.map(\.rawValue))
      #expect(cell.trials == 6 && cell.units == 3)
    }
  }

  @Test("Trials are averaged within their unit, the interval is over units")
  func blastRadius() throws {
    // Unit means 10, 10, 16: mean 12, s = √12, half width t(2) × √12 / √3 = 2 t(2).
    let summary = try summary(.blastRadiusCount, "standing", "runner")
    #expect(summary.mean == 12)
    let lower = try #require(summary.lower)
    let upper = try #require(summary.upper)
    #expect(abs(lower - (12 - 2 * 4.302652729749464)) < 1e-9)
    #expect(abs(upper - (12 + 2 * 4.302652729749464)) < 1e-9)
    // Sorted values 8, 10, 10, 12, 16, 16.
    #expect(summary.p50 == 11 && summary.p90 == 16 && summary.p95 == 16)
    #expect(summary.minimum == 8 && summary.maximum == 16 && summary.count == 6)
  }

  @Test("Equal units make the interval a point")
  func zeroVariance() throws {
    let summary = try summary(.blastRadiusCount, "jit", "laptop")
    #expect(summary.mean == 4 && summary.lower == 4 && summary.upper == 4)
  }

  @Test("An undefined value counts nowhere; a metric without values is undefined")
  func undefinedValues() throws {
    // jit, runner: times 1800 | 1200, 3600 | 1800, 900.
    let some = try summary(.timeToObjective, "jit", "runner")
    #expect(some.count == 5)
    #expect(some.mean == 1850)
    #expect(some.minimum == 900 && some.maximum == 3600 && some.p50 == 1800)
    let none = try summary(.timeToObjective, "jit", "laptop")
    #expect(
      none
        == MetricSummary(
          metric: "time_to_objective_s", mean: nil, lower: nil, upper: nil, p50: nil, p90: nil,
          p95: nil, p99: nil, minimum: nil, maximum: nil, count: 0))
  }

  @Test("The blast radius of live footholds leaves out the replays whose foothold was dead")
  func liveFootholds() throws {
    // jit, runner: 2, dead | 3, 1 | 2, 4 of 20 assets; unit means 0.1, 0.1, 0.15.
    let live = try summary(.blastRadiusShareLive, "jit", "runner")
    #expect(live.count == 5 && live.minimum == 0.05)
    #expect(live.mean.map { abs($0 - 0.35 / 3) < 1e-12 } == true)
    #expect(try summary(.footholdLiveShare, "jit", "runner").mean == 2.5 / 3)
  }

  @Test("A timeline metric is the same for every scenario, with n = units")
  func timelineMetrics() throws {
    let rate = try summary(.requestsPerDay, "jit", "runner")
    #expect(try summary(.requestsPerDay, "jit", "laptop") == rate)
    #expect(rate.mean == 2 && rate.p50 == 2 && rate.minimum == 1 && rate.maximum == 3)
    #expect(rate.count == 3)
    #expect(try summary(.autoApprovedShare, "standing", "runner").mean == nil)
  }

  @Test("Latency quantiles are taken within a unit and then averaged")
  func latency() throws {
    // Units: {0, 600}, {60, 300, 900 pending}, {120}.
    // Means: 300; (1 − 0) 60 + ⅔ 240 + ⅓ 600 = 420; 120.
    // Medians: 300; Kaplan–Meier: ⅔ survive 60, ⅓ survive 300, so 300; 120.
    let latency = try summary(.approvalLatency, "jit", "runner")
    #expect(latency.mean.map { abs($0 - 280) < 1e-9 } == true)
    #expect(latency.p50 == 240)
    // A third still pending: no 90 % quantile in unit 1, so none at all.
    #expect(latency.p90 == nil && latency.p99 == nil)
    #expect(latency.minimum == 0 && latency.maximum == 600 && latency.count == 6)
  }

  @Test("Human latency leaves out what policy decided, and units without people")
  func humanLatency() throws {
    // Units: {600}, {300, 900 pending}, none. Means 600; 300 + ½ 600 = 600.
    let latency = try summary(.approvalLatencyHuman, "jit", "runner")
    #expect(latency.mean == 600)
    #expect(latency.p50 == 450 && latency.count == 3)
  }

  @Test("No requests: every figure undefined, nothing compared")
  func noRequests() throws {
    let latency = try summary(.approvalLatency, "standing", "runner")
    #expect(latency.mean == nil && latency.lower == nil && latency.p50 == nil)
    #expect(latency.maximum == nil && latency.count == 0)
    #expect(!results.comparisons.contains { $0.metric == "approval_latency_s" })
    #expect(!results.comparisons.contains { $0.metric == "auto_approved_share" })
    #expect(results.comparisons.contains { $0.metric == "requests_per_day" })
  }

  @Test("A single unit has a mean and no interval, and its comparison no p value")
  func singleUnit() throws {
    var run = RecordedRun.small
    for index in run.cells.indices { run.cells[index].units.removeLast(2) }
    let results = Aggregation.results(of: run)
    let summary = results.cells[0].metrics[0]
    #expect(summary.mean == 10 && summary.lower == nil && summary.upper == nil)
    #expect(results.curves[0].points[2].lower == results.curves[0].points[2].mean)
    let comparison = try #require(results.comparisons.first)
    #expect(comparison.difference == -9 && comparison.lower == nil)
    #expect(comparison.pHolm == nil && comparison.effectSize == nil)
    #expect(results.comparisons.allSatisfy { $0.pHolm == nil })
  }

  @Test("Survival is the share that has not reached the objective; without one there is none")
  func survival() throws {
    let curves = Aggregation.results(of: .small).curves
    let runner = try #require(curves.first { $0.scenario == "runner" })
    #expect(runner.survival.map(\.offset) == [0, 60, 3600])
    #expect(runner.survival.map(\.mean) == [1, 0.75, 0.5])
    #expect(runner.survival[1].lower == 0.75 && runner.survival[1].upper == 0.75)
    #expect(
      abs(runner.survival[2].upper - (0.5 + 0.25 / 3.0.squareRoot() * 4.302652729749464)) < 1e-9)
    #expect(curves.allSatisfy { $0.scenario == "runner" || $0.survival.isEmpty })
  }

  @Test("Curves are means over units with an interval")
  func curves() throws {
    let curve = try #require(results.curves.first)
    #expect(curve.points.map(\.offset) == [0, 60, 3600])
    #expect(curve.points.map(\.mean) == [0, 0.3, 0.6])
    #expect(curve.points[0].lower == 0 && curve.points[0].upper == 0)
    #expect(abs(curve.points[2].upper - (0.6 + 0.1 * 4.302652729749464)) < 1e-9)
  }

  @Test("The latency distribution pools the approved requests of an arm")
  func latencyDistribution() {
    #expect(
      results.latencies == [
        LatencyRecord(estate: "shop", policy: "standing", seconds: [], count: 0),
        LatencyRecord(
          estate: "shop", policy: "jit", seconds: [0, 60, 120, 300, 600], count: 5),
      ])
  }

  @Test("A long latency distribution keeps 512 even order statistics and both ends")
  func thinning() throws {
    var run = RecordedRun.small
    let requests = (0..<10_000).map {
      RequestObservation(latency: Int64(($0 * 7919) % 10_000), outcome: .approved, human: true)
    }
    run.arms[1].timelines[0].requests = requests
    run.arms[1].timelines[1].requests = []
    run.arms[1].timelines[2].requests = []
    let record = try #require(Aggregation.results(of: run).latencies.last)
    #expect(record.count == 10_000 && record.seconds.count == 512)
    #expect(record.seconds.first == 0 && record.seconds.last == 9_999)
    let steps = zip(record.seconds, record.seconds.dropFirst()).map { $1 - $0 }
    #expect(steps.allSatisfy { $0 == 19 || $0 == 20 })
  }
}
