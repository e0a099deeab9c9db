package import AttackGraph

/// What one replayed compromise came to.
package struct TrialOutcome: Sendable, Hashable {
  package var exposure: Exposure
  /// Seconds from first use to eviction; `nil` when nobody noticed.
  package var evictionOffset: Int64?
  /// Seconds a replay runs from first use.
  package var horizon: Int64
  package var footholdWasLive: Bool
  /// Assets reached before eviction and horizon, ascending by arrival, then by vertex.
  package var assets: [ReachedAsset]
  package var identitiesReached: Int
  /// Weight reached by a patient attacker without detection: the same
  /// windows, no step taking time.
  package var potentialWeight: Double
  /// Weight reachable with the windows as of first use.
  package var snapshotWeight: Double
  /// Seconds from first use to the objective; `nil` when it was not reached.
  package var objectiveOffset: Int64?
  /// The attack graph's edges on the earliest paths to the reached assets, ascending.
  package var pathEdges: [UInt32]
  /// Those of them that are the first step from a foothold, ascending.
  package var firstEdges: [UInt32]
  /// Where those paths start, ascending.
  package var pathSources: [UInt32]

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
    assets.reduce(0) { $0 + $1.weight }
  }

  package func count(of kind: Asset.Kind) -> Int {
    assets.reduce(0) { $0 + ($1.kind == kind ? 1 : 0) }
  }
}
