/// What one replay yields: the value of every per-trial metric, in `Metric.perTrial` order.
package struct TrialObservation: Sendable, Hashable {
  /// Absolute seconds of the leak and of first use on the timeline's clock; `nil` first use when the
  /// delay exceeds the experiment's bound.
  package var leakInstant: Int64
  package var firstUse: Int64?
  package var place: String
  /// Seconds from first use to eviction; `nil` when never evicted.
  package var evictionOffset: Int64?
  package var values: [Double?]

  package init(
    leakInstant: Int64, firstUse: Int64?, place: String, evictionOffset: Int64?,
    values: [Double?]
  ) {
    self.leakInstant = leakInstant
    self.firstUse = firstUse
    self.place = place
    self.evictionOffset = evictionOffset
    self.values = values
  }
}

/// The trials of one cell in one unit, and their mean curve.
package struct UnitObservation: Sendable, Hashable {
  package var unit: Int
  package var trials: [TrialObservation]
  /// Mean reached share at each of the experiment's curve offsets.
  package var curve: [Double]
  /// Share of trials that had reached the objective by each of those offsets; empty without one.
  package var objectiveCurve: [Double]

  package init(
    unit: Int, trials: [TrialObservation], curve: [Double], objectiveCurve: [Double] = []
  ) {
    self.unit = unit
    self.trials = trials
    self.curve = curve
    self.objectiveCurve = objectiveCurve
  }
}
