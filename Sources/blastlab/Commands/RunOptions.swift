import ArgumentParser
import Foundation

/// Flags that every command has.
struct OutputOptions: ParsableArguments {
  @Flag(help: "Print nothing on standard error but errors.")
  var quiet = false
}

/// Flags of the commands that run an experiment.
struct RunOptions: ParsableArguments {
  @Option(help: "How many timelines to simulate at once; results do not depend on it.")
  var threads = ProcessInfo.processInfo.activeProcessorCount

  @Option(help: "Replaces the experiment's seed.")
  var seed: UInt64?

  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard threads >= 1 else {
      throw ValidationError("--threads must be at least 1, not \(threads).")
    }
  }
}
