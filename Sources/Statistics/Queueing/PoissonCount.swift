internal import Sampling

/// A Poisson number.
struct PoissonCount {
  /// At least 0.
  var mean: Double

  func probability(of count: Int) -> Double {
    precondition(count >= 0, "a count is at least 0")
    if count == 0 { return Portable.exp(-mean) }
    if mean == 0 { return 0 }
    let n = Double(count)
    return Portable.exp(n * Portable.log(mean) - mean - SpecialFunctions.logGamma(n + 1))
  }

  /// Returns the probability of that many or more; where it is small, relatively exact.
  ///
  /// - Complexity: O(√mean) terms of the side that falls, from the count away from the mean.
  func probability(atLeast count: Int) -> Double {
    precondition(count >= 0, "a count is at least 0")
    if count == 0 { return 1 }
    return Double(count) > mean ? upperTail(count) : max(0, 1 - lowerTail(count - 1))
  }

  private func upperTail(_ count: Int) -> Double {
    var term = probability(of: count)
    var sum = term
    var n = Double(count)
    while term > 0x1p-60 * sum {
      n += 1
      term *= mean / n
      sum += term
    }
    return sum
  }

  private func lowerTail(_ count: Int) -> Double {
    var term = probability(of: count)
    var sum = term
    var n = Double(count)
    while n > 0, term > 0x1p-60 * sum {
      term *= n / mean
      n -= 1
      sum += term
    }
    return sum
  }
}
