import Experiments
import Foundation
import Specs

/// The experiment that a trial is from, and what was recorded of it where that is known.
struct RecordedTrial {
  let spec: ExperimentSpec
  /// What was recorded; `nil` where the source is the experiment's file.
  private let run: RecordedRun?

  /// - Parameter source: A result database, or a file of kind Experiment.
  /// - Throws: `StoreError`, `SpecificationError`.
  init(source: String) throws {
    let url = URL(fileURLWithPath: source)
    guard source.hasSuffix(".yaml") || source.hasSuffix(".yml") else {
      let run = try ResultStore.loadRun(url)
      self.run = run
      spec = try ExperimentSpec.read(
        resolved: run.experiment.resolvedSpecification, path: "\(source): its experiment")
      return
    }
    run = nil
    spec = try ExperimentSpec.read(file: url)
  }

  /// The version that made the database.
  var version: String { run.map { "version \($0.experiment.version)" } ?? "this version" }

  /// What the database keeps of a trial; `nil` where there is none.
  ///
  /// - Throws: `InputFailure` where the database lacks the trial.
  func observation(cell: CellKey, unit: Int, trial: Int) throws -> TrialObservation? {
    guard let run else { return nil }
    let trials = run.cells.first { $0.key == cell }?.units.first { $0.unit == unit }?.trials
    return trials.flatMap { $0.indices.contains(trial) ? $0[trial] : nil }
  }
}
