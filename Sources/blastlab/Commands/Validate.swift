import ArgumentParser
import AttackGraph
import Foundation
import Specs

struct Validate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check specification files and say what each one is.",
    discussion: """
      Every file is checked, also after a bad one; the exit code is 65 when any is bad.

      Example:
        blastlab validate scenarios/policies/*.yaml scenarios/techniques/*/scenario.yaml
      """)

  @Argument(
    help: """
      YAML files: EstateSpec, EstateContext, Policy, Compromise, Experiment, TechniqueScenario.
      """)
  var files: [String]

  func run() async throws {
    var failure: ExitCode?
    for file in files {
      do {
        let spec = try SpecFile.read(URL(fileURLWithPath: file))
        if case .techniqueScenario(let scenario) = spec { try check(scenario, in: file) }
        try Console.output("\(file): \(spec.kind) \(spec.name)")
      } catch {
        Console.error(Failure.message(error))
        failure = Failure.status(error)
      }
    }
    if let failure { throw failure }
  }

  private func check(_ scenario: TechniqueScenario, in file: String) throws {
    try scenario.check(
      file: file, techniques: Catalogue.standard.techniques.map(\.id),
      problem: VertexQuery.problem)
  }
}
