import ArgumentParser
import GraphKernels

struct KernelPaths: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "paths",
    abstract: "Print the shortest paths without loops, whatever the windows.",
    discussion: """
      One line per path, the shortest first: its length, its ids apart by blanks and, where joins on \
      it need more than the path, each as JOIN+OTHER+OTHER. Windows are ignored.

      Example:
        blastlab kernel paths graph.tg --from a --to vault --count 5
        blastlab kernel paths graph.tg --from a --to vault --durations
      """)

  @OptionGroup var question: KernelQuestion

  @Option(help: "Ids of the sources, separated by commas.")
  var from: String

  @Option(help: "Ids of the targets, separated by commas.")
  var to: String

  @Option(help: "How many paths.")
  var count = 5

  @Flag(help: "What is added up along a path: 1 for each edge, or the edges' durations.")
  var length = PathUnit.steps

  func validate() throws {
    guard count > 0 else { throw ValidationError("--count is 1 or more.") }
  }

  func run() async throws {
    try await reportingFailure {
      let file = try TimedGraphFile(question.graph)
      let sources = try from.entries(of: "--from")
      let targets = try to.entries(of: "--to")
      let answer = try file.ask {
        try $0.paths(from: sources, to: targets, count: count, by: length)
      }
      try question.output(answer, text: \.text)
    }
  }
}

extension PathUnit: EnumerableFlag {}
