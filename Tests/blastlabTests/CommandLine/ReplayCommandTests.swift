import Foundation
import Testing

/// `blastlab replay` as a user runs it.
@Suite("The replay command")
struct ReplayCommandTests {
  private static let files = [
    "standing.yaml": """
    apiVersion: blastlab/v1
    kind: Policy
    metadata: {name: standing}
    spec:
      credentials:
        pipelines: {kind: legacy-token, lifetime: never, rotation: never}
        people: {kind: client-certificate, lifetime: 365d, rotation: never}
        storedTokens: {kind: legacy-token, lifetime: never, rotation: never}

    """,
    "compromise.yaml": """
    apiVersion: blastlab/v1
    kind: Compromise
    metadata: {name: stolen}
    spec:
      mechanism: kubeconfig
      leakToUse: {constant: 1h}
      horizon: 5d
      objective: cluster-control

    """,
    "experiment.yaml": """
    apiVersion: blastlab/v1
    kind: Experiment
    metadata: {name: tiny}
    spec:
      seed: 5
      estates: [{preset: small}]
      policies: [standing.yaml]
      compromises: [compromise.yaml]
      baseline: standing
      timelines: 20
      trials: 2
      clock: {warmUp: 1d, leakWindow: 2d, maxDelay: 1d}
      detection: dwell
      primaryMetrics: [blast_radius_share]

    """,
  ]
  private static let cell = ["--cell", "small/standing/stolen", "--unit", "4", "--trial", "1"]

  @Test("A trial of a database is told as it was recorded; its file gives the same JSON")
  func story() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("blastlab-replay-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let run = try Program.run(
      ["run", "experiment.yaml", "--out", folder.path, "--quiet"], files: Self.files)
    try #require(run.status == 0, "\(run.errors)")
    let database = folder.appendingPathComponent("results.sqlite").path
    let story = try Program.run(["replay", database, "--quiet"] + Self.cell)
    #expect(story.status == 0 && story.errors.isEmpty, "\(story.errors)")
    #expect(story.output.hasPrefix("stolen on small under standing, timeline 4, trial 1\n"))
    #expect(story.output.contains("first use  60 min later"))
    #expect(story.output.contains("because of"))

    let json = try Program.run(["replay", database, "--json", "--quiet"] + Self.cell)
    let again = try Program.run(
      ["replay", "experiment.yaml", "--json", "--quiet"] + Self.cell, files: Self.files)
    #expect(json.status == 0 && json.output == again.output)
    let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8))
    let report = try #require(object as? [String: Any])
    let steps = try #require(report["steps"] as? [[String: Any]])
    #expect(steps.first?["offset"] as? Int == 0)
    // Nothing is told before what it was taken from, nor left out that something told came from.
    var gained: [String: Bool] = [:]
    for step in steps {
      let matters = try #require(step["matters"] as? Bool)
      if let from = step["from"] as? String {
        guard let origin = gained[from] else {
          Issue.record("\(from) is told too late")
          continue
        }
        #expect(origin || !matters)
      }
      let name = try #require(step["gained"] as? String)
      gained[name] = gained[name] ?? false || matters
    }
    #expect(gained.values.contains(true))
    #expect(report["firstUse"] as? Int == (report["leakInstant"] as? Int).map { $0 + 3600 })
  }

  @Test(
    "What the experiment does not have is one clear error",
    arguments: [
      (["--cell", "small/jit/stolen", "--trial", "0"], "no policy \"jit\"; it has standing"),
      (["--cell", "big/standing/stolen", "--trial", "0"], "no estate \"big\"; it has small"),
      (["--cell", "small/standing/x", "--trial", "0"], "no compromise \"x\"; it has stolen"),
      (["--cell", "small/standing/stolen", "--trial", "2"], "numbered from 0 to 1"),
      (
        ["--cell", "small/standing/stolen", "--trial", "0", "--unit", "20"], "numbered from 0 to 19"
      ),
    ])
  func unknown(arguments: [String], problem: String) throws {
    let outcome = try Program.run(
      ["replay", "experiment.yaml", "--quiet"] + arguments, files: Self.files)
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains(problem), "\(outcome.errors)")
  }

  @Test("A cell is three names")
  func usage() throws {
    let outcome = try Program.run(["replay", "x.sqlite", "--cell", "a/b", "--trial", "0"])
    #expect(outcome.status == 64)
  }
}
