import Statistics
import Testing

@Suite("Binomial interval")
struct BinomialIntervalTests {
  /// The probability of exactly so many successes, by multiplication.
  private static func probability(of successes: Int, share: Double, trials: Int) -> Double {
    var probability = 1.0
    for factor in 0..<successes {
      probability *= share * Double(trials - factor) / Double(successes - factor)
    }
    for _ in successes..<trials { probability *= 1 - share }
    return probability
  }

  @Test("Holds the level, and each tail at most half of the rest", arguments: [0.9, 0.99])
  func againstSums(level: Double) {
    for share in [0.01, 0.09, 0.3, 0.5, 0.62, 0.98] {
      for trials in 1...40 {
        let interval = BinomialInterval(share: share, trials: trials, level: level)
        let counts = 0...trials
        let probabilities = counts.map {
          Self.probability(of: $0, share: share, trials: trials)
        }
        let below = counts.filter { Double($0) / Double(trials) < interval.lower }
        let above = counts.filter { Double($0) / Double(trials) > interval.upper }
        let tail = (1 - level) / 2 + 1e-12
        #expect(below.reduce(0) { $0 + probabilities[$1] } <= tail)
        #expect(above.reduce(0) { $0 + probabilities[$1] } <= tail)
        // The ends themselves are needed.
        let atLeast = below.reduce(0) { $0 + probabilities[$1] }
        let end = Int((interval.lower * Double(trials)).rounded())
        #expect(atLeast + probabilities[end] >= (1 - level) / 2 - 1e-12)
      }
    }
  }

  @Test("A share that is certain is a point, and one of many trials nearly so")
  func points() {
    let never = BinomialInterval(share: 0, trials: 7)
    #expect(never.lower == 0 && never.upper == 0)
    let always = BinomialInterval(share: 1, trials: 7)
    #expect(always.lower == 1 && always.upper == 1)
    let many = BinomialInterval(share: 0.09, trials: 1_000_000)
    #expect(many.lower > 0.089 && many.lower < 0.09)
    #expect(many.upper > 0.09 && many.upper < 0.091)
  }

  @Test("One trial of an uncertain share says nothing")
  func single() {
    let interval = BinomialInterval(share: 0.09, trials: 1)
    #expect(interval.lower == 0)
    #expect(interval.upper == 1)
  }

  @Test("No trials are refused")
  func noTrials() async {
    await #expect(processExitsWith: .failure) {
      _ = BinomialInterval(share: 0.5, trials: 0)
    }
  }
}
