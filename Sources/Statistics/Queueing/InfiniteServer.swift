internal import Sampling

/// The system M/G/∞: Poisson arrivals, any duration, nobody waits. Grants on request are one.
///
/// - Source: Takács, Introduction to the Theory of Queues, 1962, chapter 3.
package struct InfiniteServer: Sendable, Hashable {
  /// Arrivals per unit of time; at least 0.
  package let arrivalRate: Double
  /// At least 0; nothing else of the durations matters here.
  package let meanDuration: Double

  package init(arrivalRate: Double, meanDuration: Double) {
    precondition(arrivalRate >= 0 && arrivalRate.isFinite, "an arrival rate is at least 0")
    precondition(meanDuration >= 0 && meanDuration.isFinite, "a mean duration is at least 0")
    self.arrivalRate = arrivalRate
    self.meanDuration = meanDuration
  }

  /// λ D, the mean of the Poisson number that are active at an instant.
  package var meanActive: Double { arrivalRate * meanDuration }

  /// Returns the probability that exactly so many are active at an instant.
  package func probability(of count: Int) -> Double {
    PoissonCount(mean: meanActive).probability(of: count)
  }

  /// Returns the probability that at least so many are active at an instant.
  package func probability(atLeast count: Int) -> Double {
    PoissonCount(mean: meanActive).probability(atLeast: count)
  }

  /// Mean length of a stretch in which some are active without a break: (e^(λ D) − 1) / λ.
  package var meanBusyPeriod: Double {
    if arrivalRate == 0 { return meanDuration }
    return Portable.expm1(meanActive) / arrivalRate
  }
}
