/// The product-limit estimate of how long something lasts, from durations partly cut short.
///
/// A duration is *observed* when the end was seen and *censored* when watching stopped before it.
/// At equal durations ends come before censoring: whoever was censored then was still at risk.
///
/// - Source: Kaplan and Meier, "Nonparametric estimation from incomplete observations", JASA
///   53(282), 1958, 457–481.
package struct KaplanMeier: Sendable, Hashable {
  /// How long one subject was followed, and whether its end was seen.
  package struct Observation: Sendable, Hashable {
    /// At least 0, finite; any unit of time.
    package var duration: Double
    /// `false`: censored, the end came later than `duration`.
    package var observed: Bool

    package init(duration: Double, observed: Bool) {
      self.duration = duration
      self.observed = observed
    }
  }

  /// One step of the survival function.
  package struct Step: Sendable, Hashable {
    /// A duration at which at least one end was observed.
    package var duration: Double
    /// Estimated probability of lasting longer than `duration`.
    package var survival: Double
  }

  /// The steps in ascending order of duration; survival is 1 before the first.
  package let steps: [Step]
  /// How many subjects were followed.
  package let count: Int
  /// How many ends were observed.
  package let observedCount: Int
  /// The longest duration, observed or censored; beyond it the estimate is undefined unless it
  /// has reached 0. `nil` without subjects.
  package let longestDuration: Double?

  /// Creates the estimate from a sample, in any order; an empty one survives for ever.
  ///
  /// - Complexity: O(n log n).
  package init(_ sample: [Observation]) {
    precondition(
      sample.allSatisfy { $0.duration >= 0 && $0.duration.isFinite },
      "durations are finite and at least 0")
    let sorted = sample.sorted { $0.duration < $1.duration }
    count = sample.count
    observedCount = sample.reduce(0) { $0 + ($1.observed ? 1 : 0) }
    longestDuration = sorted.last?.duration
    steps = Self.steps(of: sorted)
  }

  /// Returns the estimated probability of lasting longer than a duration.
  ///
  /// Beyond the longest duration followed, the last value.
  package func survival(beyond duration: Double) -> Double {
    steps.last { $0.duration <= duration }?.survival ?? 1
  }

  /// Returns the smallest duration by which at least a share p has ended; `nil` when the estimate
  /// never gets there because too many were censored.
  ///
  /// Without censoring this is the nearest-rank quantile of the durations.
  ///
  /// - Parameters:
  ///   - p: Strictly between 0 and 1.
  package func quantile(_ p: Double) -> Double? {
    precondition(p > 0 && p < 1, "a quantile's share lies strictly between 0 and 1")
    // Rounding of 1 − p and of the product must not push an exact share to the next step.
    let roundingMargin = 1e-12
    return steps.first { $0.survival <= 1 - p + roundingMargin }?.duration
  }

  /// Returns the mean of min(duration, bound): the area under the survival function up to there.
  ///
  /// Beyond the longest duration followed the last value is held, so there the result errs on the
  /// long side; choose a bound every censored subject could have reached.
  ///
  /// - Parameters:
  ///   - bound: At least 0, in the unit of the durations.
  package func restrictedMean(upTo bound: Double) -> Double {
    precondition(bound >= 0, "the bound of a restricted mean is at least 0")
    var areas: [Double] = []
    var start = 0.0
    var survival = 1.0
    for step in steps where step.duration < bound {
      areas.append(survival * (step.duration - start))
      start = step.duration
      survival = step.survival
    }
    if survival > 0 { areas.append(survival * (bound - start)) }
    return Moments.sum(areas)
  }

  /// Returns the steps of a sample in ascending order of duration.
  ///
  /// Between two censorings the product telescopes to (left now) / (left then); computing it so
  /// makes an uncensored estimate exactly k / n.
  private static func steps(of sorted: [Observation]) -> [Step] {
    var steps: [Step] = []
    var survival = 1.0
    var anchor = (survival: 1.0, atRisk: sorted.count)
    var atRisk = sorted.count
    var index = 0
    while index < sorted.count {
      let duration = sorted[index].duration
      var ended = 0
      var censored = 0
      while index < sorted.count && sorted[index].duration == duration {
        if sorted[index].observed { ended += 1 } else { censored += 1 }
        index += 1
      }
      if ended > 0 {
        survival = anchor.survival * (Double(atRisk - ended) / Double(anchor.atRisk))
        steps.append(Step(duration: duration, survival: survival))
      }
      atRisk -= ended + censored
      if censored > 0 { anchor = (survival, atRisk) }
    }
    return steps
  }
}
