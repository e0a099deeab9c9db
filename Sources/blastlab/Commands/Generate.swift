import ArgumentParser
import EstateSources
import EstateStatistics
import Experiments
import Foundation
import Specs

struct Generate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Generate a synthetic estate into a folder.",
    discussion: """
      The same specification and seed give the same bytes on any machine.

      Example:
        blastlab generate small --out estates/small --seed 7

      Every number can be changed: print a preset, edit it, and generate from the file.
        blastlab generate medium --print-spec > mine.yaml
        blastlab generate mine.yaml --out estates/mine

      What comes out can be looked at without keeping it:
        blastlab generate medium --level vulnerable --stats
      """)

  @Argument(help: "A preset (see `blastlab list estates`) or an EstateSpec file.")
  var spec: String

  @Option(help: "The folder for the estate.")
  var out: String?

  @Option(help: "Replaces the specification's seed.")
  var seed: UInt64?

  @Option(
    help: """
      Replaces every misconfiguration rate: secure, typical, vulnerable, or a number from 0 (secure) \
      over 1 (typical) to 2 (vulnerable).
      """)
  var level: String?

  @Flag(
    help: "Print the specification with every number, its meaning and its source; generate nothing."
  )
  var printSpec = false

  @Flag(help: "Replace an estate that is already in the folder, with what was edited in it.")
  var replace = false

  @Flag(help: "Show the estate in numbers, as `blastlab stats` does; --out is not needed.")
  var stats = false

  func validate() throws {
    if printSpec && (out != nil || stats) {
      throw ValidationError("--print-spec generates nothing; leave out --out and --stats.")
    }
    if out == nil && !printSpec && !stats {
      throw ValidationError("Name the folder for the estate with --out, or pass --stats.")
    }
    if let level, MisconfigurationLevel.value(of: level) == nil {
      throw ValidationError(
        "The level is secure, typical, vulnerable or a number from 0 to 2, not '\(level)'.")
    }
  }

  func run() async throws {
    try await reportingFailure {
      let spec = try resolved()
      if printSpec { return try Console.output(spec.document, terminator: "") }
      if let out { try refuseToReplace(out, unless: replace) }
      let estate = try EstateGenerator.generate(spec)
      if let out { try EstateDirectory.write(estate, to: URL(fileURLWithPath: out)) }
      try Console.output(EstateSummary(estate).text)
      if let out { try Console.output("estate   \(out)") }
      if stats { try Console.output("\n" + StatisticsTable(EstateStatistics(estate)).text) }
    }
  }

  private func resolved() throws -> EstateSpec {
    var resolved: EstateSpec
    if let preset = EstateSpec.preset(spec) {
      resolved = preset
    } else if spec.hasSuffix(".yaml") || spec.hasSuffix(".yml") {
      resolved = try EstateSpec.read(file: URL(fileURLWithPath: spec))
    } else {
      throw ExperimentError.unknownPreset(spec, known: EstateSpec.presets.map(\.name))
    }
    if let seed { resolved.seed = seed }
    if let level = level.flatMap(MisconfigurationLevel.value) {
      resolved = resolved.misconfigured(toLevel: level)
    }
    return resolved
  }
}
