import Statistics
import TestSupport
import Testing

@Suite("Paired comparisons")
struct PairedComparisonTests {
  static let baseline = [12.1, 9.8, 11.4, 10.2, 13.5, 8.7, 10.9, 12.8, 9.1, 11.0]
  static let treatment = [10.4, 9.9, 9.7, 9.0, 11.8, 8.1, 9.6, 11.9, 8.8, 9.2]

  @Test("A paired sample matches SciPy's ttest_rel")
  func reference() throws {
    let comparison = try #require(
      PairedComparison(baseline: Self.baseline, treatment: Self.treatment))
    #expect(comparison.difference.count == 10)
    #expect(abs(comparison.difference.mean + 1.11) < 1e-14)
    #expect(abs(try #require(comparison.difference.lower) + 1.5862484087051363) < 1e-12)
    #expect(abs(try #require(comparison.difference.upper) + 0.6337515912948635) < 1e-12)
    #expect(abs(try #require(comparison.pValue) - 0.0005122050316622578) < 1e-14)
    #expect(abs(try #require(comparison.effectSize) + 0.7127990419654082) < 1e-13)
    #expect(abs(try #require(comparison.correlation) - 0.9118657256458378) < 1e-13)
  }

  @Test("The confidence level widens the interval and leaves the p value")
  func level() throws {
    let comparison = try #require(
      PairedComparison(baseline: Self.baseline, treatment: Self.treatment, level: 0.99))
    #expect(abs(try #require(comparison.difference.lower) + 1.7941827927296443) < 1e-12)
    #expect(abs(try #require(comparison.difference.upper) + 0.4258172072703553) < 1e-12)
    #expect(abs(try #require(comparison.pValue) - 0.0005122050316622578) < 1e-14)
  }

  @Test("Swapping the arms turns the sign of the difference only")
  func swapped() throws {
    let forth = try #require(
      PairedComparison(baseline: Self.baseline, treatment: Self.treatment))
    let back = try #require(
      PairedComparison(baseline: Self.treatment, treatment: Self.baseline))
    #expect(back.difference.mean == -forth.difference.mean)
    #expect(back.difference.lower == forth.difference.upper.map { -$0 })
    #expect(back.pValue == forth.pValue)
    #expect(back.correlation == forth.correlation)
  }

  @Test("The interval excludes 0 exactly when p is below 0.05")
  func duality() throws {
    var random = SplitMix(seed: 5)
    for _ in 0..<300 {
      let baseline = (0..<8).map { _ in random.between(0, 10) }
      let shift = random.between(-2, 2)
      let treatment = baseline.map { $0 + shift + random.between(-2, 2) }
      let comparison = try #require(
        PairedComparison(baseline: baseline, treatment: treatment))
      let lower = try #require(comparison.difference.lower)
      let upper = try #require(comparison.difference.upper)
      #expect((lower > 0 || upper < 0) == (try #require(comparison.pValue) < 0.05))
    }
  }

  @Test("Equal differences give a point and a p value of 1 or 0")
  func zeroVariance() throws {
    let same = try #require(PairedComparison(baseline: [1, 2, 3], treatment: [1, 2, 3]))
    #expect(same.difference.lower == 0 && same.difference.upper == 0)
    #expect(same.pValue == 1 && same.effectSize == 0)
    let shifted = try #require(PairedComparison(baseline: [1, 2, 3], treatment: [3, 4, 5]))
    #expect(shifted.difference.lower == 2 && shifted.difference.upper == 2)
    #expect(shifted.pValue == 0 && shifted.effectSize == 2)
  }

  @Test("A baseline that does not vary has no effect size, unless nothing changes")
  func constantBaseline() throws {
    let changed = try #require(PairedComparison(baseline: [5, 5, 5], treatment: [4, 3, 5]))
    #expect(changed.effectSize == nil && changed.correlation == nil)
    #expect(changed.difference.mean == -1)
    let unchanged = try #require(PairedComparison(baseline: [5, 5], treatment: [5, 5]))
    #expect(unchanged.effectSize == 0 && unchanged.pValue == 1)
  }

  @Test("No units give no comparison and one unit only a difference")
  func smallSamples() throws {
    #expect(PairedComparison(baseline: [], treatment: []) == nil)
    let single = try #require(PairedComparison(baseline: [4], treatment: [1]))
    #expect(single.difference.mean == -3 && single.difference.lower == nil)
    #expect(single.pValue == nil && single.effectSize == nil && single.correlation == nil)
  }

  @Test("Arms of different size are refused")
  func unequalCounts() async {
    await #expect(processExitsWith: .failure) {
      _ = PairedComparison(baseline: [1, 2], treatment: [1])
    }
  }
}
