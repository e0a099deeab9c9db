import ArgumentParser
import Experiments
import Foundation
import Reporting

struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Make the report again from a result database alone.",
    discussion: """
      Writes index.html and summary.json.

      Example:
        blastlab report reports/demo/results.sqlite --out reports/again
      """)

  @Argument(help: "A database that `blastlab run` or `blastlab demo` wrote.")
  var results: String

  @Option(help: "The folder for the report (default: the database's folder).")
  var out: String?

  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await reportingFailure {
      let database = URL(fileURLWithPath: results)
      let folder = out.map { URL(fileURLWithPath: $0) } ?? database.deletingLastPathComponent()
      let loaded = try ResultStore.load(database)
      try makeFolder(folder)
      let summary = folder.appendingPathComponent("summary.json")
      try Data(SummaryJSON.text(for: loaded).utf8).write(to: summary, options: .atomic)
      let page = try Report.writeHTML(
        loaded, to: folder,
        reproduce: """
          blastlab run EXPERIMENT.yaml --seed \(loaded.experiment.seed)   \
          # the experiment \(loaded.experiment.name), specified below
          blastlab report \(results)
          """)
      try Console.output("summary  \(summary.relativePath)")
      try Console.output("report   \(page.relativePath)")
    }
  }
}
