import Experiments
import Foundation
import Reporting
import Specs

/// Runs one experiment into a folder: database, summary and report.
struct ExperimentJob {
  var spec: ExperimentSpec
  var folder: URL
  var options: RunOptions
  /// The shell line that makes the same figures again, for the report.
  var command: String

  struct Output {
    var database: URL
    var summary: URL
    var report: URL
    var results: ResultSet
  }

  func run() async throws -> Output {
    var spec = spec
    if let seed = options.seed { spec.seed = seed }
    let quiet = options.output.quiet
    // A report cannot be drawn without it; better to know before the simulation.
    _ = try Gnuplot()
    Console.note("Preparing \(spec.name): estates, policies, attack graphs …", quiet: quiet)
    let experiment = try PreparedExperiment(spec)
    let runner = ExperimentRunner(experiment, threads: options.threads)
    let database = folder.appendingPathComponent("results.sqlite")
    try makeFolder(folder)
    let lock = try FolderLock(folder)
    defer { withExtendedLifetime(lock) {} }
    Console.note(
      "Simulating \(runner.unitCount) timelines, \(replayCount(experiment)) replays …",
      quiet: quiet)
    try await Interruption.cancelling {
      try await runner.run(into: database) { finished in
        Console.progress("  \(finished) of \(runner.unitCount) timelines", quiet: quiet)
      }
    }
    Console.endProgress(quiet: quiet)
    return try writeReports(database: database, quiet: quiet)
  }

  private func writeReports(database: URL, quiet: Bool) throws -> Output {
    Console.note("Writing the report …", quiet: quiet)
    let results = try ResultStore.load(database)
    let summary = folder.appendingPathComponent("summary.json")
    try Data(SummaryJSON.text(for: results).utf8).write(to: summary, options: .atomic)
    let report = try Report.writeHTML(results, to: folder, reproduce: command)
    return Output(database: database, summary: summary, report: report, results: results)
  }

  private func replayCount(_ experiment: PreparedExperiment) -> Int {
    let cells = experiment.estates.reduce(0) { count, estate in
      count + estate.candidates.count { !$0.isEmpty } * estate.plans.count
    }
    return cells * spec.timelines * spec.trials
  }
}

extension ExperimentJob.Output {
  /// Prints where everything is, the headline first.
  func announce() throws {
    let headline = Headline(results)
    try Console.output(headline.sentence.text)
    for line in headline.lines { try Console.output("  \(line.text)") }
    try Console.output("results  \(database.relativePath)")
    try Console.output("summary  \(summary.relativePath)")
    try Console.output("report   \(report.relativePath)")
  }
}
