import ArgumentParser
import Foundation
import Specs

struct Run: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run an experiment into a result database and a report.",
    discussion: """
      A compromise without a candidate place in an estate is listed as not applicable; it has no \
      figures and is no error.

      Example:
        blastlab run scenarios/experiments/demo.yaml --out reports/mine --threads 4
      """)

  @Argument(help: "The experiment file (kind: Experiment).")
  var experiment: String

  @Option(help: "The folder for the results (default: reports/NAME of the experiment).")
  var out: String?

  @OptionGroup var options: RunOptions

  func run() async throws {
    try await reportingFailure {
      let spec = try ExperimentSpec.read(file: URL(fileURLWithPath: experiment))
      let folder = out ?? "reports/\(spec.name)"
      let seed = options.seed.map { " --seed \($0)" } ?? ""
      let job = ExperimentJob(
        spec: spec, folder: URL(fileURLWithPath: folder), options: options,
        command: "blastlab run \(experiment) --out \(folder)\(seed)")
      try await job.run().announce()
    }
  }
}
