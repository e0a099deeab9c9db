package import AttackGraph

/// What one replayed compromise came to.
package struct TrialOutcome: Sendable, Hashable {
  package var exposure: Exposure
  /// Everything done by the eviction that was noticed before the horizon, ascending; the first leads
  /// to eviction.
  package var alerts: [Alert] = []
  /// Seconds from first use to eviction, also where that is beyond the horizon; `nil` when nobody
  /// noticed.
  package var evictionOffset: Int64?
  /// Seconds a replay runs from first use.
  package var horizon: Int64
  package var footholdWasLive = false
  /// Assets reached before eviction and horizon, ascending by arrival, then by vertex.
  package var assets: [ReachedAsset] = []
  package var identitiesReached = 0
  /// Weight reached by a patient attacker without detection: the same
  /// windows, no step taking time.
  package var potentialWeight = 0.0
  /// Weight reachable with the windows as of first use.
  package var snapshotWeight = 0.0
  /// Weight that what survives eviction reaches from then until the horizon, undetected; `nil` when
  /// nobody evicts before the horizon, or the attacker is after the objective alone.
  package var residualWeight: Double?
  /// Whether some hold renews itself for as long as nobody intervenes; `nil` where that is not looked
  /// for, as an attacker who does one thing at a time, or is after one objective, does not.
  package var renewsItself: Bool?
  /// Whether the attacker is after the objective alone, so that only it says anything.
  package var isTargeted = false
  /// The steps in order, where the trial was traced.
  package var trace: [TraceStep] = []
  /// Seconds from first use to the objective; `nil` when it was not reached.
  package var objectiveOffset: Int64?
  /// The attack graph's edges on the earliest paths to the reached assets, ascending.
  package var pathEdges: [UInt32] = []
  /// Those of them that are the first step from a foothold, ascending.
  package var firstEdges: [UInt32] = []
  /// Where those paths start, ascending.
  package var pathSources: [UInt32] = []

  /// A trial in which nothing was reached.
  init(exposure: Exposure, horizon: Int64) {
    self.exposure = exposure
    self.horizon = horizon
  }

  package struct ReachedAsset: Sendable, Hashable {
    /// The attack graph's vertex.
    package var vertex: UInt32
    package var kind: Asset.Kind
    package var weight: Double
    /// Seconds after first use.
    package var offset: Int64
  }

  /// Σ weights of the reached assets.
  package var weight: Double {
    var tally = AssetTally()
    for asset in assets { tally.add(asset) }
    return tally.weight
  }

  package func count(of kind: Asset.Kind) -> Int {
    assets.reduce(0) { $0 + ($1.kind == kind ? 1 : 0) }
  }
}
