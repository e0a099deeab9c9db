import Sampling
import Statistics
import Testing

@Suite("What is left of a credential at a random instant")
struct CredentialLifeTests {
  private static let day = 86_400.0

  @Test(
    "Mean residual lives match references, in days",
    arguments: [
      (.constant(90), 45), (.uniform(low: 60, high: 120), 46.666666667),
      (.uniform(low: 0, high: 180), 60), (.exponential(mean: 90), 90),
      (.lognormal(mean: 90, sigma: 1), 122.322682281),
    ] as [(Distribution, Double)])
  func residuals(lifetime: Distribution, expected: Double) {
    let life = ResidualLife(lifetime)
    #expect(isNear(life.meanResidual, expected))
    #expect(isNear(life.meanInspected, 2 * expected))
  }

  @Test("Erlang and Weibull lives by their moments")
  func moments() {
    // Erlang-4: variance mean² / 4.
    #expect(isNear(ResidualLife(mean: 90, variance: 90 * 90 / 4).meanResidual, 56.25))
    // Weibull with shape ½ and scale 45: mean 2! × 45, second moment 4! × 45².
    let weibull = ResidualLife(mean: 90, variance: 24 * 45 * 45 - 90 * 90)
    #expect(isNear(weibull.meanResidual, 270))
  }

  @Test("One long token in ten issues is almost all that is alive")
  func mixture() {
    let kinds: [Distribution.Component] = [
      .init(weight: 0.9, .constant(1.0 / 24)), .init(weight: 0.1, .constant(90)),
    ]
    #expect(isNear(ResidualLife(.mixture(kinds)).meanResidual, 44.813364454))
    let shares = ResidualLife.sharesAlive(kinds)
    #expect(abs(shares[1] - 0.99585) < 5e-6)
    #expect(isNear(shares[0] + shares[1], 1))
  }

  @Test(
    "Still valid after a delay, rotated and exponential",
    arguments: [
      (90, 11, 0.877777778, 0.884951691), (90, 14, 0.844444444, 0.855939523),
      (30, 14, 0.533333333, 0.627089085), (365, 14, 0.961643836, 0.962370118),
      (60, 29, 0.516666667, 0.616724214),
    ] as [(Double, Double, Double, Double)])
  func valid(period: Double, delay: Double, rotated: Double, exponential: Double) {
    #expect(isNear(ValidAfterDelay.rotation(period: period, delay: delay), rotated))
    #expect(isNear(ValidAfterDelay.exponential(mean: period, delay: delay), exponential))
  }

  @Test("An hour's token is dead after twelve; without delay all are valid")
  func validEdges() {
    #expect(ValidAfterDelay.rotation(period: 1, delay: 12) == 0)
    #expect(abs(ValidAfterDelay.exponential(mean: 1, delay: 12) - 6.144e-6) < 5e-10)
    #expect(ValidAfterDelay.rotation(period: 1, delay: 0) == 1)
    #expect(ValidAfterDelay.exponential(mean: 1, delay: 0) == 1)
  }

  @Test(
    "Mean exposure windows match references, in days",
    arguments: [
      (90, 14, 11.825738802), (90, 11, 9.655931587), (30, 14, 8.233151885),
    ] as [(Double, Double, Double)])
  func exposures(period: Double, detection: Double, expected: Double) {
    #expect(isNear(ExposureWindow.rotation(period: period, meanDetection: detection), expected))
  }

  @Test("A short token hardly outlives half of itself; an exponential one meets detection")
  func exposureEdges() {
    let hour = ExposureWindow.rotation(period: 1.0 / 24, meanDetection: 14)
    #expect(abs(hour - 0.020812681) < 5e-10)
    #expect(isNear(ExposureWindow.exponential(mean: 90, meanDetection: 14), 12.115384615))
    #expect(ExposureWindow.rotation(period: 0, meanDetection: 14) == 0)
    #expect(ExposureWindow.exponential(mean: 0, meanDetection: 14) == 0)
  }

  @Test("Nothing is lost where the series takes over from the closed form")
  func exposureSeries() {
    for ratio in [0.99e-5, 1.01e-5] {
      // Three terms of the series are exact here.
      let expected = ratio * (0.5 - ratio / 6 + ratio * ratio / 24)
      let found = ExposureWindow.rotation(period: ratio, meanDetection: 1)
      #expect(abs(found / expected - 1) < 1e-10)
    }
  }
}
