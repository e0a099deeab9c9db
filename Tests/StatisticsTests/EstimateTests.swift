import Statistics
import TestSupport
import Testing

@Suite("Estimates of a mean")
struct EstimateTests {
  static let sample: [Double] = [12.5, 7.25, 9, 10.75, 8.5, 11, 30]

  @Test(
    "A sample's interval matches SciPy",
    arguments: [
      (0.95, 5.4806204801163485, 19.94795094845508),
      (0.90, 6.969773245514235, 18.45879818305719),
    ])
  func interval(level: Double, low: Double, high: Double) throws {
    let estimate = try #require(Estimate(Self.sample, level: level))
    #expect(estimate.count == 7)
    #expect(abs(estimate.mean - 12.714285714285714) < 1e-13)
    #expect(abs(try #require(estimate.standardDeviation) - 7.821482930883071) < 1e-13)
    #expect(abs(try #require(estimate.lower) - low) < 1e-11)
    #expect(abs(try #require(estimate.upper) - high) < 1e-11)
    #expect(abs(try #require(estimate.halfWidth) - (high - low) / 2) < 1e-11)
    let error = try #require(estimate.standardError)
    #expect(abs(error - 7.821482930883071 / 7.0.squareRoot()) < 1e-13)
  }

  @Test("No units give no estimate and one unit no interval")
  func smallSamples() throws {
    #expect(Estimate([]) == nil)
    let single = try #require(Estimate([3]))
    #expect(single.mean == 3 && single.count == 1)
    #expect(single.lower == nil && single.upper == nil && single.halfWidth == nil)
    #expect(single.standardDeviation == nil && single.standardError == nil)
  }

  @Test("Equal units give a point")
  func point() throws {
    let estimate = try #require(Estimate([Double](repeating: 0.1, count: 23)))
    #expect(estimate.mean == 0.1 && estimate.lower == 0.1 && estimate.upper == 0.1)
    #expect(estimate.standardDeviation == 0)
  }

  @Test("About 95 % of the intervals of normal-like samples hold the true mean")
  func coverage() throws {
    var random = SplitMix(seed: 77)
    var covered = 0
    let repetitions = 2_000
    for _ in 0..<repetitions {
      let sample = (0..<20).map { _ in
        (0..<12).reduce(-6.0) { sum, _ in sum + random.between(0, 1) }
      }
      let estimate = try #require(Estimate(sample))
      if let lower = estimate.lower, let upper = estimate.upper, lower <= 0 && 0 <= upper {
        covered += 1
      }
    }
    // Four standard deviations of a binomial share are 0.0195.
    #expect(abs(Double(covered) / Double(repetitions) - 0.95) < 0.0195)
  }
}
