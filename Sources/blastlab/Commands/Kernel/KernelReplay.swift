import ArgumentParser
import GraphKernels

struct KernelReplay: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Print arrival and expiry of every vertex that is reached in time.",
    discussion: """
      One line per settled vertex, sorted by id: id, arrival, best expiry ('-' to the horizon). With \
      --to, the labels that led to a vertex follow: id, arrival, expiry and what each came from, and \
      where a hold renews itself.

      Example:
        blastlab kernel replay graph.tg --from a,b --at 0 --until 3600
        blastlab kernel replay graph.tg --from a --at 0 --until 3600 --to vault
      """)

  @OptionGroup var question: KernelQuestion

  @Option(help: "Ids of the sources, separated by commas.")
  var from: String

  @Option(parsing: .unconditional, help: "The first second.")
  var at: Int64

  @Option(parsing: .unconditional, help: "The horizon, exclusive, in seconds.")
  var until: Int64

  @Option(help: "The id of a vertex whose way is printed too.")
  var to: String?

  func run() async throws {
    try await reportingFailure {
      let file = try TimedGraphFile(question.graph)
      let sources = try from.entries(of: "--from")
      let answer = try file.ask {
        try $0.replayed(from: sources, at: at, until: until, to: to)
      }
      try question.output(answer, text: \.text)
    }
  }
}
