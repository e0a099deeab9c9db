import Experiments
import Foundation
import Specs
import Testing

/// The committed sample is what the demo gives, on whatever machine the tests run.
@Suite("The demo's sample")
struct DemoSampleTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  @Test("The demo gives the committed summary, byte for byte")
  func sample() async throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("blastlab-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = Self.root.appendingPathComponent("scenarios/experiments/demo.yaml")
    let experiment = try PreparedExperiment(ExperimentSpec.read(file: file))
    let database = folder.appendingPathComponent("results.sqlite")
    try await ExperimentRunner(experiment, threads: 2).run(into: database) { _ in }
    let summary = SummaryJSON.text(for: try ResultStore.load(database))

    let sample = Self.root.appendingPathComponent("reports/sample/summary.json")
    if ProcessInfo.processInfo.environment["BLASTLAB_RECORD"] != nil {
      try Data(summary.utf8).write(to: sample)
      Issue.record("recorded \(sample.lastPathComponent)")
      return
    }
    let isSame = try summary == String(contentsOf: sample, encoding: .utf8)
    #expect(isSame, "results changed; when that is meant, record the sample again")
  }
}
