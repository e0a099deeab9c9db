import ArgumentParser

struct Kernel: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run a reachability kernel on a timed graph in text form (.tg).",
    discussion: """
      A graph is a text of records, one on a line, of fields separated by blanks; # starts a comment:

        v ID FROM UNTIL               a vertex and its window in whole seconds, - for always
        j ID FROM UNTIL [NEED]        a join: entered once NEED of its distinct in-neighbours are held
        (default: all of them, itself included where it has a self loop)
        e TAIL HEAD DURATION EXTENSION  an edge: seconds it takes, and by how many the head outlives \
        the tail: 0 a session, inf a durable gain, between them a mint

      In lists ids are separated by commas; an asset may have a weight, as in ID=WEIGHT. Only replay looks at \
      windows and times (paths at durations, if asked to); joins are honoured everywhere.

      Example:
        blastlab kernel replay graph.tg --from a,b --at 0 --until 3600
        blastlab kernel blast graph.tg --assets vault=100,db
      """,
    subcommands: [
      KernelReplay.self, KernelReach.self, KernelBlast.self, KernelChoke.self, KernelCut.self,
      KernelPaths.self,
    ])
}

/// Which graph is asked and how the answer is printed.
struct KernelQuestion: ParsableArguments {
  @Argument(help: "The graph; '-' reads standard input.")
  var graph: String

  @Flag(help: "Print JSON.")
  var json = false

  /// Prints an answer as text or JSON.
  func output<Answer: Encodable>(_ answer: Answer, text: (Answer) -> String) throws {
    if json {
      try Console.output(try JSONOutput.text(answer))
    } else {
      try Console.output(text(answer), terminator: "")
    }
  }
}

extension String {
  /// The entries of a comma-separated list.
  ///
  /// - Throws: `ValidationError` where there are none.
  func entries(of option: String) throws -> [String] {
    let entries = split(separator: ",").map(String.init)
    guard !entries.isEmpty else { throw ValidationError("\(option) names no vertex.") }
    return entries
  }
}
