import Sampling
import Testing

@Suite("Validation of distributions")
struct DistributionValidationTests {
  @Test(
    "A problem names what, found and expected",
    arguments: [
      (.constant(-1), "the value of a constant must be a number of at least 0; it is -1.0"),
      (.constant(.nan), "the value of a constant must be a number of at least 0; it is nan"),
      (
        .exponential(mean: 0),
        "the mean of an exponential distribution must be a number above 0; it is 0.0"
      ),
      (
        .exponential(mean: .infinity),
        "the mean of an exponential distribution must be a number above 0; it is inf"
      ),
      (
        .lognormal(median: -3, sigma: 1),
        "the median of a lognormal distribution must be a number above 0; it is -3.0"
      ),
      (
        .lognormal(median: 3, sigma: -0.5),
        "the sigma of a lognormal distribution must be a number of at least 0; it is -0.5"
      ),
      (
        .uniform(low: 5, high: 2),
        "the low end of a uniform distribution must not be above its high end; "
          + "it is 5.0 and the high end 2.0"
      ),
      (
        .uniform(low: -5, high: 2),
        "the low end of a uniform distribution must be a number of at least 0; it is -5.0"
      ),
      (
        .uniform(low: 5, high: .infinity),
        "the high end of a uniform distribution must be a number of at least 0; it is inf"
      ),
      (.mixture([]), "a mixture must have at least one component"),
      (
        .mixture([.init(weight: 0, .constant(1))]),
        "the weight of component 1 of the mixture must be a number above 0; it is 0.0"
      ),
      (
        .mixture([.init(weight: 1, .constant(1)), .init(weight: 1, .constant(-1))]),
        "component 2 of the mixture: "
          + "the value of a constant must be a number of at least 0; it is -1.0"
      ),
      (
        .mixture([.init(weight: 1e308, .constant(1)), .init(weight: 1e308, .constant(1))]),
        "the weights of a mixture must have a finite sum"
      ),
      (.empirical([]), "an empirical distribution must have at least one value"),
      (
        .empirical([1, 3, 2]),
        "value 3 of an empirical distribution must not be below the one before it; "
          + "it is 2.0 after 3.0"
      ),
      (
        .empirical([-1]),
        "value 1 of an empirical distribution must be a number of at least 0; it is -1.0"
      ),
    ] as [(Distribution, String)])
  func problems(distribution: Distribution, problem: String) {
    #expect(distribution.problem == problem)
  }

  @Test(
    "Whole seconds round to the nearest, half away from zero, within the clock's range",
    arguments: [
      (0, 0), (0.49999999999999994, 0), (0.5, 1), (1.5, 2), (2.5, 3), (2.4999, 2), (-0.5, -1),
      (-1.5, -2), (-0.4, 0), (4503599627370497.5, 4_503_599_627_370_498),
      (9007199254740992, 9_007_199_254_740_992), (0x1p63, .max), (1e300, .max),
      (.infinity, .max), (-0x1p63, .min), (-1e300, .min), (-.infinity, .min),
    ] as [(Double, Int64)])
  func wholeSeconds(seconds: Double, whole: Int64) {
    #expect(Distribution.wholeSeconds(seconds) == whole)
  }

  @Test("Draws in seconds are rounded samples")
  func seconds() {
    #expect(Distribution.constant(1.5).seconds(0.5) == 2)
    #expect(Distribution.uniform(low: 0, high: 10).seconds(0.24) == 2)
    #expect(Distribution.constant(1e30).seconds(0.5) == .max)
  }
}
