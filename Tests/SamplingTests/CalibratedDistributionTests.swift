import Sampling
import Testing

/// The lab's assumed delays against 60-digit evaluations of their closed forms.
@Suite("Calibrated distributions")
struct CalibratedDistributionTests {
  static let minute = 60.0
  static let day = 86_400.0

  @Test("Approval delay: lognormal, median 12 min, sigma 1.2")
  func approvalDelay() {
    let delay = Distribution.lognormal(median: 12 * Self.minute, sigma: 1.2)
    #expect(abs(delay.mean / Self.minute - 24.65319852772665) < 1e-12)
    #expect(abs(delay.variance / (delay.mean * delay.mean) - 3.2206958169965527) < 1e-12)
    #expect(abs(delay.quantile(0.95) / Self.minute - 86.37782623985905) < 1e-11)
    let survival = [60.0, 180, 480].map { 1 - delay.cumulativeProbability($0 * Self.minute) }
    for (found, expected) in zip(survival, [0.089928046, 0.012013147, 0.001055813]) {
      #expect(abs(found - expected) < 1e-9)
    }
  }

  @Test("Approval inside a request-clock grant: E[min(A, 60 min)]")
  func restrictedApprovalDelay() {
    let delay = Distribution.lognormal(median: 12, sigma: 1.2)
    // The area under the survival function, by Simpson's rule.
    let steps = 2_000
    let width = 60.0 / Double(steps)
    var area = 0.0
    for step in 0...steps {
      let weight = step == 0 || step == steps ? 1.0 : step % 2 == 1 ? 4 : 2
      area += weight * (1 - delay.cumulativeProbability(Double(step) * width)) * width / 3
    }
    #expect(abs(area - 19.106394898) < 1e-8)
  }

  @Test("Lateral step: lognormal with mean 29 min, sigma 1.2")
  func lateralStep() {
    let step = Distribution.lognormal(mean: 29 * Self.minute, sigma: 1.2)
    #expect(abs(step.mean / Self.minute - 29) < 1e-12)
    #expect(abs(step.quantile(0.5) / Self.minute - 14.115815422839178) < 1e-12)
    #expect(abs(step.quantile(0.95) / Self.minute - 101.60778765232709) < 1e-11)
    #expect(abs(step.cumulativeProbability(27) - 0.00204262491988146) < 1e-15)
  }

  @Test("First use of a public leak: lognormal, median 3 min, sigma 1")
  func publicLeak() {
    let delay = Distribution.lognormal(median: 3 * Self.minute, sigma: 1)
    #expect(abs(delay.quantile(0.95) / Self.minute - 15.5) < 0.05)
  }

  @Test("Detection delay: the dwell mixture")
  func dwellMixture() {
    let dwell = DistributionTests.dwell
    let shares: [(days: Double, share: Double)] = [
      (1, 0.08944290191791167), (7, 0.37491024667106176), (14, 0.5080011800986354),
      (30, 0.6641868266992482), (200, 0.9417589569440175),
    ]
    for (days, share) in shares {
      #expect(abs(dwell.cumulativeProbability(days * Self.day) - share) < 1e-14)
    }
    let quantiles: [(p: Double, days: Double)] = [
      (0.1, 1.1066724523150628), (0.5, 13.458085402167939), (0.9, 131.16594446701765),
      (0.99, 519.5036539558365),
    ]
    for (p, days) in quantiles {
      #expect(abs(dwell.quantile(p) / Self.day / days - 1) < 1e-12)
    }
    #expect(abs(dwell.mean / Self.day - 50.21330065315967) < 1e-11)
    #expect(abs(dwell.variance / (Self.day * Self.day) - 12563.042773167635) < 1e-8)
  }

  @Test("Sampled means of streams meet the theory within four standard errors")
  func sampledMeans() {
    let streams = RandomStreams(seed: 2_026, unit: 0)
    let purpose = StreamPurpose("test")
    let count = 10_000
    for (number, distribution) in DistributionTests.all.enumerated() {
      let entity = EntityKey("distribution").appending(UInt64(number))
      let draws = (0..<count).map {
        streams.draw(purpose, entity, UInt64($0), from: distribution)
      }
      let mean = draws.reduce(0, +) / Double(count)
      let error = (distribution.variance / Double(count)).squareRoot()
      #expect(abs(mean - distribution.mean) <= 4 * error + 1e-9 * distribution.mean)
    }
  }
}
