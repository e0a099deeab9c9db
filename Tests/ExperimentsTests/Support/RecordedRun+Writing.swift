import Experiments
import Foundation
import TestSupport

extension RecordedRun {
  /// Writes everything and finishes; with a generator, in an order of its choice.
  func write(to url: URL, shuffledBy random: SplitMix? = nil) throws {
    let store = try ResultStore.create(at: url)
    try write(into: store, shuffledBy: random)
    try store.finish()
  }

  /// Writes everything without finishing.
  func write(into store: ResultStore, shuffledBy random: SplitMix? = nil) throws {
    try store.write(
      experiment: experiment, estates: estates, policies: policies, scenarios: scenarios,
      curveOffsets: curveOffsets, notes: Array(notes.prefix(1)), notApplicable: notApplicable)
    for note in notes.dropFirst() { try store.write(note: note) }
    var steps: [() throws -> Void] = []
    for cell in cells {
      for unit in cell.units { steps.append { try store.write(cell: cell.key, unit: unit) } }
    }
    for arm in arms {
      for timeline in arm.timelines {
        steps.append {
          try store.write(estate: arm.key.estate, policy: arm.key.policy, timeline: timeline)
        }
      }
    }
    for diagram in diagrams { steps.append { try store.write(diagram: diagram) } }
    if var random { steps.shuffle(using: &random) }
    for step in steps { try step() }
  }
}
