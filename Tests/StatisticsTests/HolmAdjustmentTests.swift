import Statistics
import TestSupport
import Testing

@Suite("Holm's adjustment")
struct HolmAdjustmentTests {
  @Test(
    "Families worked by hand",
    arguments: [
      ([], []),
      ([0.03], [0.03]),
      // 4 × 0.005, 3 × 0.01, then 2 × 0.03 and, raised to it, 1 × 0.04.
      ([0.01, 0.04, 0.03, 0.005], [0.03, 0.06, 0.06, 0.02]),
      // Capped at 1, and nothing below a capped value.
      ([0.5, 0.6, 0.9], [1, 1, 1]),
      ([0.25, 0.25], [0.5, 0.5]),
      ([0, 1, 0.5], [0, 1, 1]),
      ([0.125, 0.0625, 0.125, 0.125], [0.375, 0.25, 0.375, 0.375]),
    ] as [([Double], [Double])])
  func byHand(pValues: [Double], adjusted: [Double]) {
    let found = holmAdjusted(pValues)
    #expect(found.count == adjusted.count)
    for (a, b) in zip(found, adjusted) { #expect(abs(a - b) < 1e-15) }
  }

  @Test("Rejections are those of Holm's sequential procedure")
  func sequentialProcedure() {
    var random = SplitMix(seed: 8)
    for _ in 0..<500 {
      let pValues = (0..<(1 + random.below(12))).map { _ in
        let p = random.between(0, 1)
        return random.below(2) == 0 ? p * p * p * p : p
      }
      let adjusted = holmAdjusted(pValues)
      for alpha in [0.01, 0.05, 0.2] {
        #expect(adjusted.map { $0 <= alpha } == rejections(pValues, alpha))
      }
    }
  }

  @Test("The result does not depend on the order of the family")
  func permutation() {
    let pValues = [0.2, 0.01, 0.01, 0.7, 0.04]
    let order = [3, 1, 4, 0, 2]
    let adjusted = holmAdjusted(pValues)
    #expect(holmAdjusted(order.map { pValues[$0] }) == order.map { adjusted[$0] })
  }

  /// The procedure as published: from the smallest p value on, reject while p ≤ α / (hypotheses
  /// left), and stop at the first that is not.
  private func rejections(_ pValues: [Double], _ alpha: Double) -> [Bool] {
    var rejected = [Bool](repeating: false, count: pValues.count)
    var left = pValues.count
    for index in pValues.indices.sorted(by: { pValues[$0] < pValues[$1] }) {
      guard Double(left) * pValues[index] <= alpha else { break }
      rejected[index] = true
      left -= 1
    }
    return rejected
  }
}
