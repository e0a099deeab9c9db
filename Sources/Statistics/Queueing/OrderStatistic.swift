package import Sampling

/// Mean of the k-th smallest of n independent times: when k of n approvers, all asked at once, have
/// answered.
///
/// - Source: David and Nagaraja, Order Statistics, 3rd edition, 2003, sections 2.1 and 3.1.
package enum OrderStatistic {
  /// Returns it for exponential times: m (H(n) − H(n − k)), H the harmonic numbers.
  ///
  /// - Parameters:
  ///   - k: From 1 to n.
  package static func exponentialMean(_ k: Int, of n: Int, mean: Double) -> Double {
    precondition(1 <= k && k <= n, "k is from 1 to n")
    precondition(mean >= 0, "a mean is at least 0")
    var sum = 0.0
    for remaining in (n - k + 1)...n { sum += 1 / Double(remaining) }
    return mean * sum
  }

  /// Returns it for times of any distribution: the integral over x of P(fewer than k of n by x),
  /// to a relative 1e-9.
  ///
  /// The probability is an incomplete beta function of the distribution function. The integral is
  /// split where the distribution function has corners or jumps.
  ///
  /// - Parameters:
  ///   - k: From 1 to n.
  /// - Complexity: a few hundred to a thousand values of the distribution function for each stretch
  ///   between corners.
  package static func mean(_ k: Int, of n: Int, _ distribution: Distribution) -> Double {
    precondition(1 <= k && k <= n, "k is from 1 to n")
    let pending = { (time: Double) -> Double in
      let done = distribution.cumulativeProbability(time)
      return SpecialFunctions.incompleteBeta(
        1 - done, complement: done, Double(n - k + 1), Double(k))
    }
    var sum = 0.0
    var start = 0.0
    for corner in distribution.corners.sorted() where corner > start {
      sum += Quadrature.integral(from: start, to: corner, pending)
      start = corner
    }
    guard distribution.cumulativeProbability(start) < 1 else { return sum }
    return sum + Quadrature.integral(from: start, scale: distribution.mean, pending)
  }
}

extension Distribution {
  /// Where the distribution function is not smooth, and where most of a lognormal one's rise is.
  fileprivate var corners: [Double] {
    switch self {
    case .constant(let value): [value]
    case .exponential: []
    case .lognormal(let median, _): [median]
    case .uniform(let low, let high): [low, high]
    case .mixture(let components): components.flatMap(\.distribution.corners)
    case .empirical(let values): values
    }
  }
}
