internal import Sampling

/// Wilson's score interval for a proportion: inside 0 to 1 and sound for few or no successes.
///
/// - Source: Wilson, "Probable inference, the law of succession, and statistical inference", JASA
///   22(158), 1927, 209–212.
package struct WilsonInterval: Sendable, Hashable {
  package let lower: Double
  package let upper: Double

  /// Creates the interval.
  ///
  /// - Parameters:
  ///   - successes: From 0 to `trials`.
  ///   - trials: At least 1; independent.
  ///   - level: Confidence level, strictly between 0 and 1.
  package init(successes: Int, trials: Int, level: Double = 0.95) {
    precondition(trials > 0, "a proportion needs at least one trial")
    precondition(successes >= 0 && successes <= trials, "successes are from 0 to the trials")
    precondition(level > 0 && level < 1, "a confidence level lies strictly between 0 and 1")
    let z = Portable.normalQuantile(0.5 + level / 2)
    let count = Double(trials)
    let share = Double(successes) / count
    let scale = 1 + z * z / count
    let center = (share + z * z / (2 * count)) / scale
    let variance = share * (1 - share) / count + z * z / (4 * count * count)
    let halfWidth = z * Portable.sqrt(variance) / scale
    // At the ends the formula gives exactly 0 and 1, save for rounding.
    lower = successes == 0 ? 0 : max(0, center - halfWidth)
    upper = successes == trials ? 1 : min(1, center + halfWidth)
  }
}
