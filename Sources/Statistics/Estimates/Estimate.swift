internal import Sampling

/// The mean of a sample of independent units, with a confidence interval.
///
/// mean ± t·s / √n with n − 1 degrees of freedom. A single unit has no interval; units that are
/// all equal have an interval of one point.
package struct Estimate: Sendable, Hashable {
  package let mean: Double
  /// Sample standard deviation between units (divisor n − 1); `nil` for a single unit.
  package let standardDeviation: Double?
  /// Lower end of the interval; `nil` for a single unit.
  package let lower: Double?
  /// Upper end of the interval; `nil` for a single unit.
  package let upper: Double?
  /// How many units.
  package let count: Int

  /// Creates the estimate; `nil` of an empty sample.
  ///
  /// - Parameters:
  ///   - sample: One finite value per unit.
  ///   - level: Confidence level, strictly between 0 and 1.
  package init?(_ sample: [Double], level: Double = 0.95) {
    precondition(level > 0 && level < 1, "a confidence level lies strictly between 0 and 1")
    guard let mean = Moments.mean(sample) else { return nil }
    self.mean = mean
    count = sample.count
    standardDeviation = Moments.standardDeviation(sample)
    guard let deviation = standardDeviation else {
      lower = nil
      upper = nil
      return
    }
    let halfWidth = Self.halfWidth(deviation: deviation, count: sample.count, level: level)
    lower = mean - halfWidth
    upper = mean + halfWidth
  }

  /// Half the width of the interval; `nil` for a single unit.
  package var halfWidth: Double? {
    guard let lower, let upper else { return nil }
    return (upper - lower) / 2
  }

  /// The standard error of the mean, s / √n; `nil` for a single unit.
  package var standardError: Double? {
    standardDeviation.map { $0 / Portable.sqrt(Double(count)) }
  }

  private static func halfWidth(deviation: Double, count: Int, level: Double) -> Double {
    if deviation == 0 { return 0 }
    let t = StudentT(degreesOfFreedom: Double(count - 1)).quantile(0.5 + level / 2)
    return t * deviation / Portable.sqrt(Double(count))
  }
}
