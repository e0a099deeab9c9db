import ArgumentParser
import GraphKernels

struct KernelReach: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reach",
    abstract: "Print every vertex that is reachable whatever the windows.",
    discussion: """
      Joins are honoured; one id per line, sorted.

      Example:
        blastlab kernel reach graph.tg --from a
      """)

  @OptionGroup var question: KernelQuestion

  @Option(help: "Ids of the sources, separated by commas.")
  var from: String

  func run() async throws {
    try await reportingFailure {
      let file = try TimedGraphFile(question.graph)
      let sources = try from.entries(of: "--from")
      let reached = try file.ask { try $0.reached(from: sources) }
      try question.output(reached) { ids in ids.map { $0 + "\n" }.joined() }
    }
  }
}
