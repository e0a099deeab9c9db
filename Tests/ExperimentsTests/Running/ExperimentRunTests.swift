import Estate
import EstateSources
import Experiments
import Foundation
import Sampling
import Specs
import TestSupport
import Testing

/// A whole experiment, from an estate folder to the bytes of its summary.
@Suite("Running an experiment")
struct ExperimentRunTests {
  private static let day: Int64 = 86_400

  private static func spec(estate: URL, compromises: [CompromiseSpec]) -> ExperimentSpec {
    ExperimentSpec(
      name: "test", question: "?", seed: 5, estates: [.directory(path: estate.path)],
      policies: [.standing, .rotated(), .justInTime()], compromises: compromises,
      baseline: "standing", timelines: 20, trials: 5, warmUp: 7 * day, leakWindow: 14 * day,
      maxDelay: 30 * day, detection: .dwell, primaryMetrics: ["blast_radius_share"])
  }

  private static func compromise(
    _ mechanism: CompromiseSpec.Mechanism, environments: [String] = []
  ) -> CompromiseSpec {
    var selector = CompromiseSpec.Selector()
    selector.environments = environments
    return CompromiseSpec(
      name: mechanism.rawValue, mechanism: mechanism, selector: selector,
      leakToUse: .lognormal(median: 180, sigma: 1), horizon: 30 * day,
      objective: .clusterControl)
  }

  /// Runs in a folder of its own and returns the results and the summary.
  private static func run(
    _ compromises: [CompromiseSpec], threads: Int, policies: [PolicySpec]? = nil
  ) async throws -> (results: ResultSet, summary: String) {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("blastlab-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let estate = folder.appendingPathComponent("shop")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try EstateDirectory.write(ShopEstate.make(), to: estate)
    var spec = spec(estate: estate, compromises: compromises)
    if let policies { spec.policies = policies }
    let runner = ExperimentRunner(try PreparedExperiment(spec), threads: threads)
    let database = folder.appendingPathComponent("results.sqlite")
    try await runner.run(into: database) { _ in }
    var results = try ResultStore.load(database)
    // The folder's name is random, and an estate folder is named in the specification.
    results.experiment.sha256 = ""
    results.experiment.resolvedSpecification = ""
    return (results, SummaryJSON.text(for: results))
  }

  private static let all: [CompromiseSpec] = [.ciStore, .buildLog, .kubeconfig, .pod].map {
    compromise($0)
  }

  @Test("Invariant 7: one, two and seven threads give the same bytes")
  func threads() async throws {
    let one = try await Self.run(Self.all, threads: 1)
    for threads in [2, 7] {
      let other = try await Self.run(Self.all, threads: threads)
      #expect(other.results == one.results)
      #expect(other.summary == one.summary)
    }
  }

  @Test("Every cell has all its trials and metrics, and comparisons leave out the baseline")
  func shape() async throws {
    let (results, _) = try await Self.run(Self.all, threads: 2)
    #expect(results.cells.count == 3 * 4)
    for cell in results.cells {
      #expect(cell.trials == 100)
      #expect(cell.units == 20)
      #expect(cell.metrics.map(\.metric) == Metric.allCases.map(\.rawValue))
    }
    #expect(results.comparisons.allSatisfy { $0.policy != "standing" })
    #expect(results.curves.count == 12)
    for curve in results.curves {
      let means = curve.points.map(\.mean)
      #expect(means == means.sorted(), "a blast radius never shrinks over time")
    }
    #expect(results.diagrams.count == 12)
    for diagram in results.diagrams { Self.expectPathsFromFootholds(diagram) }
  }

  /// Every drawn path starts at a foothold, and no step is taken more often than its ends are met.
  private static func expectPathsFromFootholds(_ diagram: DiagramRecord) {
    let heads = Set(diagram.edges.map(\.head))
    let roots = diagram.vertices.map(\.id).filter { !heads.contains($0) }
    #expect(roots == (diagram.vertices.isEmpty ? [] : ["foothold"]))
    #expect(heads.count == diagram.edges.count, "a tree: one step into each vertex")
    let shares = Dictionary(uniqueKeysWithValues: diagram.vertices.map { ($0.id, $0.share) })
    for edge in diagram.edges {
      #expect(edge.share <= min(shares[edge.tail] ?? 0, shares[edge.head] ?? 0))
    }
  }

  @Test("What the curve ends with is the mean blast radius")
  func curveEnd() async throws {
    let (results, _) = try await Self.run(Self.all, threads: 2)
    for cell in results.cells {
      let curve = try #require(
        results.curves.first { $0.policy == cell.policy && $0.scenario == cell.scenario })
      let mean = try #require(
        cell.metrics.first { $0.metric == "blast_radius_share" }?.mean)
      let end = try #require(curve.points.last?.mean)
      #expect(abs(end - mean) < 1e-12)
    }
  }

  @Test("A compromise without a candidate place is not applicable, not zero")
  func notApplicable() async throws {
    let nowhere = Self.compromise(.pod, environments: ["staging"])
    let (results, summary) = try await Self.run(
      [nowhere, Self.compromise(.kubeconfig)], threads: 2)
    #expect(results.notApplicable.map(\.scenario) == ["pod"])
    #expect(results.cells.allSatisfy { $0.scenario == "kubeconfig" })
    #expect(summary.contains("\"notApplicable\""))
  }

  @Test("Standing access asks for nothing: its latency is null and never compared")
  func nullLatency() async throws {
    let (results, _) = try await Self.run([Self.compromise(.kubeconfig)], threads: 2)
    let standing = try #require(results.cells.first { $0.policy == "standing" })
    let latency = try #require(standing.metrics.first { $0.metric == "approval_latency_s" })
    #expect(latency.mean == nil)
    #expect(latency.count == 0)
    let compared = results.comparisons.filter { $0.metric == "approval_latency_s" }
    #expect(compared.allSatisfy { $0.difference == nil })
  }

  @Test("An experiment in which nothing applies has no cells and is no error")
  func nothingApplies() async throws {
    let (results, _) = try await Self.run(
      [Self.compromise(.pod, environments: ["staging"])], threads: 1)
    #expect(results.cells.isEmpty)
    #expect(results.comparisons.isEmpty)
    #expect(results.notApplicable.map(\.scenario) == ["pod"])
  }

  @Test("The metric names that specifications know are those that are measured")
  func metricNames() {
    #expect(MetricNames.knownMetrics == Metric.allCases.map(\.rawValue))
  }
}
