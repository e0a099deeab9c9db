import AttackGraph
import Replay

extension TrialObservation {
  /// What the store keeps of one replay.
  ///
  /// - Parameter totalWeight: Σ of the asset weights of the estate.
  init(_ outcome: TrialOutcome, place: String, totalWeight: Double, hasObjective: Bool) {
    func share(_ weight: Double) -> Double { totalWeight > 0 ? weight / totalWeight : 0 }
    let values = Metric.perTrial.map { metric -> Double? in
      // Whoever is after one thing only says nothing about the rest.
      if outcome.isTargeted, metric.isOfWholeBlast { return nil }
      return switch metric {
      case .blastRadiusCount: Double(outcome.assets.count)
      case .blastRadiusWeight: outcome.weight
      case .blastRadiusShare: share(outcome.weight)
      case .potentialBlastRadiusShare: share(outcome.potentialWeight)
      case .snapshotBlastRadiusShare: share(outcome.snapshotWeight)
      case .residualBlastRadiusShare: outcome.residualWeight.map(share)
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
      case .selfRenewingShare: outcome.renewsItself.map { $0 ? 1 : 0 }
      default: preconditionFailure("\(metric.rawValue) is not a metric of a trial")
      }
    }
    self.init(
      leakInstant: outcome.exposure.leak, firstUse: outcome.exposure.firstUse, place: place,
      evictionOffset: outcome.evictionOffset, values: values)
  }
}

extension Metric {
  /// Whether it counts everything that an attacker reaches, which one with a single aim does not
  /// show.
  fileprivate var isOfWholeBlast: Bool {
    switch self {
    case .blastRadiusCount, .blastRadiusWeight, .blastRadiusShare, .blastRadiusShareLive,
      .namespacesReached, .nodesReached, .clustersReached, .identitiesReached,
      .residualBlastRadiusShare:
      true
    default: false
    }
  }
}

extension TrialOutcome {
  /// Whether the objective had been reached by each offset: 1 or 0.
  func objectiveCurve(at offsets: [Int64]) -> [Double] {
    offsets.map { offset in objectiveOffset.map { $0 <= offset ? 1 : 0 } ?? 0 }
  }

  /// Weight share reached by each offset; after the last step it stays where it is.
  func curve(at offsets: [Int64], totalWeight: Double) -> [Double] {
    var next = 0
    var tally = AssetTally()
    return offsets.map { offset in
      while next < assets.count, assets[next].offset <= offset {
        tally.add(assets[next])
        next += 1
      }
      return totalWeight > 0 ? tally.weight / totalWeight : 0
    }
  }
}
