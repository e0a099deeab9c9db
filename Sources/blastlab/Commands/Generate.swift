import ArgumentParser
import EstateSources
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
      """)

  @Argument(help: "A preset (see `blastlab list estates`) or an EstateSpec file.")
  var spec: String

  @Option(help: "The folder for the estate.")
  var out: String

  @Option(help: "Replaces the specification's seed.")
  var seed: UInt64?

  @Flag(help: "Replace an estate that is already in the folder, with what was edited in it.")
  var replace = false

  func run() async throws {
    try await reportingFailure {
      try refuseToReplace(out, unless: replace)
      var resolved: EstateSpec
      if let preset = EstateSpec.preset(spec) {
        resolved = preset
      } else if spec.hasSuffix(".yaml") || spec.hasSuffix(".yml") {
        resolved = try EstateSpec.read(file: URL(fileURLWithPath: spec))
      } else {
        throw ExperimentError.unknownPreset(spec, known: EstateSpec.presets.map(\.name))
      }
      if let seed { resolved.seed = seed }
      let estate = try EstateGenerator.generate(resolved)
      try EstateDirectory.write(estate, to: URL(fileURLWithPath: out))
      try Console.output(EstateSummary(estate).text)
      try Console.output("estate   \(out)")
    }
  }
}
