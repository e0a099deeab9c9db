/// What a mix of compromises costs in a year.
package enum AnnualRisk {
  /// One compromise of the mix, in one timeline.
  package struct Part: Sendable, Hashable {
    /// Leaks per year, over all places of the compromise.
    package var eventsPerYear: Double
    /// Mean weight reached by a trial, those with an empty foothold included.
    package var meanWeight: Double

    package init(eventsPerYear: Double, meanWeight: Double) {
      self.eventsPerYear = eventsPerYear
      self.meanWeight = meanWeight
    }
  }

  /// Σ over the mix of leaks per year × weight reached, in weight per year; `nil` for an empty mix.
  ///
  /// Trials draw places uniformly, and each its instant uniformly over the time in which the place
  /// can leak, so the mean over trials is that over exposed place-hours where all places of a
  /// compromise are exposed alike, and an approximation where they are not (pipelines that run more
  /// often leak more logs).
  package static func weight(of mix: [Part]) -> Double? {
    guard !mix.isEmpty else { return nil }
    return mix.reduce(0) { $0 + $1.eventsPerYear * $1.meanWeight }
  }
}
