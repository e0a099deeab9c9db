/// How far two samples are apart, from 0 (the same distribution) to 1 (nothing in common).
package enum SampleDistance {
  /// Returns the Kolmogorov–Smirnov distance: the largest difference of the shares at or below any
  /// value; `nil` when a sample is empty.
  ///
  /// - Parameters:
  ///   - first: Ascending, without not-a-number.
  ///   - second: Ascending, without not-a-number; may be of another size.
  /// - Complexity: O(n + m); no allocation.
  /// - Source: Smirnov, "Table for estimating the goodness of fit of empirical distributions", The
  ///   Annals of Mathematical Statistics 19(2), 1948.
  package static func kolmogorovSmirnov(_ first: [Double], _ second: [Double]) -> Double? {
    guard !first.isEmpty, !second.isEmpty else { return nil }
    var (left, right) = (0, 0)
    var largest = 0.0
    // Once one sample is used up, the difference only shrinks.
    while left < first.count, right < second.count {
      let value = min(first[left], second[right])
      while left < first.count, first[left] <= value { left += 1 }
      while right < second.count, second[right] <= value { right += 1 }
      let difference = Double(left) / Double(first.count) - Double(right) / Double(second.count)
      largest = max(largest, abs(difference))
    }
    return largest
  }

  /// Returns the total variation distance of two categorical samples: half the sum of the
  /// differences of each category's share; `nil` when a sample is empty.
  ///
  /// - Parameters:
  ///   - first: How often each category occurs, 0 or more.
  ///   - second: The same for the other sample, category by category.
  /// - Complexity: O(categories).
  /// - Source: Levin and Peres, "Markov Chains and Mixing Times", 2nd edition, 2017,
  ///   proposition 4.2.
  package static func totalVariation(_ first: [Int], _ second: [Int]) -> Double? {
    precondition(first.count == second.count, "paired counts have the same number of categories")
    precondition(
      first.allSatisfy { $0 >= 0 } && second.allSatisfy { $0 >= 0 }, "a count is 0 or more")
    let (firstTotal, secondTotal) = (first.reduce(0, +), second.reduce(0, +))
    guard firstTotal > 0, secondTotal > 0 else { return nil }
    let differences = zip(first, second).map {
      abs(Double($0) / Double(firstTotal) - Double($1) / Double(secondTotal))
    }
    return min(Moments.sum(differences) / 2, 1)
  }
}
