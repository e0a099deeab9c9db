import ArgumentParser

struct Kernel: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run a reachability kernel on a timed graph in text form (.tg).",
    discussion: """
      A graph is text, one record on a line; # starts a comment:

        v ID FROM UNTIL                 a vertex and its window in seconds
        j ID FROM UNTIL [NEED]          a join and how many inputs it needs
        e TAIL HEAD DURATION EXTENSION  an edge, the seconds it takes, and by
                                        how many the head outlives the tail

      FROM and UNTIL may be - for always. EXTENSION 0 is a session, inf a durable gain, anything \
      between a mint. The inputs of a join are its distinct in-neighbours (itself too where it has a \
      self loop); without NEED it needs them all.

      In lists ids are separated by commas; an asset may have a weight, as in ID=WEIGHT. Only \
      replay looks at windows and times (paths at durations, if asked to); joins are honoured \
      everywhere.

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
