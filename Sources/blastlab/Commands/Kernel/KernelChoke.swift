import ArgumentParser
import GraphKernels

struct KernelChoke: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "choke",
    abstract: "Print what removing one vertex or edge makes unreachable, whatever the windows.",
    discussion: """
      One line per vertex whose removal alone loses assets, the greatest weight first: v, id, number \
      of assets, sum of their weights. With --edges one per edge follows: e, tail, head, number, sum. \
      Sources are not removed; an asset that is removed is lost itself.

      Example:
        blastlab kernel choke graph.tg --from a --assets vault=100,db --edges
      """)

  @OptionGroup var question: KernelQuestion

  @Option(help: "Ids of the sources, separated by commas.")
  var from: String

  @Option(help: "The assets: ID or ID=WEIGHT, separated by commas.")
  var assets: String

  @Flag(help: "Also remove each edge.")
  var edges = false

  func run() async throws {
    try await reportingFailure {
      let file = try TimedGraphFile(question.graph)
      let sources = try from.entries(of: "--from")
      let assets = try self.assets.entries(of: "--assets")
      let answer = try file.ask {
        try $0.chokePoints(from: sources, assets: assets, withEdges: edges)
      }
      try question.output(answer, text: \.text)
    }
  }
}
