import ArgumentParser
import Foundation
import GraphKernels

struct KernelBlast: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "blast",
    abstract: "Print what each vertex reaches alone, whatever the windows.",
    discussion: """
      One line per vertex, sorted by id: id, number of assets, sum of their weights. An asset without \
      a weight has weight 1. A vertex that is an asset reaches itself.

      Example:
        blastlab kernel blast graph.tg --assets vault=100,db --from a,b
      """)

  @OptionGroup var question: KernelQuestion

  @Option(help: "The assets: ID or ID=WEIGHT, separated by commas.")
  var assets: String

  @Option(help: "Ids of the vertices asked about, separated by commas (default: all).")
  var from: String?

  @Option(help: "How many threads count (default: one per core); the answer is the same.")
  var threads = ProcessInfo.processInfo.activeProcessorCount

  func validate() throws {
    guard (1...1024).contains(threads) else {
      throw ValidationError("--threads is between 1 and 1024.")
    }
  }

  func run() async throws {
    try await reportingFailure {
      let file = try TimedGraphFile(question.graph)
      let assets = try self.assets.entries(of: "--assets")
      let sources = try from?.entries(of: "--from")
      let answer = try file.ask {
        try $0.blast(from: sources, assets: assets, threads: threads)
      }
      try question.output(answer, text: \.text)
    }
  }
}
