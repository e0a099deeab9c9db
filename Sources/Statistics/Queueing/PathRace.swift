internal import Sampling

/// A path of exponential steps against an exponential detection that watches all of it.
package enum PathRace {
  /// Returns the probability that k steps of mean s are done before detection of mean d:
  /// (d / (d + s))^k, because each step starts the race anew.
  ///
  /// - Parameters:
  ///   - steps: At least 0.
  ///   - meanStep: At least 0.
  ///   - meanDetection: Above 0.
  /// - Source: Ross, Introduction to Probability Models, 10th edition, 2010, section 5.2.3.
  package static func completionProbability(
    steps: Int, meanStep: Double, meanDetection: Double
  ) -> Double {
    precondition(steps >= 0, "a number of steps is at least 0")
    precondition(meanStep >= 0 && meanDetection > 0, "means are at least 0 and above 0")
    return Portable.pow(meanDetection / (meanDetection + meanStep), Double(steps))
  }
}
