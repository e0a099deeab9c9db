import Statistics
import TestSupport
import Testing

@Suite("Distances between two samples")
struct SampleDistanceTests {
  /// The definition: the shares at or below each value, counted anew.
  private static func slowKolmogorovSmirnov(_ first: [Double], _ second: [Double]) -> Double {
    (first + second).map { value in
      let left = Double(first.count { $0 <= value }) / Double(first.count)
      let right = Double(second.count { $0 <= value }) / Double(second.count)
      return abs(left - right)
    }.max() ?? 0
  }

  /// The other definition: the largest difference of the probability of any set of categories.
  private static func slowTotalVariation(_ first: [Int], _ second: [Int]) -> Double {
    let (left, right) = (first.reduce(0, +), second.reduce(0, +))
    return (0..<(1 << first.count)).map { set in
      let chosen = first.indices.filter { set >> $0 & 1 == 1 }
      return chosen.reduce(0.0) { $0 + Double(first[$1]) } / Double(left)
        - chosen.reduce(0.0) { $0 + Double(second[$1]) } / Double(right)
    }.max() ?? 0
  }

  @Test("Kolmogorov–Smirnov equals its definition, ties and unequal sizes included")
  func kolmogorovSmirnov() throws {
    var random = SplitMix(seed: 1)
    for _ in 0..<500 {
      let first = (0..<random.below(20) + 1).map { _ in Double(random.below(6)) }.sorted()
      let second = (0..<random.below(20) + 1).map { _ in Double(random.below(6)) }.sorted()
      let distance = try #require(SampleDistance.kolmogorovSmirnov(first, second))
      #expect(distance == Self.slowKolmogorovSmirnov(first, second))
      #expect(distance == SampleDistance.kolmogorovSmirnov(second, first))
    }
  }

  @Test("Total variation is the largest difference over all sets of categories")
  func totalVariation() throws {
    var random = SplitMix(seed: 2)
    for _ in 0..<300 {
      let categories = random.below(6) + 1
      let first = (0..<categories).map { _ in random.below(9) + 1 }
      let second = (0..<categories).map { _ in random.below(9) + 1 }
      let distance = try #require(SampleDistance.totalVariation(first, second))
      #expect(abs(distance - Self.slowTotalVariation(first, second)) < 1e-12)
    }
  }

  @Test("The same distribution is 0 apart whatever the sizes, disjoint ones are 1 apart")
  func ends() {
    #expect(SampleDistance.kolmogorovSmirnov([1, 2], [1, 1, 2, 2]) == 0)
    #expect(SampleDistance.kolmogorovSmirnov([1, 2], [3]) == 1)
    #expect(SampleDistance.totalVariation([1, 2], [3, 6]) == 0)
    #expect(SampleDistance.totalVariation([1, 0], [0, 5]) == 1)
  }

  @Test("An empty sample has no distance")
  func empty() {
    #expect(SampleDistance.kolmogorovSmirnov([], [1]) == nil)
    #expect(SampleDistance.kolmogorovSmirnov([1], []) == nil)
    #expect(SampleDistance.totalVariation([0, 0], [1, 2]) == nil)
    #expect(SampleDistance.totalVariation([], []) == nil)
  }
}
