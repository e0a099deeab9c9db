import Foundation
import Estate
import Replay
import Specs

/// Puts a run's results into a store as the units come in.
final class ResultWriter {
  private let experiment: PreparedExperiment
  private let store: ResultStore
  /// Merged path counts by cell, in the order of the specification.
  private var tallies: [CellIndex: PathTally] = [:]

  private struct CellIndex: Hashable {
    var estate: Int
    var policy: Int
    var compromise: Int
  }

  init(_ experiment: PreparedExperiment, at url: URL) throws(StoreError) {
    self.experiment = experiment
    store = try ResultStore.create(at: url)
    let spec = experiment.spec
    try store.write(
      experiment: ExperimentRecord(experiment),
      estates: experiment.estates.map { EstateRecord($0) },
      policies: spec.policies.map { NamedRecord(name: $0.name, description: $0.description) },
      scenarios: spec.compromises.map { NamedRecord(name: $0.name, description: $0.description) },
      curveOffsets: experiment.curveOffsets,
      notes: ResultNotes.notes(
        for: spec, calibrations: experiment.estates.compactMap(\.calibrationNote)),
      notApplicable: Self.notApplicable(experiment))
  }

  func write(_ result: UnitRun.Result, of unit: UnitRun) throws(StoreError) {
    let estate = experiment.estates[unit.estate].estate.name
    let policy = experiment.spec.policies[unit.policy].name
    try store.write(estate: estate, policy: policy, timeline: result.timeline)
    for (compromise, cell) in result.cells.enumerated() {
      guard let cell else { continue }
      let index = CellIndex(estate: unit.estate, policy: unit.policy, compromise: compromise)
      try store.write(cell: key(index), unit: cell.observation)
      tallies[index, default: cell.tally.zeroed].merge(cell.tally)
    }
  }

  func finish() throws(StoreError) {
    for estate in experiment.estates.indices {
      for policy in experiment.spec.policies.indices {
        for compromise in experiment.spec.compromises.indices {
          let index = CellIndex(estate: estate, policy: policy, compromise: compromise)
          guard let tally = tallies[index] else { continue }
          let graph = experiment.estates[estate].graphs[policy]
          try store.write(diagram: DiagramRecord(tally, graph: graph, cell: key(index)))
        }
      }
    }
    try store.finish()
  }

  private func key(_ index: CellIndex) -> CellKey {
    CellKey(
      estate: experiment.estates[index.estate].estate.name,
      policy: experiment.spec.policies[index.policy].name,
      scenario: experiment.spec.compromises[index.compromise].name)
  }

  private static func notApplicable(_ experiment: PreparedExperiment) -> [NotApplicableRecord] {
    experiment.estates.flatMap { prepared in
      zip(experiment.spec.compromises, prepared.candidates).compactMap { compromise, candidates in
        guard candidates.isEmpty else { return nil }
        return NotApplicableRecord(
          estate: prepared.estate.name, scenario: compromise.name,
          reason: compromise.mechanism.missingPlace)
      }
    }
  }
}

extension CompromiseSpec.Mechanism {
  /// Why a compromise finds nothing to strike.
  fileprivate var missingPlace: String {
    switch self {
    case .ciStore, .buildLog, .ciRunner: "no pipeline of the estate matches its selection"
    case .federatedSubject:
      "no pipeline of the estate that matches its selection has a trust that admits others"
    case .kubeconfig, .laptop, .phishing, .insider:
      "no person of the estate matches its selection"
    case .breakGlass: "the estate has no emergency kubeconfig that matches its selection"
    case .sharedKubeconfig: "no shared kubeconfig of the estate matches its selection"
    case .pod: "no pod of the estate matches its selection"
    case .node: "no node of the estate outside a control plane matches its selection"
    case .operatorUpdate: "no operator of the estate matches its selection"
    case .agentHost: "no agent of the estate matches its selection"
    case .policyMachinery: "no cluster of the estate matches its selection"
    case .etcdBackup: "no backup of the estate matches its selection"
    case .cloudKey: "the estate has no long-lived cloud key"
    case .clusterLink: "no link between clusters of the estate matches its selection"
    case .wiki, .chat, .repository: "no team of the estate matches its selection"
    }
  }
}

extension ExperimentRecord {
  fileprivate init(_ experiment: PreparedExperiment) {
    let spec = experiment.spec
    self.init(
      name: spec.name, description: spec.description, question: spec.question, seed: spec.seed,
      sha256: experiment.identity.sha256, resolvedSpecification: experiment.identity.text,
      version: Version.current, baseline: spec.baseline, primaryMetrics: spec.primaryMetrics,
      timelines: spec.timelines, trials: spec.trials)
  }
}
