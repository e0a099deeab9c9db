package import Foundation

import Specs

/// Runs every unit of an experiment on all cores and stores what comes out, in a fixed order.
package struct ExperimentRunner: Sendable {
  private let experiment: PreparedExperiment
  private let threads: Int

  /// - Parameter threads: how many units run at once; at least 1. It never changes a result.
  package init(_ experiment: PreparedExperiment, threads: Int) {
    precondition(threads >= 1, "a run needs at least one thread")
    self.experiment = experiment
    self.threads = threads
  }

  /// One unit of work per timeline, policy and estate.
  package var unitCount: Int {
    experiment.estates.count * experiment.spec.policies.count * experiment.spec.timelines
  }

  /// Runs everything into a new database; nothing is left behind when it fails.
  ///
  /// - Parameter onProgress: called with the number of finished units, in order.
  /// - Throws: `StoreError`, `CancellationError`.
  package func run(into url: URL, onProgress: (Int) -> Void) async throws {
    let writer = try ResultWriter(experiment, at: url)
    let units = units
    try await forEach(units) { index, result in
      try writer.write(result, of: units[index])
      onProgress(index + 1)
    }
    try writer.finish()
  }

  private var units: [UnitRun] {
    let spec = experiment.spec
    return experiment.estates.indices.flatMap { estate in
      spec.policies.indices.flatMap { policy in
        (0..<spec.timelines).map { unit in
          UnitRun(experiment: experiment, estate: estate, policy: policy, unit: unit)
        }
      }
    }
  }

  /// Runs the units `threads` at a time and hands on the results in the order of the units.
  private func forEach(
    _ units: [UnitRun], _ consume: (Int, UnitRun.Result) throws -> Void
  ) async throws {
    try await withThrowingTaskGroup(of: (Int, UnitRun.Result).self) { group in
      var next = 0
      var consumed = 0
      var waiting: [Int: UnitRun.Result] = [:]
      func start() {
        guard next < units.count else { return }
        let index = next
        next += 1
        group.addTask { (index, units[index].run()) }
      }
      for _ in 0..<threads { start() }
      while let (index, result) = try await group.next() {
        try Task.checkCancellation()
        start()
        waiting[index] = result
        while let ready = waiting.removeValue(forKey: consumed) {
          try consume(consumed, ready)
          consumed += 1
        }
      }
    }
  }
}
