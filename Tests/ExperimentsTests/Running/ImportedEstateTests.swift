import AttackGraph
import Estate
import EstateSources
import Experiments
import Foundation
import Sampling
import Specs
import TestSupport
import Testing

/// A dump as kubectl prints it, with the default roles of a real API server: imported, analysed and
/// run without an edit.
@Suite("An imported estate, unedited")
struct ImportedEstateTests {
  /// The dumps belong to the tests of the target that reads them.
  private static let fixtures = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("EstateSourcesTests/Fixtures")

  /// Imports into a new folder, which the caller removes.
  private static func imported() throws -> URL {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("blastlab-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let dumps = ["rbac/bootstrap.json", "dumps/shop.json"].map(fixtures.appendingPathComponent)
    let estate = try EstateImporter.importDump(
      files: dumps, name: "shop", clusterName: "main"
    ).estate
    try EstateDirectory.write(estate, to: folder.appendingPathComponent("shop"))
    return folder
  }

  @Test("Everything but a compromise without a place gets figures, and no secret value is kept")
  func run() async throws {
    let folder = try Self.imported()
    defer { try? FileManager.default.removeItem(at: folder) }
    let known: [CompromiseSpec.Mechanism] = [.ciStore, .buildLog, .kubeconfig, .pod]
    let mechanisms = known.map { mechanism in
      CompromiseSpec(
        name: mechanism.rawValue, mechanism: mechanism, leakToUse: .constant(60),
        horizon: 10 * 86_400, objective: .clusterControl)
    }
    var nowhere = mechanisms[0]
    nowhere.name = "nowhere"
    nowhere.selector.environments = ["staging"]
    let spec = ExperimentSpec(
      name: "import", seed: 1,
      estates: [.directory(path: folder.appendingPathComponent("shop").path)],
      policies: [.standing, .rotated(), .justInTime()], compromises: mechanisms + [nowhere],
      baseline: "standing", timelines: 20, trials: 3, warmUp: 86_400, leakWindow: 7 * 86_400,
      maxDelay: 86_400, detection: .dwell, primaryMetrics: ["blast_radius_share"])
    let database = folder.appendingPathComponent("results.sqlite")
    try await ExperimentRunner(try PreparedExperiment(spec), threads: 2).run(into: database) { _ in
    }
    let results = try ResultStore.load(database)
    #expect(results.notApplicable.map(\.scenario) == ["nowhere"])
    #expect(Set(results.cells.map(\.scenario)) == Set(mechanisms.map(\.name)))
    #expect(results.cells.contains { $0.metrics.contains { ($0.mean ?? 0) > 0 } })
    #expect(!results.estates[0].guesses.isEmpty)
    let gaps = results.estates[0].gaps
    #expect(!gaps.isEmpty && gaps.allSatisfy { $0.cluster == "main" && !$0.effect.isEmpty })
    try Self.expectNoCanary(in: folder)
  }

  /// shop.json plants values that start with CANARY, in clear and in base64.
  private static func expectNoCanary(in folder: URL) throws {
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      guard let bytes = FileManager.default.contents(atPath: folder.path + "/" + path) else {
        continue
      }
      for canary in ["CANARY", "Q0FOQVJZ"] {
        #expect(bytes.range(of: Data(canary.utf8)) == nil, "\(canary) in \(path)")
      }
    }
  }

  @Test("The dump itself does hold canaries")
  func canariesExist() throws {
    let dump = try Data(contentsOf: Self.fixtures.appendingPathComponent("dumps/shop.json"))
    #expect(dump.range(of: Data("Q0FOQVJZ".utf8)) != nil)
  }

  @Test("The deployer reaches the secrets of its namespace, and a developer does not")
  func analysis() throws {
    let folder = try Self.imported()
    defer { try? FileManager.default.removeItem(at: folder) }
    let estate = try EstateDirectory.read(folder.appendingPathComponent("shop"))
    let graph = AttackGraph.compile(estate, overlay: Overlay(policy: "none"))
    let secrets = estate.clusters[0].secrets.map(\.metadata).filter { $0.namespace == "shop-prod" }
    func reaches(_ source: String) throws -> [Bool] {
      // Webhooks were not collected, so that steps from own workloads to nodes stay open.
      let analysis = Analysis(
        graph, from: try VertexQuery(source).vertices(in: graph, clusters: ["main"]),
        following: [.certain])
      return secrets.map { secret in
        graph.vertex(.secret(cluster: "main", namespace: "shop-prod", name: secret.name))
          .flatMap { analysis.path(to: $0) } != nil
      }
    }
    #expect(!secrets.isEmpty)
    #expect(try reaches("sa:shop-prod/ci-deployer").allSatisfy { $0 })
    #expect(try !reaches("group:developers").contains(true))
  }

  @Test("The contents of an estate folder are part of what identifies an experiment")
  func identity() throws {
    let folder = try Self.imported()
    defer { try? FileManager.default.removeItem(at: folder) }
    let spec = ExperimentSpec(
      name: "import", seed: 1,
      estates: [.directory(path: folder.appendingPathComponent("shop").path)],
      policies: [.standing], compromises: [], baseline: "standing", timelines: 20, trials: 1,
      warmUp: 0, leakWindow: 86_400, maxDelay: 0, detection: .off,
      primaryMetrics: ["blast_radius_share"])
    let before = try ExperimentIdentity(spec)
    #expect(try ExperimentIdentity(spec) == before)
    let context = folder.appendingPathComponent("shop/context.yaml")
    let text = try String(contentsOf: context, encoding: .utf8)
    try text.replacingOccurrences(of: "secret: 1", with: "secret: 50")
      .write(to: context, atomically: true, encoding: .utf8)
    #expect(try ExperimentIdentity(spec).sha256 != before.sha256)
  }

  @Test("A pipeline of an account that the cluster does not have is refused")
  func unknownAccount() throws {
    let folder = try Self.imported()
    defer { try? FileManager.default.removeItem(at: folder) }
    let context = folder.appendingPathComponent("shop/context.yaml")
    let text = try String(contentsOf: context, encoding: .utf8)
    try text.replacingOccurrences(of: "serviceAccount: ci-deployer", with: "serviceAccount: nope")
      .write(to: context, atomically: true, encoding: .utf8)
    let error = #expect(throws: ImportError.self) {
      try EstateDirectory.read(folder.appendingPathComponent("shop"))
    }
    #expect(error?.path == "spec.pipelines[0].serviceAccount")
  }
}
