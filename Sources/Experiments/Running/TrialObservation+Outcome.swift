import AttackGraph
import Replay

extension TrialObservation {
  /// What the store keeps of one replay.
  ///
  /// - Parameter totalWeight: Σ of the asset weights of the estate.
  init(_ outcome: TrialOutcome, place: String, totalWeight: Double, hasObjective: Bool) {
    func share(_ weight: Double) -> Double { totalWeight > 0 ? weight / totalWeight : 0 }
    let values = Metric.perTrial.map { metric -> Double? in
      switch metric {
      case .blastRadiusCount: Double(outcome.assets.count)
      case .blastRadiusWeight: outcome.weight
      case .blastRadiusShare: share(outcome.weight)
      case .potentialBlastRadiusShare: share(outcome.potentialWeight)
      case .snapshotBlastRadiusShare: share(outcome.snapshotWeight)
      case .footholdLiveShare: outcome.footholdWasLive ? 1 : 0
      case .blastRadiusShareLive: outcome.footholdWasLive ? share(outcome.weight) : nil
      case .objectiveReached:
        hasObjective ? (outcome.objectiveOffset == nil ? 0 : 1) : nil
      case .timeToObjective:
        hasObjective ? Double(outcome.objectiveOffset ?? outcome.horizon) : nil
      case .namespacesReached: Double(outcome.count(of: .namespace))
      case .nodesReached: Double(outcome.count(of: .node))
      case .clustersReached: Double(outcome.count(of: .cluster))
      case .identitiesReached: Double(outcome.identitiesReached)
      default: preconditionFailure("\(metric.rawValue) is not a metric of a trial")
      }
    }
    self.init(
      leakInstant: outcome.exposure.leak, firstUse: outcome.exposure.firstUse, place: place,
      evictionOffset: outcome.evictionOffset, values: values)
  }
}

extension TrialOutcome {
  /// Weight share reached by each offset; after the last step it stays where it is.
  func curve(at offsets: [Int64], totalWeight: Double) -> [Double] {
    var next = 0
    var weight = 0.0
    return offsets.map { offset in
      while next < assets.count, assets[next].offset <= offset {
        weight += assets[next].weight
        next += 1
      }
      return totalWeight > 0 ? weight / totalWeight : 0
    }
  }
}
