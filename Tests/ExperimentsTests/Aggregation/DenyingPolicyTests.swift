import EstateSources
import Experiments
import Foundation
import Sampling
import Specs
import TestSupport
import Testing

/// From the decision of a policy to the figures, through simulation, store and aggregation.
@Suite("Running an experiment whose policy denies requests")
struct DenyingPolicyTests {
  private static let day: Int64 = 86_400
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  /// The metrics of just-in-time access under these rules, beside standing access.
  private func run(_ rules: [DecisionRule]) async throws -> ResultSet {
    let estate = folder.file("shop")
    try EstateDirectory.write(ShopEstate.make(), to: estate)
    let compromise = CompromiseSpec(
      name: "kubeconfig", mechanism: .kubeconfig, selector: CompromiseSpec.Selector(),
      leakToUse: .lognormal(median: 180, sigma: 1), horizon: Self.day, objective: nil)
    let spec = ExperimentSpec(
      name: "test", question: "?", seed: 5, estates: [.directory(path: estate.path)],
      policies: [.standing, .justInTime(rules: rules)], compromises: [compromise],
      baseline: "standing", timelines: 20, trials: 5, warmUp: 7 * Self.day,
      leakWindow: 14 * Self.day, maxDelay: 30 * Self.day, detection: .dwell,
      primaryMetrics: ["blast_radius_share", "approval_latency_s"])
    let database = folder.file("results.sqlite")
    let runner = ExperimentRunner(try PreparedExperiment(spec), threads: 2)
    try await runner.run(into: database) { _ in }
    return try ResultStore.load(database)
  }

  private func summary(_ results: ResultSet, _ metric: Metric) throws -> MetricSummary {
    let cell = try #require(results.cells.first { $0.policy == "jit" })
    return try #require(cell.metrics.first { $0.metric == metric.rawValue })
  }

  @Test("A policy that denies everything does not look free")
  func everythingDenied() async throws {
    let results = try await run([DecisionRule(decision: .deny)])
    let asked = try #require(try summary(results, .requestsPerDay).mean)
    let denied = try #require(try summary(results, .requestsDeniedPerWeek).mean)
    #expect(asked > 0)
    #expect(abs(denied - 7 * asked) < 1e-9 * denied, "every request is denied")
    #expect(try summary(results, .autoApprovedShare).maximum == 0)
    for metric in [Metric.approvalLatency, .approvalLatencyHuman] {
      let latency = try summary(results, metric)
      #expect(latency.mean == nil && latency.p50 == nil && latency.count == 0)
      #expect(!results.comparisons.contains { $0.metric == metric.rawValue })
    }
    #expect(results.latencies.allSatisfy { $0.count == 0 })
  }

  @Test("A policy that approves everything itself denies nothing and waits for nobody")
  func everythingApproved() async throws {
    let results = try await run([DecisionRule(decision: .policy)])
    #expect(try summary(results, .requestsDeniedPerWeek).maximum == 0)
    #expect(try summary(results, .autoApprovedShare).minimum == 1)
    #expect(try summary(results, .approvalLatency).maximum == 0)
    #expect(try summary(results, .approvalLatencyHuman).count == 0)
  }

  @Test("The blast radius of live footholds is the mean over just those replays")
  func liveFootholds() async throws {
    let results = try await run([DecisionRule(decision: .policy)])
    for cell in results.cells {
      let metrics = cell.metrics.map { ($0.metric, $0) }
      let named = Dictionary(metrics, uniquingKeysWith: { first, _ in first })
      let live = try #require(named["blast_radius_share_live"])
      let all = try #require(named["blast_radius_share"])
      let foothold = try #require(named["foothold_live_share"]?.mean)
      #expect(Double(live.count) == (foothold * Double(cell.trials)).rounded())
      guard live.count > 0 else { continue }
      #expect(live.maximum == all.maximum, "a dead foothold reaches nothing")
      #expect(try #require(live.mean) >= #require(all.mean))
    }
  }
}
