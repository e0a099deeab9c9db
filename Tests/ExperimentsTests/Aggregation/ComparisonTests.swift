import Experiments
import Testing

@Suite("Aggregation: comparisons with the baseline")
struct ComparisonTests {
  private func comparison(
    _ results: ResultSet, _ metric: Metric, _ scenario: String = "runner"
  ) throws -> ComparisonRecord {
    try #require(
      results.comparisons.first { $0.metric == metric.rawValue && $0.scenario == scenario })
  }

  @Test("The difference is policy minus baseline, paired by unit")
  func difference() throws {
    // Unit means: standing 10, 10, 16; jit 1, 2, 3; differences −9, −8, −13.
    let results = Aggregation.results(of: .small)
    let record = try comparison(results, .blastRadiusCount)
    #expect(record.baseline == "standing" && record.policy == "jit" && record.estate == "shop")
    #expect(record.difference == -10)
    // s² = (1 + 4 + 9) / 2 = 7.
    let halfWidth = 4.302652729749464 * (7.0 / 3).squareRoot()
    #expect(try abs(#require(record.lower) - (-10 - halfWidth)) < 1e-9)
    #expect(try abs(#require(record.upper) - (-10 + halfWidth)) < 1e-9)
    // The baseline's units vary with s = √12.
    #expect(try abs(#require(record.effectSize) - -10 / 12.0.squareRoot()) < 1e-12)
  }

  @Test("Holm's family is the primary metrics over all scenarios; others have no p value")
  func family() throws {
    let results = Aggregation.results(of: .small)
    let primary = results.comparisons.filter { $0.pHolm != nil }
    // Approval latency is primary too, but standing has no requests.
    #expect(primary.map(\.metric) == ["blast_radius_share", "blast_radius_share"])
    // t = −10 / √(7/3) with 2 degrees of freedom: p = 1 − |t| / √(2 + t²); two in the family.
    let t = 10 / (7.0 / 3).squareRoot()
    let p = 1 - t / (2 + t * t).squareRoot()
    #expect(try abs(#require(primary[0].pHolm) - 2 * p) < 1e-12)
    #expect(primary[1].scenario == "laptop" && primary[1].pHolm == 1)
  }

  @Test("What is the same in every scenario is one hypothesis, copied to each scenario's row")
  func sharedHypothesis() throws {
    var run = RecordedRun.small
    run.experiment.primaryMetrics = ["blast_radius_share", "requests_per_day"]
    let results = Aggregation.results(of: run)
    // requests_per_day differs by 2, 3, 1: t = 2√3 with 2 degrees of freedom.
    let p = { (t: Double) in 1 - t / (2 + t * t).squareRoot() }
    let blast = p(10 / (7.0 / 3).squareRoot())
    let rate = p(2 * 3.0.squareRoot())
    #expect(blast < rate)
    // Three hypotheses, though four rows have a p value.
    #expect(results.comparisons.count { $0.pHolm != nil } == 4)
    let runner = try comparison(results, .blastRadiusShare)
    #expect(try abs(#require(runner.pHolm) - 3 * blast) < 1e-12)
    for scenario in ["runner", "laptop"] {
      let record = try comparison(results, .requestsPerDay, scenario)
      #expect(try abs(#require(record.pHolm) - 2 * rate) < 1e-12)
    }
    #expect(try comparison(results, .blastRadiusShare, "laptop").pHolm == 1)
  }

  @Test("Without variance the interval is a point and p is 1 or 0")
  func zeroVariance() throws {
    let same = try comparison(Aggregation.results(of: .small), .blastRadiusShare, "laptop")
    #expect(same.difference == 0 && same.lower == 0 && same.upper == 0)
    #expect(same.pHolm == 1 && same.effectSize == 0)
    var run = RecordedRun.small
    run.experiment.primaryMetrics = ["requests_per_day"]
    for unit in run.arms[1].timelines.indices { run.arms[1].timelines[unit][.requestsPerDay] = 2 }
    let more = try comparison(Aggregation.results(of: run), .requestsPerDay)
    #expect(more.difference == 2 && more.lower == 2 && more.upper == 2)
    #expect(more.pHolm == 0 && more.effectSize == nil)
  }

  @Test("A unit in which either side is undefined is left out of the pairing")
  func pairing() throws {
    var run = RecordedRun.small
    let time = try #require(Metric.perTrial.firstIndex(of: .timeToObjective))
    // standing: 360 | 300, 450 | 225; jit: 1800 | undefined | 1800, 900.
    for trial in run.cells[2].units[1].trials.indices {
      run.cells[2].units[1].trials[trial].values[time] = nil
    }
    let record = try comparison(Aggregation.results(of: run), .timeToObjective)
    // 1800 − 360 and 1350 − 225.
    #expect(record.difference == 1282.5)
    let summary = Aggregation.results(of: run).cells[0].metrics[time]
    #expect(summary.mean == 320, "the cell's own mean keeps all three units")
  }

  @Test("Cells without a counterpart are not compared")
  func missingCells() {
    var run = RecordedRun.small
    run.cells.removeAll { $0.key.policy == "standing" && $0.key.scenario == "runner" }
    let scenarios = Set(Aggregation.results(of: run).comparisons.map(\.scenario))
    #expect(scenarios == ["laptop"])
    run.experiment.baseline = "absent"
    #expect(Aggregation.results(of: run).comparisons.isEmpty)
  }

  @Test("Units, not positions, are paired")
  func unitNumbers() throws {
    var run = RecordedRun.small
    // The baseline lost its unit 0, the policy its unit 2: only unit 1 is common.
    run.cells[0].units.removeFirst()
    run.cells[2].units.removeLast()
    let record = try comparison(Aggregation.results(of: run), .blastRadiusCount)
    #expect(record.difference == 2.0 - 10.0)
  }
}
