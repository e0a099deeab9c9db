import Sampling
import Testing

@Suite("Distributions")
struct DistributionTests {
  static let day = 86_400.0

  /// One of each kind, with nesting, for the properties every distribution has.
  static let all: [Distribution] = [
    .constant(0), .constant(3_600), .exponential(mean: 300),
    .lognormal(median: 720, sigma: 1.2), .lognormal(median: 180, sigma: 0),
    .uniform(low: 60, high: 300), .uniform(low: 5, high: 5), dwell,
    .mixture([.init(weight: 3, .constant(10)), .init(weight: 1, .exponential(mean: 5))]),
    .mixture([
      .init(weight: 1, .mixture([.init(weight: 2, .uniform(low: 0, high: 1))])),
      .init(weight: 0.5, .empirical([0, 0, 2, 2.5, 9])),
    ]),
    .empirical([7]), .empirical([1, 2, 2, 4, 8, 16, 32]),
  ]

  /// Detection delay: three lognormal classes fitted to published dwell times (an assumption).
  static let dwell = Distribution.mixture([
    .init(weight: 0.40, .lognormal(median: 2.5 * day, sigma: 1.2)),
    .init(weight: 0.42, .lognormal(median: 22 * day, sigma: 1.0)),
    .init(weight: 0.18, .lognormal(median: 122 * day, sigma: 0.9)),
  ])

  @Test("Samples, quantiles and probabilities fit together", arguments: all)
  func roundTrip(distribution: Distribution) {
    #expect(distribution.problem == nil)
    for step in 1..<200 {
      let p = (Double(step) - 0.3) / 200
      let quantile = distribution.quantile(p)
      #expect(distribution.cumulativeProbability(quantile) >= p - 1e-12)
      if quantile > 0 {
        let below = quantile * (1 - 1e-9)
        #expect(distribution.cumulativeProbability(below) < p + 1e-12)
      }
      #expect(quantile <= distribution.quantile(p + 0.3 / 200))
    }
  }

  @Test("Mean and variance are the integrals of the samples", arguments: all)
  func moments(distribution: Distribution) {
    let mean = integral(of: distribution) { $0 }
    #expect(abs(mean - distribution.mean) <= 1e-4 * distribution.mean)
    let center = distribution.mean
    let variance = integral(of: distribution) { ($0 - center) * ($0 - center) }
    #expect(abs(variance - distribution.variance) <= 1e-3 * distribution.variance + 1e-9)
  }

  @Test("Samples of a mixture have the mixture's distribution", arguments: all)
  func sampleShares(distribution: Distribution) {
    let count = 2_000
    let samples = (0..<count).map { distribution.sample((Double($0) + 0.5) / Double(count)) }
    for p in [0.1, 0.25, 0.5, 0.75, 0.9] {
      let limit = distribution.quantile(p)
      let share = Double(samples.count { $0 <= limit }) / Double(count)
      #expect(abs(share - distribution.cumulativeProbability(limit)) <= 4.0 / Double(count))
    }
  }

  @Test("Closed forms of single distributions")
  func closedForms() {
    #expect(Distribution.exponential(mean: 10).quantile(0.5) == 10 * Portable.log(2))
    #expect(Distribution.exponential(mean: 10).cumulativeProbability(-1) == 0)
    #expect(Distribution.exponential(mean: 10).variance == 100)
    #expect(Distribution.uniform(low: 2, high: 6).sample(0.25) == 3)
    #expect(Distribution.uniform(low: 0, high: 6).variance == 3)
    #expect(Distribution.lognormal(median: 9, sigma: 2).sample(0.5) == 9)
    #expect(Distribution.lognormal(median: 9, sigma: 2).cumulativeProbability(0) == 0)
    #expect(Distribution.constant(4).cumulativeProbability(3.9) == 0)
    #expect(Distribution.constant(4).cumulativeProbability(4) == 1)
  }

  @Test("An empirical distribution steps through its sample")
  func empirical() {
    let sample = Distribution.empirical([1, 2, 2, 4])
    #expect([0.01, 0.25, 0.26, 0.75, 0.76, 0.99].map(sample.sample) == [1, 1, 2, 2, 4, 4])
    #expect([0.5, 1, 2, 3, 4].map(sample.cumulativeProbability) == [0, 0.25, 0.75, 0.75, 1])
    #expect(sample.mean == 2.25)
    #expect(sample.variance == 1.1875)
  }

  @Test("A share k / n of n values gives the k-th, whatever the rounding", arguments: 1...150)
  func nearestRank(count: Int) {
    for rank in 1...count {
      let share = Double(rank) / Double(count)
      #expect(NearestRank.index(ofShare: share, count: count) == rank - 1)
      #expect(NearestRank.index(ofShare: share.nextDown, count: count) == rank - 1)
      if rank < count {
        #expect(NearestRank.index(ofShare: share.nextUp, count: count) == rank)
      }
    }
    #expect(NearestRank.index(ofShare: 0, count: count) == 0)
    #expect(NearestRank.index(ofShare: 1, count: count) == count - 1)
  }

  @Test("A mixture spends its one uniform on the choice and then on the component")
  func mixtureSample() {
    let mixture = Distribution.mixture([
      .init(weight: 1, .uniform(low: 0, high: 1)),
      .init(weight: 3, .uniform(low: 100, high: 200)),
    ])
    #expect(mixture.sample(0.125) == 0.5)
    #expect(mixture.sample(0.25) > 100)
    #expect(mixture.sample(0.625) == 150)
    #expect(mixture.sample(0x1p-53) >= 0)
    #expect(mixture.sample(1 - 0x1p-53) <= 200)
  }

  @Test("A component whose share rounds to an end still draws a finite number")
  func mixtureEnds() {
    let mixture = Distribution.mixture([
      .init(weight: 0.1, .exponential(mean: 1)), .init(weight: 0.2, .exponential(mean: 1)),
      .init(weight: 0.7, .lognormal(median: 1, sigma: 3)),
    ])
    for u in [0x1p-53, 0.1.nextDown, 0.1, 0.1.nextUp, 0.3.nextDown, 0.3, 0.3.nextUp] {
      #expect(mixture.sample(u).isFinite && mixture.sample(u) > 0)
    }
    #expect(mixture.sample(1 - 0x1p-53).isFinite)
  }

  @Test("A uniform number of 0 or 1 is refused")
  func uniformEnds() async {
    await #expect(processExitsWith: .failure) {
      _ = Distribution.constant(1).sample(0)
    }
    await #expect(processExitsWith: .failure) {
      _ = Distribution.constant(1).sample(1)
    }
  }

  /// Returns the expectation of a function of a draw by the midpoint rule.
  ///
  /// The last of the eight equal blocks is stretched by u = 1 − v⁸ / 8 to resolve heavy tails, so
  /// for a mixture the rule is applied component by component.
  private func integral(of distribution: Distribution, _ f: (Double) -> Double) -> Double {
    if case .mixture(let components) = distribution {
      let total = components.reduce(0) { $0 + $1.weight }
      return components.reduce(0) {
        $0 + $1.weight / total * integral(of: $1.distribution, f)
      }
    }
    let steps = 20_000
    var sum = 0.0
    for step in 0..<steps {
      let v = (Double(step) + 0.5) / Double(steps)
      let fourth = v * v * v * v
      sum += 7.0 / 8 * f(distribution.sample(7.0 / 8 * v))
      let uniform = UnitInterval.clamp(1 - fourth * fourth / 8)
      sum += fourth * v * v * v * f(distribution.sample(uniform))
    }
    return sum / Double(steps)
  }
}
