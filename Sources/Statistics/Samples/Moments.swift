internal import Sampling

/// Sum, mean and spread of a sample, summed in the order given so that the bits repeat.
package enum Moments {
  /// Returns the sum of a sample, compensated for rounding.
  ///
  /// - Complexity: O(n); no allocation.
  /// - Source: Neumaier, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen",
  ///   ZAMM 54, 1974, doi:10.1002/zamm.19740540106.
  package static func sum(_ sample: [Double]) -> Double {
    sum(of: sample) { $0 }
  }

  /// Returns the mean, never outside the smallest and largest value; `nil` of an empty sample.
  package static func mean(_ sample: [Double]) -> Double? {
    guard var low = sample.first else { return nil }
    var high = low
    for value in sample {
      low = min(low, value)
      high = max(high, value)
    }
    // Rounding must not give equal values a different mean, and so a spread.
    return min(max(sum(sample) / Double(sample.count), low), high)
  }

  /// Returns the unbiased variance (divisor n − 1); `nil` below two values.
  ///
  /// Two passes, corrected for the rounding of the mean; 0 exactly when all values are equal.
  ///
  /// - Source: Chan, Golub and LeVeque, "Algorithms for computing the sample variance", The
  ///   American Statistician 37(3), 1983, equation 1.7.
  package static func variance(_ sample: [Double]) -> Double? {
    guard sample.count > 1, let mean = mean(sample) else { return nil }
    let squares = sum(of: sample) { ($0 - mean) * ($0 - mean) }
    let rest = sum(of: sample) { $0 - mean }
    let count = Double(sample.count)
    return max(0, (squares - rest * rest / count) / (count - 1))
  }

  /// Returns the sample standard deviation (divisor n − 1); `nil` below two values.
  package static func standardDeviation(_ sample: [Double]) -> Double? {
    variance(sample).map(Portable.sqrt)
  }

  /// Returns Pearson's correlation of two samples paired by index; `nil` when either has no spread
  /// or there are fewer than two pairs.
  package static func correlation(_ first: [Double], _ second: [Double]) -> Double? {
    precondition(first.count == second.count, "paired samples have the same number of values")
    guard let firstMean = mean(first), let secondMean = mean(second),
      let firstSpread = standardDeviation(first), let secondSpread = standardDeviation(second),
      firstSpread > 0, secondSpread > 0
    else { return nil }
    let products = zip(first, second).map { ($0 - firstMean) * ($1 - secondMean) }
    let covariance = sum(products) / Double(first.count - 1)
    return min(max(covariance / firstSpread / secondSpread, -1), 1)
  }

  private static func sum(of sample: [Double], _ term: (Double) -> Double) -> Double {
    var sum = 0.0
    var compensation = 0.0
    for value in sample {
      let next = term(value)
      let total = sum + next
      compensation += abs(sum) >= abs(next) ? (sum - total) + next : (next - total) + sum
      sum = total
    }
    // An infinite or undefined sum has no rounding error to correct.
    return sum.isFinite ? sum + compensation : sum
  }
}
