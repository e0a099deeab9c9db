import ArgumentParser
import GraphKernels

struct KernelCut: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cut",
    abstract: "Print a cheapest set of vertices without which targets are out of reach.",
    discussion: """
      A line of words says what the set costs and whether a cheaper one is possible (joins may leave \
      that open), then come its vertices, one line each, sorted by id: id, cost. A vertex costs 1 \
      unless --costs says otherwise; sources and targets are removed only where --costs names them. \
      That nothing helps is an answer, too: exit status 0.

      Example:
        blastlab kernel cut graph.tg --from a --to vault --costs gate=5 --keep network
      """)

  @OptionGroup var question: KernelQuestion

  @Option(help: "Ids of the sources, separated by commas.")
  var from: String

  @Option(help: "Ids of the targets, separated by commas.")
  var to: String

  @Option(help: "What removing a vertex costs: ID=COST, separated by commas.")
  var costs: String?

  @Option(help: "Ids of vertices that cannot be removed, separated by commas.")
  var keep: String?

  func run() async throws {
    try await reportingFailure {
      let file = try TimedGraphFile(question.graph)
      let sources = try from.entries(of: "--from")
      let targets = try to.entries(of: "--to")
      let costs = try self.costs?.entries(of: "--costs") ?? []
      let kept = try keep?.entries(of: "--keep") ?? []
      let answer = try file.ask {
        try $0.cut(from: sources, to: targets, costs: costs, keeping: kept)
      }
      try question.output(answer, text: \.text)
    }
  }
}
