import Foundation
import Sampling
import TestSupport
import Testing

@Suite("Portable elementary functions")
struct ElementaryFunctionTests {
  @Test("exp has its pinned bits", arguments: ElementaryFunctionBits.exp)
  func expBits(x: Double, bits: UInt64) {
    #expect(Portable.exp(x).bitPattern == bits)
  }

  @Test("log has its pinned bits", arguments: ElementaryFunctionBits.log)
  func logBits(x: Double, bits: UInt64) {
    #expect(Portable.log(x).bitPattern == bits)
  }

  @Test("log1p has its pinned bits", arguments: ElementaryFunctionBits.log1p)
  func log1pBits(x: Double, bits: UInt64) {
    #expect(Portable.log1p(x).bitPattern == bits)
  }

  @Test("expm1 has its pinned bits", arguments: ElementaryFunctionBits.expm1)
  func expm1Bits(x: Double, bits: UInt64) {
    #expect(Portable.expm1(x).bitPattern == bits)
  }

  @Test("pow has its pinned bits", arguments: ElementaryFunctionBits.pow)
  func powBits(base: Double, exponent: Double, bits: UInt64) {
    #expect(Portable.pow(base, exponent).bitPattern == bits)
  }

  @Test("sqrt is the rounded root, and not a number below 0")
  func squareRoots() {
    #expect(Portable.sqrt(2) == 0x1.6a09e667f3bcdp0)
    #expect(Portable.sqrt(0) == 0)
    #expect(Portable.sqrt(.infinity) == .infinity)
    #expect(Portable.sqrt(-1).bitPattern == Double.nan.bitPattern)
    #expect(Portable.sqrt(-.nan).bitPattern == Double.nan.bitPattern)
  }

  @Test("exp, log, log1p and expm1 agree with the C library to a few units in the last place")
  func agreement() {
    var random = SplitMix(seed: 11)
    for _ in 0..<20_000 {
      let x = random.between(-700, 700)
      #expect(ulps(Portable.exp(x), Foundation.exp(x)) <= 2)
      let small = random.sign() * Foundation.exp2(random.between(-60, 1))
      #expect(ulps(Portable.exp(small), Foundation.exp(small)) <= 2)
      #expect(ulps(Portable.expm1(small), Foundation.expm1(small)) <= 4)
      let y = Foundation.exp2(random.between(-1070, 1023))
      #expect(ulps(Portable.log(y), Foundation.log(y)) <= 2)
      let near1 = 1 + random.sign() * Foundation.exp2(random.between(-52, -1))
      #expect(ulps(Portable.log(near1), Foundation.log(near1)) <= 2)
      let above = Swift.max(small, -0.999)
      #expect(ulps(Portable.log1p(above), Foundation.log1p(above)) <= 4)
    }
  }

  @Test("pow agrees with the C library to two units in the last place")
  func powerAgreement() {
    var random = SplitMix(seed: 12)
    for _ in 0..<10_000 {
      let base = Foundation.exp2(random.between(-10, 10))
      let exponent = random.between(-70, 70)
      #expect(ulps(Portable.pow(base, exponent), Foundation.pow(base, exponent)) <= 2)
      let near1 = 1 + random.between(-1e-9, 1e-9)
      let large = random.between(-7e11, 7e11)
      #expect(ulps(Portable.pow(near1, large), Foundation.pow(near1, large)) <= 2)
    }
  }

  @Test("Whole powers that fit a double are exact", arguments: 2...31)
  func exactPowers(base: Int) {
    var power = base
    var exponent = 1
    while power < 1 << 53 {
      #expect(Portable.pow(Double(base), Double(exponent)) == Double(power))
      power *= base
      exponent += 1
    }
  }

  @Test("exp and log never decrease from one double to the next, around the reduction's seams")
  func monotone() {
    for seam in [0.34657359027997264, 1.0397207708399179, -0.34657359027997264, 0] {
      var x = seam - 1e-13
      for _ in 0..<2_000 {
        #expect(Portable.exp(x) <= Portable.exp(x.nextUp))
        x += 1e-16
      }
    }
    var x = 2.0.squareRoot() - 2e-13
    for _ in 0..<2_000 {
      #expect(Portable.log(x) <= Portable.log(x.nextUp))
      x = x.nextUp
    }
  }

  /// Returns how many doubles lie between two of the same sign.
  private func ulps(_ a: Double, _ b: Double) -> UInt64 {
    if a == b { return 0 }
    if a.isNaN || b.isNaN || a.sign != b.sign { return .max }
    return a.bitPattern > b.bitPattern
      ? a.bitPattern - b.bitPattern : b.bitPattern - a.bitPattern
  }
}
