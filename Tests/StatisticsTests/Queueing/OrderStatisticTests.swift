import Sampling
import Statistics
import Testing

@Suite("k of n approvals")
struct OrderStatisticTests {
  @Test(
    "Exponential times match references, in closed form and by quadrature",
    arguments: [
      (1, 1, 30), (1, 3, 10), (2, 3, 25), (2, 5, 13.5), (3, 5, 23.5), (2, 2, 45),
    ] as [(Int, Int, Double)])
  func exponential(k: Int, n: Int, expected: Double) {
    #expect(isNear(OrderStatistic.exponentialMean(k, of: n, mean: 30), expected))
    #expect(isNear(OrderStatistic.mean(k, of: n, .exponential(mean: 30)), expected))
  }

  @Test(
    "Lognormal times match references",
    arguments: [
      (1, 1, 24.653198528), (1, 3, 6.356408932), (2, 3, 16.585825450), (2, 5, 8.250425224),
    ] as [(Int, Int, Double)])
  func lognormal(k: Int, n: Int, expected: Double) {
    #expect(isNear(OrderStatistic.mean(k, of: n, .lognormal(median: 12, sigma: 1.2)), expected))
  }

  @Test("Uniform times divide their range evenly")
  func uniform() {
    for n in [1, 2, 7, 40] {
      for k in [1, (n + 1) / 2, n] {
        let expected = 10 + 20 * Double(k) / Double(n + 1)
        #expect(isNear(OrderStatistic.mean(k, of: n, .uniform(low: 10, high: 30)), expected))
      }
    }
  }

  @Test("Steps: constants, samples, and mixtures with a jump")
  func jumps() {
    #expect(isNear(OrderStatistic.mean(3, of: 5, .constant(7)), 7))
    #expect(isNear(OrderStatistic.mean(1, of: 2, .constant(0)), 0))
    // Two of 1, 2, 3: the smaller has mean (5 × 1 + 3 × 2 + 1 × 3) / 9, the larger 22 / 9.
    let sample = Distribution.empirical([1, 2, 3])
    #expect(isNear(OrderStatistic.mean(1, of: 2, sample), 14.0 / 9))
    #expect(isNear(OrderStatistic.mean(2, of: 2, sample), 22.0 / 9))
    // At once for half of them, else exponential: the larger of two waits is 0 for a quarter.
    let mixture = Distribution.mixture([
      .init(weight: 1, .constant(0)), .init(weight: 1, .exponential(mean: 8)),
    ])
    #expect(isNear(OrderStatistic.mean(2, of: 2, mixture), 0.5 * 8 + 0.25 * 12))
    #expect(isNear(OrderStatistic.mean(1, of: 2, mixture), 0.25 * 4))
  }

  @Test("One of one is the mean, whatever the distribution")
  func oneOfOne() {
    let distributions: [Distribution] = [
      .lognormal(median: 3, sigma: 0.05), .lognormal(median: 1, sigma: 2.5),
      .lognormal(median: 5, sigma: 0),
      .mixture([
        .init(weight: 3, .uniform(low: 5, high: 6)),
        .init(weight: 1, .lognormal(median: 900, sigma: 1)),
      ]),
    ]
    for distribution in distributions {
      let found = OrderStatistic.mean(1, of: 1, distribution)
      #expect(abs(found / distribution.mean - 1) < 1e-9, "\(distribution)")
    }
  }

  @Test("Large panels keep the harmonic difference")
  func largePanels() {
    let exact = OrderStatistic.exponentialMean(100, of: 1_000, mean: 1)
    #expect(isNear(OrderStatistic.mean(100, of: 1_000, .exponential(mean: 1)), exact))
  }

  @Test("More approvals than approvers are refused")
  func tooMany() async {
    await #expect(processExitsWith: .failure) {
      _ = OrderStatistic.exponentialMean(3, of: 2, mean: 1)
    }
  }
}
