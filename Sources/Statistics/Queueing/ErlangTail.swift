/// The Erlang distribution: a path of k exponential steps, one after the other.
package enum ErlangTail {
  /// Returns the probability that all steps are done by a time: that of k or more events of a
  /// Poisson process by then.
  ///
  /// - Parameters:
  ///   - steps: At least 0.
  ///   - meanStep: Above 0.
  ///   - time: At least 0.
  /// - Source: Ross, Introduction to Probability Models, 10th edition, 2010, section 5.3.3.
  package static func doneBy(_ time: Double, steps: Int, meanStep: Double) -> Double {
    precondition(steps >= 0, "a number of steps is at least 0")
    precondition(meanStep > 0 && time >= 0, "a mean step is above 0, a time at least 0")
    return PoissonCount(mean: time / meanStep).probability(atLeast: steps)
  }
}
