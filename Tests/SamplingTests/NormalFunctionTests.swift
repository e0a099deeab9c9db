import Sampling
import TestSupport
import Testing

@Suite("Portable normal distribution")
struct NormalFunctionTests {
  @Test("normalCDF has its pinned bits", arguments: ElementaryFunctionBits.normalCDF)
  func cdfBits(x: Double, bits: UInt64) {
    #expect(Portable.normalCDF(x).bitPattern == bits)
  }

  @Test("normalQuantile has its pinned bits", arguments: ElementaryFunctionBits.normalQuantile)
  func quantileBits(p: Double, bits: UInt64) {
    #expect(Portable.normalQuantile(p).bitPattern == bits)
  }

  /// 60-digit references, rounded.
  @Test(
    "normalCDF matches references to 2e-15, tails included",
    arguments: [
      (-37.1, 1.4047119663106221e-301), (-20.3, 6.429244467698346e-92),
      (-12.7, 2.95648536485205e-37), (-20, 2.7536241186062337e-89),
      (-8.25, 7.919726314642477e-17),
      (-5, 2.866515718791939e-07), (-3, 0.0013498980316300946), (-1.96, 0.024997895148220435),
      (-1, 0.15865525393145705), (-0.999, 0.1588973456413183), (-0.5, 0.3085375387259869),
      (-1e-10, 0.49999999996010575), (0, 0.5), (1e-10, 0.5000000000398942),
      (0.3, 0.6179114221889527), (1, 0.8413447460685429), (1.5, 0.9331927987311419),
      (3, 0.9986501019683699), (8, 0.9999999999999993),
    ] as [(Double, Double)])
  func cdfReferences(x: Double, expected: Double) {
    #expect(abs(Portable.normalCDF(x) / expected - 1) <= 2e-15)
  }

  /// 60-digit references, rounded.
  @Test(
    "normalQuantile matches references to 2e-15",
    arguments: [
      (1e-300, -37.0470962993612), (1e-20, -9.262340089798407),
      (0x1p-53, -8.209536151601387), (1e-12, -7.034483825301132),
      (1e-05, -4.264890793922825), (0.001, -3.0902323061678136),
      (0.025, -1.9599639845400543), (0.05, -1.6448536269514726),
      (0.074, -1.4466320671589785), (0.075, -1.439531470938456),
      (0.076, -1.4325027208258116), (0.25, -0.6744897501960817),
      (0.4999, -0.00025066283008800747), (0.6, 0.2533471031357997),
      (0.925, 1.4395314709384561), (0.95, 1.6448536269514722), (0.975, 1.9599639845400538),
      (0.999, 3.090232306167813), (1 - 0x1p-53, 8.209536151601387),
    ] as [(Double, Double)])
  func quantileReferences(p: Double, expected: Double) {
    #expect(abs(Portable.normalQuantile(p) / expected - 1) <= 2e-15)
  }

  @Test("The distribution function of the quantile gives the probability back")
  func roundTrip() {
    for step in 1..<2_000 {
      let p = Double(step) / 2_000
      #expect(abs(Portable.normalCDF(Portable.normalQuantile(p)) / p - 1) <= 5e-15)
      let tail = Portable.exp(-0.3 * Double(step))
      // The quantile's last place moves the tail by z² places.
      #expect(abs(Portable.normalCDF(Portable.normalQuantile(tail)) / tail - 1) <= 2e-12)
    }
  }

  @Test("Quantiles are odd about one half on the uniform grid")
  func symmetry() {
    var random = SplitMix(seed: 3)
    for _ in 0..<2_000 {
      let u = UnitInterval.point(bits: random.next())
      #expect(Portable.normalQuantile(u) == -Portable.normalQuantile(1 - u))
    }
  }

  @Test("The density integrates to the distribution function")
  func density() {
    let steps = 4_000
    let width = 6.0 / Double(steps)
    var area = 0.0
    for step in 0..<steps {
      area += Portable.normalDensity(-3 + (Double(step) + 0.5) * width) * width
    }
    #expect(abs(area - (Portable.normalCDF(3) - Portable.normalCDF(-3))) < 1e-8)
    #expect(Portable.normalDensity(0) == 0.3989422804014327)
    #expect(Portable.normalDensity(40) == 0)
    #expect(Portable.normalDensity(.nan).isNaN)
  }
}
