/// Policy minus baseline, paired by unit.
package struct ComparisonRecord: Sendable, Hashable {
  package var estate: String
  package var scenario: String
  package var metric: String
  package var baseline: String
  package var policy: String
  package var difference: Double?
  package var lower: Double?
  package var upper: Double?
  /// Holm-adjusted over the experiment's primary metrics; `nil` for the other metrics.
  ///
  /// A metric that is the same for every scenario counts as one hypothesis, so its value here is
  /// the same in every scenario.
  package var pHolm: Double?
  package var effectSize: Double?

  package init(
    estate: String, scenario: String, metric: String, baseline: String, policy: String,
    difference: Double?, lower: Double?, upper: Double?, pHolm: Double?, effectSize: Double?
  ) {
    self.estate = estate
    self.scenario = scenario
    self.metric = metric
    self.baseline = baseline
    self.policy = policy
    self.difference = difference
    self.lower = lower
    self.upper = upper
    self.pHolm = pHolm
    self.effectSize = effectSize
  }
}
