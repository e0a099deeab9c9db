/// A distribution of a duration or delay: never negative, all values in seconds.
///
/// A draw takes one uniform number (`sample`), by inversion. A value read from outside is checked
/// with `problem` before use; the other members expect a distribution without one.
package enum Distribution: Sendable, Hashable {
  /// Always the same value; at least 0.
  case constant(Double)
  /// Memoryless, with a mean above 0.
  case exponential(mean: Double)
  /// The exponential of a normal variable: median above 0; sigma, at least 0, is the standard
  /// deviation of the natural logarithm.
  case lognormal(median: Double, sigma: Double)
  /// Equally likely anywhere from low to high; 0 ≤ low ≤ high.
  case uniform(low: Double, high: Double)
  /// One of several distributions, chosen with probability proportional to its weight.
  case mixture([Component])
  /// One of the values of a sample, each equally likely: at least one, in ascending order.
  case empirical([Double])

  /// One part of a mixture.
  package struct Component: Sendable, Hashable {
    /// Relative frequency, above 0; the weights of a mixture need not sum to 1.
    package var weight: Double
    package var distribution: Distribution

    package init(weight: Double, _ distribution: Distribution) {
      self.weight = weight
      self.distribution = distribution
    }
  }

  /// Returns the lognormal distribution with a given mean: the median is mean × exp(−sigma² / 2).
  package static func lognormal(mean: Double, sigma: Double) -> Distribution {
    .lognormal(median: mean * Portable.exp(-0.5 * sigma * sigma), sigma: sigma)
  }
}
