package import Sampling

/// What is found of a renewed thing, such as a token, at a uniformly random instant.
///
/// A long life covers more instants than a short one: the life found is length-biased, and what is
/// left of it is uniform in it.
///
/// - Source: Cox, Renewal Theory, 1962, sections 5.3 and 5.4.
package struct ResidualLife: Sendable, Hashable {
  /// Of one life, as issued; above 0.
  package let mean: Double
  /// Of one life squared, as issued.
  package let secondMoment: Double

  package init(mean: Double, variance: Double) {
    precondition(mean > 0 && mean.isFinite, "a mean life is above 0")
    precondition(variance >= 0, "a variance is at least 0")
    self.mean = mean
    secondMoment = variance + mean * mean
  }

  /// - Parameters:
  ///   - lifetime: Of the things as they are issued; a mixture's weights are numbers of issues.
  package init(_ lifetime: Distribution) {
    self.init(mean: lifetime.mean, variance: lifetime.variance)
  }

  /// Mean time left at a random instant: E[L²] / (2 E[L]).
  package var meanResidual: Double { secondMoment / (2 * mean) }

  /// Mean whole life of what is found at a random instant: E[L²] / E[L].
  package var meanInspected: Double { secondMoment / mean }

  /// Returns the share of each kind among what is alive at a random instant: its share of the issues
  /// times its mean life, relative to the sum.
  ///
  /// - Parameters:
  ///   - kinds: Weights are numbers of issues.
  package static func sharesAlive(_ kinds: [Distribution.Component]) -> [Double] {
    let lives = kinds.map { $0.weight * $0.distribution.mean }
    let total = lives.reduce(0, +)
    precondition(total > 0, "something has to live for some time")
    return lives.map { $0 / total }
  }
}
