internal import Sampling

/// Mean time for which a leaked credential can be used: until it ends or the leak is found, whichever
/// comes first, E[min(R, X)] with an exponential time X to detection.
package enum ExposureWindow {
  /// Returns it where what is left of the credential is uniform, R ~ U(0, T), as at a random phase
  /// of a rotation: m (1 − (m / T) (1 − e^(−T / m))).
  ///
  /// - Parameters:
  ///   - period: T, at least 0.
  ///   - meanDetection: m, above 0.
  /// - Source: the integral of (1 − x / T) e^(−x / m) over x from 0 to T.
  package static func rotation(period: Double, meanDetection: Double) -> Double {
    precondition(period >= 0 && meanDetection > 0, "a period is at least 0, a mean above 0")
    let ratio = period / meanDetection
    // The difference below would cancel; the fourth term of its series is below a rounding error.
    if ratio < 1e-5 { return period * (0.5 - ratio * (1.0 / 6 - ratio / 24)) }
    return meanDetection * (1 + Portable.expm1(-ratio) / ratio)
  }

  /// Returns it where what is left of the credential is exponential with mean T: T m / (T + m).
  ///
  /// - Parameters:
  ///   - mean: T, at least 0.
  ///   - meanDetection: m, above 0.
  /// - Source: the minimum of two exponential variables is exponential with the sum of their rates.
  package static func exponential(mean: Double, meanDetection: Double) -> Double {
    precondition(mean >= 0 && meanDetection > 0, "means are at least 0 and above 0")
    return meanDetection * (mean / (mean + meanDetection))
  }
}
