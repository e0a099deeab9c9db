import AccessSimulation
import Sampling
import Testing

/// Simulated lives of credentials against renewal theory: |z| < 4 with fixed seeds, and a standard
/// error small enough for the test to fail.
@Suite("Credential lives against closed forms")
struct CredentialLifeOracleTests {
  private static let day = 86_400.0

  /// A distribution of lives.
  struct Lifetimes: Sendable, CustomTestStringConvertible {
    var testDescription: String
    /// In days.
    var mean: Double
    /// E[L²] / (2 E[L]), in days.
    var residual: Double
    var life: RenewalSchedule.Life

    init(_ name: String, residual: Double, mean: Double = 90, _ life: RenewalSchedule.Life) {
      testDescription = name
      self.mean = mean
      self.residual = residual
      self.life = life
    }
  }

  /// Rows D2 to D8 of the table of reference values; D1 is periodic.
  static let lifetimes = [
    Lifetimes(
      "uniform(60, 120)", residual: 46.666666667, .drawn(.uniform(low: 60 * day, high: 120 * day))),
    Lifetimes("Erlang-4", residual: 56.25, .erlang(stages: 4, mean: 90 * day)),
    Lifetimes("uniform(0, 180)", residual: 60, .drawn(.uniform(low: 0, high: 180 * day))),
    Lifetimes("exponential", residual: 90, .drawn(.exponential(mean: 90 * day))),
    Lifetimes(
      "lognormal sigma 1", residual: 122.322682281, .drawn(.lognormal(mean: 90 * day, sigma: 1))),
    Lifetimes("Weibull k 0.5", residual: 270, .weibull(shape: 0.5, scale: 45 * day)),
    Lifetimes(
      "nine of ten for an hour, the others for 90 days", residual: 44.813364454,
      mean: 9 + 0.9 / 24,
      .drawn(
        .mixture([
          .init(weight: 0.9, .constant(3600)), .init(weight: 0.1, .constant(90 * day)),
        ]))),
  ]

  /// The versions of a slot from the clock's start, after so many mean lives.
  private static func renewals(
    _ lifetimes: Lifetimes, after lives: Double, until end: Int64, unit: UInt64
  ) -> SlotSchedule {
    RenewalSchedule(
      life: lifetimes.life, runIn: Int64(lives * lifetimes.mean * day),
      key: EntityKey("slot", "c", "t"), streams: RandomStreams(seed: 21, unit: unit)
    ).schedule(until: end)
  }

  private static func instant(_ unit: UInt64, _ index: UInt64, in window: TimeWindow) -> Int64 {
    let u = RandomStreams(seed: 22, unit: unit)
      .uniform(StreamPurpose("test-instant"), EntityKey("test"), index)
    return window.from + Int64(u * Double(window.until - window.from))
  }

  /// The residual life of what is valid at a random instant, in days; one mean per unit.
  private static func residuals(_ lifetimes: Lifetimes, units: UInt64) -> [Double] {
    let mean = lifetimes.mean * day
    let window = TimeWindow(from: 0, until: Int64(200 * mean))
    return (0..<units).map { unit in
      let schedule = renewals(lifetimes, after: 300, until: window.until, unit: unit)
      let sum = (0..<20 as Range<UInt64>).reduce(0.0) { sum, index in
        let instant = instant(unit, index, in: window)
        let found = schedule.versions(validIn: TimeWindow(from: instant, until: instant + 1))
        #expect(found.count == 1)
        return sum + Double(found.reduce(0) { $0 + $1.valid.until - instant })
      }
      return sum / 20 / day
    }
  }

  private static func expect(
    _ values: [Double], mean expected: Double, error largest: Double = 0.03,
    _ comment: Comment? = nil
  ) {
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
    let error = (variance / count).squareRoot()
    #expect(error < largest * expected, comment)
    #expect(abs(mean - expected) < 4 * error, comment)
  }

  @Test("D: the residual life at a random instant is E[L²] / 2E[L]", arguments: lifetimes)
  func residual(lifetimes: Lifetimes) {
    Self.expect(Self.residuals(lifetimes, units: 600), mean: lifetimes.residual)
  }

