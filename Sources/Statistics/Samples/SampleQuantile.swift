internal import Sampling

/// Quantiles of a sample sorted in ascending order.
package enum SampleQuantile {
  /// Returns the quantile by linear interpolation between neighbours (type 7), R's default.
  ///
  /// The value at position (n − 1) p counted from 0; p = 0 and 1 give the smallest and largest.
  ///
  /// - Parameters:
  ///   - p: From 0 to 1.
  ///   - sorted: At least one value, ascending.
  /// - Complexity: O(1).
  /// - Source: Hyndman and Fan, "Sample quantiles in statistical packages", The American
  ///   Statistician 50(4), 1996, definition 7.
  package static func linear(_ p: Double, sorted: [Double]) -> Double {
    check(p, sorted)
    let position = Double(sorted.count - 1) * p
    let index = Int(position)
    let lower = sorted[index]
    let weight = position - Double(index)
    if weight == 0 || sorted[index + 1] == lower { return lower }
    return lower + weight * (sorted[index + 1] - lower)
  }

  /// Returns the smallest value with at least a share p of the sample at or below it (type 1).
  ///
  /// - Parameters:
  ///   - p: From 0 to 1; 0 gives the smallest value.
  ///   - sorted: At least one value, ascending.
  /// - Complexity: O(1).
  package static func nearestRank(_ p: Double, sorted: [Double]) -> Double {
    check(p, sorted)
    return sorted[NearestRank.index(ofShare: p, count: sorted.count)]
  }

  private static func check(_ p: Double, _ sorted: [Double]) {
    precondition(p >= 0 && p <= 1, "a quantile's share is from 0 to 1")
    precondition(!sorted.isEmpty, "a quantile needs at least one value")
    assert(
      zip(sorted, sorted.dropFirst()).allSatisfy { $0 <= $1 },
      "quantiles are taken of a sample in ascending order")
  }
}
