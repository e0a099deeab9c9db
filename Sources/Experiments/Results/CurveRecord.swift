/// Mean weighted share of assets reached by each time after first use, and survival: the share of
/// trials that have not reached the objective by then.
package struct CurveRecord: Sendable, Hashable {
  package struct Point: Sendable, Hashable {
    /// Seconds after first use (t0).
    package var offset: Int64
    package var mean: Double
    package var lower: Double
    package var upper: Double

    package init(offset: Int64, mean: Double, lower: Double, upper: Double) {
      self.offset = offset
      self.mean = mean
      self.lower = lower
      self.upper = upper
    }
  }

  package var estate: String
  package var policy: String
  package var scenario: String
  /// Ascending offsets.
  package var points: [Point]
  /// Share of trials that have not reached the objective by each offset, ascending; empty where the
  /// compromise has none.
  package var survival: [Point]

  package init(
    estate: String, policy: String, scenario: String, points: [Point], survival: [Point] = []
  ) {
    self.estate = estate
    self.policy = policy
    self.scenario = scenario
    self.points = points
    self.survival = survival
  }
}

/// The empirical distribution of approval latency of one policy on one estate.
package struct LatencyRecord: Sendable, Hashable {
  package var estate: String
  package var policy: String
  /// Ascending latencies in seconds of the approved requests, all units pooled (thinned to at most
  /// 512 evenly spaced order statistics).
  package var seconds: [Int64]
  /// Approved requests in all.
  package var count: Int

  package init(estate: String, policy: String, seconds: [Int64], count: Int) {
    self.estate = estate
    self.policy = policy
    self.seconds = seconds
    self.count = count
  }
}
