internal import Sampling

/// The probability that a credential found at a uniformly random instant still works later on.
///
/// With P(L > x) the survival function of a life L, it is the integral of P(L > x) from the delay on,
/// divided by E[L].
///
/// - Source: Cox, Renewal Theory, 1962, section 5.2, the equilibrium distribution.
package enum ValidAfterDelay {
  /// Returns it for a life of fixed length, at a uniform phase of it: max(0, 1 − d / T).
  ///
  /// - Parameters:
  ///   - period: Above 0.
  ///   - delay: At least 0.
  package static func rotation(period: Double, delay: Double) -> Double {
    precondition(period > 0 && delay >= 0, "a period is above 0, a delay at least 0")
    return max(0, 1 - delay / period)
  }

  /// Returns it for an exponential life: e^(−d / T), whatever its age.
  ///
  /// - Parameters:
  ///   - mean: Above 0.
  ///   - delay: At least 0.
  package static func exponential(mean: Double, delay: Double) -> Double {
    precondition(mean > 0 && delay >= 0, "a mean is above 0, a delay at least 0")
    return Portable.exp(-delay / mean)
  }
}
