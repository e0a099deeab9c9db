import Statistics
import TestSupport
import Testing

@Suite("Kaplan–Meier estimate")
struct KaplanMeierTests {
  typealias Observation = KaplanMeier.Observation

  /// Weeks of remission under 6-mercaptopurine: Freireich et al., Blood 21, 1963, the textbook
  /// example of the method.
  static let remission =
    [6, 6, 6, 7, 10, 13, 16, 22, 23].map { Observation(duration: $0, observed: true) }
    + [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35].map {
      Observation(duration: $0, observed: false)
    }

  @Test("Reproduces the textbook's remission curve")
  func textbook() {
    let estimate = KaplanMeier(Self.remission)
    let expected: [(Double, Double)] = [
      (6, 18.0 / 21), (7, 18.0 / 21 * 16 / 17), (10, 0.7529411764705882),
      (13, 0.6901960784313725), (16, 0.6274509803921569), (22, 0.5378151260504201),
      (23, 0.4481792717086834),
    ]
    #expect(estimate.steps.map(\.duration) == expected.map(\.0))
    for (step, (_, survival)) in zip(estimate.steps, expected) {
      #expect(abs(step.survival - survival) < 1e-15)
    }
    #expect(estimate.count == 21 && estimate.observedCount == 9)
    #expect(estimate.longestDuration == 35)
    #expect(estimate.quantile(0.5) == 23)
    #expect(estimate.quantile(0.25) == 13)
    #expect(estimate.quantile(0.6) == nil)
    #expect(estimate.survival(beyond: 5.9) == 1)
    #expect(estimate.survival(beyond: 6) == 18.0 / 21)
    #expect(abs(estimate.survival(beyond: 100) - 0.4481792717086834) < 1e-15)
  }

  @Test("Restricted mean of a small case worked by hand")
  func restrictedMean() {
    let estimate = KaplanMeier([
      Observation(duration: 2, observed: true), Observation(duration: 3, observed: false),
      Observation(duration: 4, observed: true), Observation(duration: 8, observed: false),
    ])
    // 1 up to 2, ¾ up to 4, ⅜ from there.
    #expect(estimate.restrictedMean(upTo: 0) == 0)
    #expect(estimate.restrictedMean(upTo: 1) == 1)
    #expect(estimate.restrictedMean(upTo: 3) == 2.75)
    #expect(estimate.restrictedMean(upTo: 4) == 3.5)
    #expect(estimate.restrictedMean(upTo: 8) == 5)
  }

  @Test("Without censoring: shares, nearest-rank quantiles and means of min(time, bound)")
  func uncensored() {
    var random = SplitMix(seed: 21)
    for count in [1, 2, 3, 7, 10, 49, 100] {
      let durations = (0..<count).map { _ in Double(random.below(30)) }
      let estimate = KaplanMeier(durations.map { Observation(duration: $0, observed: true) })
      let sorted = durations.sorted()
      for step in estimate.steps {
        let left = durations.count { $0 > step.duration }
        #expect(step.survival == Double(left) / Double(count))
      }
      for percent in 1...99 {
        let p = Double(percent) / 100
        #expect(estimate.quantile(p) == SampleQuantile.nearestRank(p, sorted: sorted))
      }
      for bound in [0, 4.5, 12, 100] {
        let mean = durations.reduce(0) { $0 + min($1, bound) } / Double(count)
        #expect(abs(estimate.restrictedMean(upTo: bound) - mean) < 1e-12)
      }
    }
  }

  @Test("Equals Efron's redistribution to the right on random censored samples")
  func redistribution() {
    var random = SplitMix(seed: 22)
    for _ in 0..<300 {
      let sample = (0..<(1 + random.below(25))).map { _ in
        Observation(
          duration: Double(random.below(12)), observed: random.below(3) > 0)
      }
      let estimate = KaplanMeier(sample)
      for duration in stride(from: -0.5, to: 12, by: 0.5) {
        let expected = redistributedSurvival(sample, beyond: duration)
        #expect(abs(estimate.survival(beyond: duration) - expected) < 1e-12)
      }
    }
  }

  @Test("Samples without ends, or empty, survive")
  func noEnds() {
    let censored = KaplanMeier([Observation(duration: 5, observed: false)])
    #expect(censored.steps.isEmpty && censored.quantile(0.01) == nil)
    #expect(censored.restrictedMean(upTo: 3) == 3)
    let empty = KaplanMeier([])
    #expect(empty.count == 0 && empty.longestDuration == nil)
    #expect(empty.survival(beyond: 1) == 1)
  }

  @Test("A negative duration is refused")
  func negative() async {
    await #expect(processExitsWith: .failure) {
      _ = KaplanMeier([KaplanMeier.Observation(duration: -1, observed: true)])
    }
  }

  /// An oracle that shares no formula with the product: every subject starts with mass 1 / n, and
  /// a censored one hands its mass in equal parts to those followed longer (Efron 1967).
  private func redistributedSurvival(
    _ sample: [Observation], beyond duration: Double
  ) -> Double {
    let sorted = sample.sorted {
      $0.duration != $1.duration ? $0.duration < $1.duration : $0.observed && !$1.observed
    }
    var mass = [Double](repeating: 1 / Double(sorted.count), count: sorted.count)
    for index in sorted.indices.dropLast() where !sorted[index].observed {
      let heirs = sorted.count - index - 1
      for heir in (index + 1)..<sorted.count { mass[heir] += mass[index] / Double(heirs) }
      mass[index] = 0
    }
    var survival = 1.0
    for (subject, weight) in zip(sorted, mass)
    where subject.observed && subject.duration <= duration {
      survival -= weight
    }
    return survival
  }
}
