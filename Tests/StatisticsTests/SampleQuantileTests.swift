import Statistics
import TestSupport
import Testing

@Suite("Quantiles of a sample")
struct SampleQuantileTests {
  static let sample: [Double] = [1, 1.5, 2.6, 3, 4, 5.3, 5.8, 9, 9.3, 9.7]

  @Test(
    "Type 7 and nearest rank match NumPy",
    arguments: [
      (0, 1, 1), (0.1, 1.45, 1), (0.25, 2.7, 2.6), (0.5, 4.65, 4), (0.9, 9.34, 9.3),
      (0.95, 9.52, 9.7), (0.99, 9.664, 9.7), (1, 9.7, 9.7),
    ] as [(Double, Double, Double)])
  func reference(p: Double, linear: Double, nearest: Double) {
    #expect(abs(SampleQuantile.linear(p, sorted: Self.sample) - linear) < 1e-14)
    #expect(SampleQuantile.nearestRank(p, sorted: Self.sample) == nearest)
  }

  @Test("One value is every quantile", arguments: [0, 0.3, 0.5, 1])
  func single(p: Double) {
    #expect(SampleQuantile.linear(p, sorted: [4]) == 4)
    #expect(SampleQuantile.nearestRank(p, sorted: [4]) == 4)
  }

  @Test("Positions on a value give that value, infinite ones included")
  func infinite() {
    let sample: [Double] = [1, 2, .infinity, .infinity, .infinity]
    #expect(SampleQuantile.linear(0.25, sorted: sample) == 2)
    #expect(SampleQuantile.linear(0.3, sorted: sample) == .infinity)
    #expect(SampleQuantile.linear(0.9, sorted: sample) == .infinity)
  }

  @Test("Quantiles never fall as the share rises")
  func monotone() {
    var random = SplitMix(seed: 4)
    let sample = (0..<37).map { _ in random.between(-5, 5) }.sorted()
    let quantiles = (0...500).map { SampleQuantile.linear(Double($0) / 500, sorted: sample) }
    #expect(zip(quantiles, quantiles.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(quantiles.first == sample.first && quantiles.last == sample.last)
  }

  @Test("An empty sample is refused")
  func empty() async {
    await #expect(processExitsWith: .failure) { _ = SampleQuantile.linear(0.5, sorted: []) }
  }
}
