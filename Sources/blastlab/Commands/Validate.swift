import ArgumentParser
import Foundation
import Specs

struct Validate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check specification files and say what each one is.",
    discussion: """
      Every file is checked, also after a bad one; the exit code is 65 when any is bad.

      Example:
        blastlab validate scenarios/policies/*.yaml
      """)

  @Argument(help: "YAML files: EstateSpec, EstateContext, Policy, Compromise, Experiment.")
  var files: [String]

  func run() async throws {
    var failure: ExitCode?
    for file in files {
      do {
        let spec = try SpecFile.read(URL(fileURLWithPath: file))
        try Console.output("\(file): \(spec.kind) \(spec.name)")
      } catch {
        Console.error(Failure.message(error))
        failure = Failure.status(error)
      }
    }
    if let failure { throw failure }
  }
}
