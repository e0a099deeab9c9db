/// Where a share of so many independent trials lies, given its true value.
///
/// The central interval of the binomial distribution, as shares: below it and above it lies at
/// most half of what the level leaves. With few trials it is wide, up to 0 to 1.
///
/// - Source: Johnson, Kemp and Kotz, "Univariate Discrete Distributions", 3rd edition, 2005,
///   equation 3.34 (the distribution function as an incomplete beta function).
package struct BinomialInterval: Sendable, Hashable {
  package let lower: Double
  package let upper: Double

  /// Creates the interval.
  ///
  /// - Parameters:
  ///   - share: The true share, from 0 to 1.
  ///   - trials: At least 1.
  ///   - level: Strictly between 0 and 1.
  /// - Complexity: O(√trials · log trials).
  package init(share: Double, trials: Int, level: Double = 0.99) {
    precondition(trials > 0, "a share needs at least one trial")
    precondition(share >= 0 && share <= 1, "a share is from 0 to 1")
    precondition(level > 0 && level < 1, "a level lies strictly between 0 and 1")
    let tail = (1 - level) / 2
    let least = Self.successes(tail, share: share, trials: trials)
    let most = Self.successes(1 - tail, share: share, trials: trials)
    lower = Double(least) / Double(trials)
    upper = Double(most) / Double(trials)
  }

  /// Returns the smallest number of successes that is not exceeded with a probability.
  private static func successes(_ probability: Double, share: Double, trials: Int) -> Int {
    var (low, high) = (0, trials)
    while low < high {
      let middle = (low + high) / 2
      if cumulative(middle, share: share, trials: trials) >= probability {
        high = middle
      } else {
        low = middle + 1
      }
    }
    return low
  }

  /// Returns the probability of at most so many successes, fewer than there are trials.
  private static func cumulative(_ successes: Int, share: Double, trials: Int) -> Double {
    SpecialFunctions.incompleteBeta(
      1 - share, complement: share, Double(trials - successes), Double(successes + 1))
  }
}
