package import Sampling

/// The queue M/G/1: Poisson arrivals, any service time, one server, first come, first served.
///
/// - Source: Pollaczek, 1930, and Khinchine, 1932; Kleinrock, Queueing Systems, volume 1, 1975,
///   section 5.7.
package struct PollaczekKhinchine: Sendable, Hashable {
  /// Arrivals per unit of time; at least 0.
  package let arrivalRate: Double
  /// Above 0.
  package let meanService: Double
  /// Variance of the service time / its mean squared; at least 0.
  package let squaredVariation: Double

  package init(arrivalRate: Double, meanService: Double, squaredVariation: Double) {
    precondition(arrivalRate >= 0 && arrivalRate.isFinite, "an arrival rate is at least 0")
    precondition(meanService > 0 && meanService.isFinite, "a mean service time is above 0")
    precondition(squaredVariation >= 0, "a squared coefficient of variation is at least 0")
    self.arrivalRate = arrivalRate
    self.meanService = meanService
    self.squaredVariation = squaredVariation
  }

  /// - Parameters:
  ///   - arrivalRate: Per second, as a distribution's values are seconds.
  package init(arrivalRate: Double, service: Distribution) {
    let mean = service.mean
    self.init(
      arrivalRate: arrivalRate, meanService: mean,
      squaredVariation: service.variance / (mean * mean))
  }

  /// ρ: the share of the time that the server is busy, where below 1.
  package var utilisation: Double { arrivalRate * meanService }

  /// Mean wait before service: λ m² (1 + scv) / (2 (1 − ρ)); `nil` where ρ is 1 or more.
  package var meanWait: Double? {
    guard utilisation < 1 else { return nil }
    return utilisation * meanService * (1 + squaredVariation) / (2 * (1 - utilisation))
  }
}
