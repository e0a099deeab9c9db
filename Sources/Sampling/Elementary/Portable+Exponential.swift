extension Portable {
  /// Returns e raised to a power.
  ///
  /// +∞ above 709.78, +0 below −745.13, subnormal results rounded once.
  ///
  /// - Complexity: O(1); no allocation.
  package static func exp(_ x: Double) -> Double {
    x.isNaN ? .nan : exp(high: x, low: 0)
  }

  /// Returns e raised to a power, minus 1, accurate for powers near 0.
  ///
  /// - Source: Kahan's method, the inverse of the one in `log1p`; analysed in Higham, Accuracy and
  ///   Stability of Numerical Algorithms, 2nd edition, 2002, section 1.14.1.
  package static func expm1(_ x: Double) -> Double {
    let power = exp(x)
    if power == 1 { return x }
    let difference = power - 1
    if difference == -1 || power == .infinity || power.isNaN { return difference }
    return difference * (x / log(power))
  }

  /// Returns e raised to an unevaluated sum whose second part is far below the first.
  ///
  /// x = k ln 2 + r with |r| ≤ ½ ln 2 + rounding; then the Taylor series of eʳ to degree 14, whose
  /// remainder is below 2⁻⁵⁷, summed so that what each addition rounds off is added at the end.
  ///
  /// - Source: Cody and Waite, Software Manual for the Elementary Functions, 1980, chapter 6, for
  ///   the reduction.
  @inline(__always)
  static func exp(high: Double, low: Double) -> Double {
    // Far beyond both limits; between them and these the scaling itself rounds to 0 or infinity.
    if high > 710 { return .infinity }
    if high < -746 { return 0 }
    // Adding 1.5 × 2⁵² leaves the nearest whole number in the last bits.
    let shifted = high * inverseLn2 + 0x1.8p52
    let k = shifted - 0x1.8p52
    let reducedHigh = high - k * ln2High
    let reducedLow = k * ln2Low - low
    let r = reducedHigh - reducedLow
    let tail = r * r * exponentialTail(r) - reducedLow
    let increase = reducedHigh + tail
    let increaseRest = (reducedHigh - increase) + tail
    let sum = 1 + increase
    let sumRest = (1 - sum) + increase
    return scale(
      sum + (sumRest + increaseRest),
      byPowerOf2: Int(shifted.bitPattern) - Int((0x1.8p52).bitPattern))
  }

  /// Returns (eʳ − 1 − r) / r² by its Taylor series.
  @inline(__always)
  private static func exponentialTail(_ r: Double) -> Double {
    let p14 = 1.0 / 87_178_291_200
    let p13 = 1.0 / 6_227_020_800 + r * p14
    let p12 = 1.0 / 479_001_600 + r * p13
    let p11 = 1.0 / 39_916_800 + r * p12
    let p10 = 1.0 / 3_628_800 + r * p11
    let p9 = 1.0 / 362_880 + r * p10
    let p8 = 1.0 / 40_320 + r * p9
    let p7 = 1.0 / 5_040 + r * p8
    let p6 = 1.0 / 720 + r * p7
    let p5 = 1.0 / 120 + r * p6
    let p4 = 1.0 / 24 + r * p5
    let p3 = 1.0 / 6 + r * p4
    return 0.5 + r * p3
  }

  /// Returns y × 2ᵏ for y near 1 and k from −1100 to 1100, rounded once.
  @inline(__always)
  private static func scale(_ y: Double, byPowerOf2 k: Int) -> Double {
    if k > 1023 { return y * powerOf2(1023) * powerOf2(k - 1023) }
    // The first product is exact, so a subnormal result is rounded by the second alone.
    if k < -1022 { return y * powerOf2(k + 128) * 0x1p-128 }
    return y * powerOf2(k)
  }

  /// Returns 2ᵏ for k from −1022 to 1023.
  private static func powerOf2(_ k: Int) -> Double {
    Double(bitPattern: UInt64(k + 1023) << 52)
  }
}
