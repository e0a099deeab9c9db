/// The inverse of the step function k / n of a sample of n values.
package enum NearestRank {
  /// Returns the smallest index, counted from 0, with (index + 1) / count at or above a share.
  ///
  /// The quotients are compared as rounded, so that a share computed as k / n gives index k − 1.
  ///
  /// - Parameters:
  ///   - share: From 0 to 1; 0 gives the first index.
  ///   - count: At least 1.
  /// - Complexity: O(1).
  package static func index(ofShare share: Double, count: Int) -> Int {
    precondition(share >= 0 && share <= 1, "a share of a sample is from 0 to 1")
    precondition(count > 0, "a quantile needs at least one value")
    let total = Double(count)
    let index = min(Int(share * total), count - 1)
    // At a multiple of 1 / count, or where the product rounded up to one, the floor is one too far.
    return index > 0 && Double(index) / total >= share ? index - 1 : index
  }
}
