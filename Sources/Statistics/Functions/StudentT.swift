internal import Sampling

/// Student's t distribution.
///
/// Relative errors, tails included: below 1e-12 up to 3,000 degrees of freedom, below 1e-9 up to 10⁷.
///
/// - Source: Abramowitz and Stegun, 26.7.1 (as an incomplete beta function).
package struct StudentT: Sendable, Hashable {
  /// Above 0; need not be whole.
  package let degreesOfFreedom: Double

  package init(degreesOfFreedom: Double) {
    precondition(
      degreesOfFreedom > 0 && degreesOfFreedom.isFinite, "degrees of freedom are above 0")
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// Returns the probability of a value at least as far from 0 as t, on either side.
  ///
  /// - Complexity: O(√degreesOfFreedom) divisions.
  package func twoSidedP(_ t: Double) -> Double {
    precondition(!t.isNaN, "a t statistic is a number")
    let distance = abs(t)
    if distance == 0 { return 1 }
    if distance == .infinity { return 0 }
    let n = degreesOfFreedom
    let ratio = distance / Portable.sqrt(n)
    // So far out the leading term is exact, and the square below would overflow.
    if ratio > 1e9 {
      let logP = -n * Portable.log(ratio) - SpecialFunctions.logBeta(n / 2, 0.5)
      return Portable.exp(logP) / (n / 2)
    }
    let square = ratio * ratio
    return SpecialFunctions.incompleteBeta(
      1 / (1 + square), complement: square / (1 + square), n / 2, 0.5)
  }

  /// Returns the probability of a value at or below t.
  package func cumulativeProbability(_ t: Double) -> Double {
    let tail = twoSidedP(t) / 2
    return t > 0 ? 1 - tail : tail
  }

  /// Returns the value that is not exceeded with a given probability.
  ///
  /// By bisection on the bit patterns of the positive doubles, 63 steps at most, so the result
  /// does not depend on a starting guess.
  ///
  /// - Parameters:
  ///   - p: Strictly between 0 and 1.
  package func quantile(_ p: Double) -> Double {
    precondition(p > 0 && p < 1, "a probability lies strictly between 0 and 1")
    if p == 0.5 { return 0 }
    let tails = 2 * min(p, 1 - p)
    var low: UInt64 = 0
    var high = Double.greatestFiniteMagnitude.bitPattern
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if twoSidedP(Double(bitPattern: middle)) > tails { low = middle } else { high = middle }
    }
    let distance = Double(bitPattern: high)
    return p < 0.5 ? -distance : distance
  }
}