  /// A token rotated at an interval, with the phase that its unit draws.
  private static func rotated(_ period: Double, unit: UInt64) -> SlotSchedule {
    .periodic(
      PeriodicSchedule(
        period: Int64(period), lifetime: nil, isRevoked: true, key: EntityKey("slot", "c", "t"),
        streams: RandomStreams(seed: 23, unit: unit)))
  }

  private static func residual(of schedule: SlotSchedule, at instant: Int64) -> Double {
    schedule.versions(validIn: TimeWindow(from: instant, until: instant + 1))
      .reduce(0) { $0 + Double($1.valid.until - instant) }
  }

  @Test("D: a token rotated every 90 days has 45 left, at any fixed instant")
  func periodic() {
    let residuals = (0..<6000 as Range<UInt64>).map {
      Self.residual(of: Self.rotated(90 * Self.day, unit: $0), at: 1_000_000) / Self.day
    }
    Self.expect(residuals, mean: 45)
  }

  @Test(
    "E: still valid after a delay under rotation: max(0, 1 − d/T)",
    arguments: [
      (90 * day, 11 * day, 0.877777778), (90 * day, 14 * day, 0.844444444),
      (30 * day, 14 * day, 0.533333333), (365 * day, 14 * day, 0.961643836),
      (3600, 29 * 60, 0.516666667), (3600, 12 * 3600, 0),
    ] as [(Double, Double, Double)])
  func stillValid(period: Double, delay: Double, share: Double) {
    let units: UInt64 = 8000
    let live = (0..<units).count { unit in
      Self.residual(of: Self.rotated(period, unit: unit), at: 777_777) > delay
    }
    let expected = share * Double(units)
    let error = (share * (1 - share) * Double(units)).squareRoot()
    #expect(abs(Double(live) - expected) <= 4 * error)
  }

  @Test(
    "E: still valid after a delay with exponential lives: exp(−d/T)",
    arguments: [
      (90 * day, 11 * day, 0.884951691), (90 * day, 14 * day, 0.855939523),
      (30 * day, 14 * day, 0.627089085), (365 * day, 14 * day, 0.962370118),
      (3600, 29 * 60, 0.616724214), (3600, 12 * 3600, 6.144e-6),
    ] as [(Double, Double, Double)])
  func memoryless(period: Double, delay: Double, share: Double) {
    let lives = Lifetimes(
      "exponential", residual: 0, mean: period / Self.day, .drawn(.exponential(mean: period)))
    let units: UInt64 = 4000
    let live = (0..<units).count { unit in
      Self.residual(of: Self.renewals(lives, after: 20, until: 1, unit: unit), at: 0) > delay
    }
    let error = (share * (1 - share) * Double(units)).squareRoot()
    #expect(abs(Double(live) - share * Double(units)) <= max(4 * error, 1))
  }

  /// min(R, X) with X exponential, in days.
  private static func exposures(_ residual: (UInt64) -> Double, mean: Double) -> [Double] {
    (0..<8000 as Range<UInt64>).map { unit in
      let found = RandomStreams(seed: 24, unit: unit).draw(
        StreamPurpose("test-detection"), EntityKey("test"), 0, from: .exponential(mean: mean))
      return min(residual(unit), found) / day
    }
  }

  @Test(
    "F: the exposure window under rotation is m(1 − (m/T)(1 − exp(−T/m)))",
    arguments: [
      (90 * day, 14 * day, 11.825738802), (90 * day, 11 * day, 9.655931587),
      (30 * day, 14 * day, 8.233151885), (3600, 14 * day, 0.020812681),
    ] as [(Double, Double, Double)])
  func exposure(period: Double, mean: Double, expected: Double) {
    let exposures = Self.exposures(
      { Self.residual(of: Self.rotated(period, unit: $0), at: 555_555) }, mean: mean)
    Self.expect(exposures, mean: expected)
  }

  @Test("F: with exponential residual lives it is Tm / (T + m)")
  func memorylessExposure() {
    let lives = Lifetimes("exponential", residual: 90, .drawn(.exponential(mean: 90 * Self.day)))
    let exposures = Self.exposures(
      { Self.residual(of: Self.renewals(lives, after: 20, until: 1, unit: $0), at: 0) },
      mean: 14 * Self.day)
    Self.expect(exposures, mean: 12.115384615)
  }
}
