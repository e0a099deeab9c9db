import AccessSimulation
import ArgumentParser
import Experiments

/// The command line: parse, call one library function, print.
@main
struct Blastlab: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "blastlab",
    abstract: "Measure how far a compromise spreads in Kubernetes, and what stopping it costs.",
    discussion: """
      Results go to standard output, progress and logs to standard error.
      Exit codes: 0 success, 1 a check failed, 64 usage, 65 bad input data, 70 internal error, \
      74 input/output error, 130 interrupted.

      Example:
        blastlab demo --out reports/demo
      """,
    version: Version.current,
    groupedSubcommands: [
      CommandGroup(name: "Start", subcommands: [Demo.self, List.self, Validate.self]),
      CommandGroup(
        name: "Estates",
        subcommands: [
          Generate.self, Import.self, Export.self, Stats.self, Fit.self, Analyze.self,
          RBACCommand.self, Techniques.self,
          Usage.self,
        ]),
      CommandGroup(
        name: "Simulation", subcommands: [Simulate.self, VerifyAudit.self, AuditKey.self]),
      CommandGroup(
        name: "Experiments", subcommands: [Run.self, ReplayCommand.self, ReportCommand.self]),
      CommandGroup(name: "Formulas", subcommands: [Queue.self]),
      CommandGroup(name: "Kernels", subcommands: [Kernel.self]),
    ])

  static func main() async {
    // An experiment simulates thousands of units one after another.
    MemoryReuse.enable()
    await main(nil)
  }
}
