import Statistics
import Testing

@Suite("Wilson's interval")
struct WilsonIntervalTests {
  @Test(
    "Matches SciPy's binomial interval",
    arguments: [
      (0, 100, 0.95, 0, 0.03699349820698568),
      (5, 100, 0.95, 0.021543679154367973, 0.11175046923191914),
      (50, 100, 0.95, 0.4038315303659956, 0.5961684696340044),
      (100, 100, 0.95, 0.9630065017930143, 1),
      (1, 1, 0.95, 0.20654931437723745, 1),
      (3, 10, 0.9, 0.1268765839031979, 0.5583002041301649),
      (3, 10, 0.99, 0.07956631652306578, 0.6799753207988974),
      (7, 20_000, 0.95, 0.00016955317759555276, 0.0007223484532697996),
    ] as [(Int, Int, Double, Double, Double)])
  func reference(
    successes: Int, trials: Int, level: Double, lower: Double, upper: Double
  ) {
    let interval = WilsonInterval(successes: successes, trials: trials, level: level)
    #expect(abs(interval.lower - lower) < 1e-14)
    #expect(abs(interval.upper - upper) < 1e-14)
  }

  @Test("Stays inside 0 to 1, holds the share, and mirrors for failures")
  func properties() {
    for trials in 1...40 {
      for successes in 0...trials {
        let interval = WilsonInterval(successes: successes, trials: trials)
        let share = Double(successes) / Double(trials)
        #expect(0 <= interval.lower && interval.lower <= share)
        #expect(share <= interval.upper && interval.upper <= 1)
        let mirrored = WilsonInterval(successes: trials - successes, trials: trials)
        #expect(abs(mirrored.lower - (1 - interval.upper)) < 1e-14)
      }
    }
  }

  @Test("More successes than trials are refused")
  func tooMany() async {
    await #expect(processExitsWith: .failure) {
      _ = WilsonInterval(successes: 3, trials: 2)
    }
  }
}
