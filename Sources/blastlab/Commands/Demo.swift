import ArgumentParser
import Foundation
import Specs

struct Demo: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compare standing, rotated and just-in-time access on the default estate.",
    discussion: """
      Runs scenarios/experiments/demo.yaml and writes results.sqlite, summary.json and index.html.

      Example:
        blastlab demo --out reports/demo
      """)

  @Option(help: "The folder for the results; made when it is missing.")
  var out = "reports/demo"

  @OptionGroup var options: RunOptions

  func run() async throws {
    try await reportingFailure {
      let file = try Scenarios.folder().appendingPathComponent("experiments/demo.yaml")
      let seed = options.seed.map { " --seed \($0)" } ?? ""
      let job = ExperimentJob(
        spec: try ExperimentSpec.read(file: file), folder: URL(fileURLWithPath: out),
        options: options, command: "blastlab demo --out \(out)\(seed)")
      try await job.run().announce()
    }
  }
}
