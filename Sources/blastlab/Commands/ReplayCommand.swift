import ArgumentParser
import Experiments
import Foundation
import Reporting
import Specs

struct ReplayCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Tell one trial of an experiment step by step.",
    discussion: """
      Replays the trial by itself, exactly as it was in the run: what leaked, every step with the \
      technique and the reason why it was possible, what was noticed, and what came of it. Of a \
      result database the outcome is compared with what was recorded; where they differ, because \
      another version made the database or an estate folder changed, the exit code is 1.

      Units and trials are counted from 0, as in the database.

      Example:
        blastlab replay reports/demo/results.sqlite --cell medium/jit/stolen-kubeconfig --trial 7
        blastlab replay scenarios/experiments/demo.yaml --cell medium/jit/compromised-pod --unit 3 \
      --trial 0 --json
      """)

  @Argument(help: "A result database, or an Experiment file.")
  var source: String

  @Option(help: "ESTATE/POLICY/COMPROMISE, as in the report.")
  var cell: String

  @Option(help: "The timeline, counted from 0.")
  var unit = 0

  @Option(help: "The trial within the timeline, counted from 0.")
  var trial: Int

  @Option(help: "How many steps to tell one by one.")
  var steps = 60

  @Flag(help: "Print JSON, with every step.")
  var json = false

  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard cell.split(separator: "/", omittingEmptySubsequences: false).count == 3 else {
      throw ValidationError("--cell is ESTATE/POLICY/COMPROMISE, not \(cell).")
    }
    guard steps >= 1 else { throw ValidationError("--steps is at least 1, not \(steps).") }
  }

  func run() async throws {
    try await reportingFailure {
      let recorded = try RecordedTrial(source: source)
      Console.note("Preparing \(cell) …", quiet: output.quiet)
      let replay = try TrialReplay(recorded.spec, cell: key)
      let (observation, account) = try replay.account(unit: unit, trial: trial)
      if json {
        try Console.output(JSONOutput.text(ReplayReport(account)))
      } else {
        try Console.output(TrialStory(account, limit: steps).text)
      }
      guard let before = try recorded.observation(cell: key, unit: unit, trial: trial) else {
        return
      }
      guard before == observation else {
        Console.error(
          "\(source): the recorded trial came out differently (\(recorded.version) made it)")
        throw ExitStatus.checkFailed
      }
    }
  }

  private var key: CellKey {
    let parts = cell.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    return CellKey(estate: parts[0], policy: parts[1], scenario: parts[2])
  }
}
