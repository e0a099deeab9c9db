internal import Sampling

/// What a treatment changes against a baseline, unit by unit.
///
/// Sample i of both comes from the same unit, so what the units share cancels in the difference.
package struct PairedComparison: Sendable, Hashable {
  /// Mean of treatment − baseline over the units, with its confidence interval.
  ///
  /// When all differences are equal the interval is that one point.
  package let difference: Estimate
  /// Two-sided p value of the paired t test with n − 1 degrees of freedom.
  ///
  /// When all differences are equal: 1 if they are 0, else 0. `nil` for a single unit.
  package let pValue: Double?
  /// Mean difference / standard deviation of the baseline between units.
  ///
  /// When the baseline does not vary: 0 if the difference is 0, else `nil`. `nil` for a single
  /// unit.
  package let effectSize: Double?
  /// Pearson's correlation of baseline and treatment over the units, which is what pairing gains
  /// from; `nil` when either does not vary.
  package let correlation: Double?

  /// Creates the comparison; `nil` without units.
  ///
  /// - Parameters:
  ///   - baseline: One finite value per unit.
  ///   - treatment: The values of the same units in the same order.
  ///   - level: Confidence level of the interval, strictly between 0 and 1.
  package init?(baseline: [Double], treatment: [Double], level: Double = 0.95) {
    precondition(
      baseline.count == treatment.count, "a paired comparison has both values of every unit")
    let differences = zip(baseline, treatment).map { $1 - $0 }
    guard let difference = Estimate(differences, level: level) else { return nil }
    self.difference = difference
    pValue = Self.pValue(of: difference)
    effectSize = Self.effectSize(
      of: difference.mean, spread: Moments.standardDeviation(baseline))
    correlation = Moments.correlation(baseline, treatment)
  }

  private static func pValue(of difference: Estimate) -> Double? {
    guard let error = difference.standardError else { return nil }
    if error == 0 { return difference.mean == 0 ? 1 : 0 }
    return StudentT(degreesOfFreedom: Double(difference.count - 1))
      .twoSidedP(difference.mean / error)
  }

  private static func effectSize(of difference: Double, spread: Double?) -> Double? {
    guard let spread else { return nil }
    if spread == 0 { return difference == 0 ? 0 : nil }
    return difference / spread
  }
}
