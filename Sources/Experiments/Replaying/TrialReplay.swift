package import Specs

import AccessSimulation
import Estate
import AttackGraph
import Replay
import Sampling

/// Replays one trial of an experiment by itself, as it was in the run.
package struct TrialReplay: Sendable {
  private let experiment: PreparedExperiment
  private let compromise: Int

  /// Prepares what the trials of one cell need: its estate under its policy alone.
  ///
  /// - Throws: `ExperimentError` where the experiment has no such cell; what preparing throws.
  package init(_ spec: ExperimentSpec, cell: CellKey) throws {
    var spec = spec
    let names = try spec.estateNames()
    let estate = try Self.position(of: cell.estate, among: names, "estate")
    let policy = try Self.position(of: cell.policy, among: spec.policies.map(\.name), "policy")
    compromise = try Self.position(
      of: cell.scenario, among: spec.compromises.map(\.name), "compromise")
    spec.policies = [spec.policies[policy]]
    spec.estates = [spec.estates[estate]]
    if spec.estateOrigins.indices.contains(estate) {
      spec.estateOrigins = [spec.estateOrigins[estate]]
    }
    experiment = try PreparedExperiment(spec)
  }

  private static func position(
    of name: String, among names: [String], _ part: String
  ) throws(ExperimentError) -> Int {
    guard let position = names.firstIndex(of: name) else {
      throw .unknownPart(part, name, known: names)
    }
    return position
  }

  /// What the store keeps of the trial, and its account.
  ///
  /// - Throws: `ExperimentError` where there is no such unit or trial, or no place to strike.
  package func account(
    unit: Int, trial: Int
  ) throws(ExperimentError) -> (observation: TrialObservation, account: TrialAccount) {
    let spec = experiment.spec
    guard (0..<spec.timelines).contains(unit) else {
      throw .outOfRange("unit", unit, count: spec.timelines)
    }
    guard (0..<spec.trials).contains(trial) else {
      throw .outOfRange("trial", trial, count: spec.trials)
    }
    guard !experiment.estates[0].candidates[compromise].isEmpty else {
      throw .notApplicable(spec.compromises[compromise].name)
    }
    let run = UnitRun(experiment: experiment, estate: 0, policy: 0, unit: unit)
    return run.account(of: trial, compromise: compromise)
  }
}

extension ExperimentSpec {
  /// What its estates are called; that of a folder is in the folder.
  fileprivate func estateNames() throws -> [String] {
    try estates.indices.map { position in
      let origin = estateOrigins.indices.contains(position) ? estateOrigins[position] : nil
      if let spec = origin?.spec { return spec.name }
      if case .preset(let name) = estates[position] { return name }
      return try EstateProvider.estate(from: estates[position]).name
    }
  }
}
