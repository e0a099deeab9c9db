import Sampling

/// Fits what the dwell draws of single steps are multiplied with under `detection: steps`.
///
/// Published dwell times are of whole intrusions, and an intrusion has many steps, each of which may
/// be the one that is noticed. The scale c is chosen so that the median time from first use to
/// eviction over a fixed mix of compromises, under standing access, is that of ``Calibration/dwell``.
package enum StepCalibration {
  /// An alert of a pilot trial before it is scaled.
  package struct PilotAlert: Sendable, Hashable {
    /// Seconds after first use at which the step was taken.
    package var offset: Int64
    /// Seconds from then until somebody looks, at scale 1.
    package var dwell: Double

    package init(offset: Int64, dwell: Double) {
      self.offset = offset
      self.dwell = dwell
    }
  }

  package enum Result: Sendable, Hashable {
    /// - Parameters:
    ///   - scale: For ``ReplaySetting/alertScale``.
    ///   - median: Seconds from first use to eviction at that scale.
    ///   - alertedShare: Share of the trials in which anything is ever noticed.
    case calibrated(scale: Double, median: Double, alertedShare: Double)
    /// No scale brings the median to the target: under half of the trials alert at all, or half of
    /// them do so too late even without any delay.
    case notCalibrated(alertedShare: Double)
  }

  /// The median that is aimed at, in seconds: 13.5 d.
  package static let target = Calibration.dwell.quantile(0.5)

  /// How far off the target the median may be, as a share of it.
  package static let tolerance = 0.05

  /// Fits the scale to pilot trials.
  ///
  /// - Parameter trials: The alerts of each trial with a live foothold; a trial with an empty one has
  ///   no steps, and says nothing about detection.
  /// - Complexity: O(n · 64) for n alerts, and sorting the trials as often.
  package static func calibrate(_ trials: [[PilotAlert]]) -> Result {
    let alerted = trials.count { !$0.isEmpty }
    let share = trials.isEmpty ? 0 : Double(alerted) / Double(trials.count)
    guard 2 * alerted > trials.count, let scale = fittingScale(trials),
      let median = median(trials, scale: scale), abs(median - target) <= tolerance * target
    else { return .notCalibrated(alertedShare: share) }
    return .calibrated(scale: scale, median: median, alertedShare: share)
  }

  /// Median seconds from first use to eviction at a scale, trials never alerted counted as endless;
  /// `nil` where it is endless, or there is no trial.
  package static func median(_ trials: [[PilotAlert]], scale: Double) -> Double? {
    let evictions = trials.map { eviction($0, scale: scale) }.sorted()
    guard let last = evictions.indices.last else { return nil }
    let (low, high) = (evictions[last / 2], evictions[(last + 1) / 2])
    return high == .infinity ? nil : (low + high) / 2
  }

  /// Seconds from first use to eviction; infinite where nothing is noticed.
  private static func eviction(_ alerts: [PilotAlert], scale: Double) -> Double {
    alerts.reduce(.infinity) { min($0, Double($1.offset) + scale * $1.dwell) }
      + Double(Calibration.response)
  }

  /// The scale at which the median crosses the target; it never falls as the scale grows.
  private static func fittingScale(_ trials: [[PilotAlert]]) -> Double? {
    func isBelow(_ scale: Double) -> Bool {
      median(trials, scale: scale).map { $0 < target } ?? false
    }
    guard isBelow(0) else { return nil }
    var low = 0.0
    var high = 1.0
    while isBelow(high) {
      guard high < 0x1p40 else { return nil }
      (low, high) = (high, high * 2)
    }
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if isBelow(middle) { low = middle } else { high = middle }
    }
    return high
  }
}

extension StepCalibration.Result {
  /// What reports say about it.
  package var sentence: String {
    switch self {
    case .calibrated(let scale, let median, let share):
      "Delays of single alerts are scaled by \(Self.rounded(scale, places: 3)), so that under"
        + " standing access half of the intrusions are over after"
        + " \(Self.rounded(median / 86_400, places: 1)) d; \(Self.percent(share)) of them raise an"
        + " alert at all."
    case .notCalibrated(let share):
      "Detection by steps is not calibrated: under standing access only \(Self.percent(share)) of the"
        + " intrusions raise an alert in time, so no scale of the delays gives the published median"
        + " dwell time, and no calibrated result is reported."
    }
  }

  private static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }

  /// A number with a few decimals, cut from whole numbers so that it reads the same anywhere.
  private static func rounded(_ number: Double, places: Int) -> String {
    let unit = (0..<places).reduce(1) { unit, _ in unit * 10 }
    let scaled = Int((number * Double(unit)).rounded())
    let fraction = String(scaled % unit)
    return "\(scaled / unit)." + String(repeating: "0", count: places - fraction.count) + fraction
  }
}
