import ArgumentParser
import EstateStatistics
import Experiments

struct Stats: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show an estate in numbers, beside what is published about real ones.",
    discussion: """
      Each number is compared with a published range, or with an assumption where nothing is \
      published. A share of few things is expected in a wider range than a share of many.

      Example:
        blastlab stats estates/small
      """)

  @Argument(help: "An estate folder, generated or imported; a preset, or an EstateSpec file.")
  var estate: String

  @Flag(help: "Print JSON.")
  var json = false

  func run() async throws {
    try await reportingFailure {
      let statistics = EstateStatistics(try EstateProvider.estate(named: estate))
      try Console.output(
        json
          ? JSONOutput.text(statistics.rows.map(StatisticRow.init))
          : StatisticsTable(statistics).text)
    }
  }
}
