package import Sampling

/// The defaults of the replay that stand for the world.
package enum Calibration {
  private static let day = 86_400.0

  /// Time from first use to detection, in seconds: a mixture of quick, usual and slow cases, with a
  /// median of 13.5 d and a 90th percentile of 131 d.
  ///
  /// - Source: mixture fitted to M-Trends 2024–2026 (global median dwell 10, 11 and 14 d; espionage
  ///   122 d); low confidence (docs/ASSUMPTIONS.md, detection).
  package static let dwell = Distribution.mixture([
    .init(weight: 0.40, .lognormal(median: 2.5 * day, sigma: 1.2)),
    .init(weight: 0.42, .lognormal(median: 22 * day, sigma: 1.0)),
    .init(weight: 0.18, .lognormal(median: 122 * day, sigma: 0.9)),
  ])

  /// Seconds from detection to eviction: 0 (assumption).
  package static let response: Int64 = 0
}
