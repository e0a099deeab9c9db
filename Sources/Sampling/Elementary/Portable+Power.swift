extension Portable {
  /// Returns a base raised to an exponent, with the special cases of IEEE 754.
  ///
  /// Anything to the 0 and 1 to anything are 1; a negative base needs a whole exponent, else the
  /// result is not a number. The logarithm is carried to about 70 bits, so powers that a double
  /// can hold exactly, such as 10³, come out exact.
  ///
  /// - Complexity: O(1); no allocation.
  package static func pow(_ base: Double, _ exponent: Double) -> Double {
    if exponent == 0 || base == 1 { return 1 }
    if base.isNaN || exponent.isNaN { return .nan }
    // Every double from 2⁵³ on is whole and even.
    let whole = abs(exponent) < 0x1p53 ? Int64(exponent) : 0
    let isWhole = abs(exponent) >= 0x1p53 || Double(whole) == exponent
    if base < 0 && base.isFinite && !isWhole { return .nan }
    let power = positivePower(abs(base), exponent)
    let isNegative = base.sign == .minus && isWhole && whole & 1 == 1
    return isNegative ? -power : power
  }

  private static func positivePower(_ base: Double, _ exponent: Double) -> Double {
    if base == 1 { return 1 }
    if base == 0 || base.isInfinite || exponent.isInfinite {
      return (base > 1) == (exponent > 0) ? .infinity : 0
    }
    let estimate = exponent * log(base)
    if estimate > 710 { return .infinity }
    if estimate < -746 { return 0 }
    let power = extendedLog(base) * DoubleDouble(exponent)
    return exp(high: power.high, low: power.low)
  }

  /// Returns the natural logarithm of a finite number above 0 to about 70 bits.
  ///
  /// The series of `log` with its first two corrections, 2/3 and 2/5, in double-double.
  private static func extendedLog(_ x: Double) -> DoubleDouble {
    let (mantissa, exponent) = split(x)
    let f = mantissa - 1
    let s = DoubleDouble(f) / DoubleDouble.sum(2, f)
    let z = s * s
    let twoFifths = DoubleDouble(0.4, -2.2204460492503132e-17)
    let twoThirds = DoubleDouble(0x1.5555555555555p-1, 3.700743415417188e-17)
    let second = twoFifths + DoubleDouble.product(z.high, laterSeries(z.high))
    let first = twoThirds + z * second
    let logarithm = s * (DoubleDouble(2) + z * first)
    let shift = DoubleDouble.sum(exponent * ln2High, exponent * ln2Low)
    return shift + logarithm
  }

  /// Returns 2/7 + 2z/9 + … + 2z⁸/23.
  private static func laterSeries(_ z: Double) -> Double {
    let p8 = 2.0 / 23
    let p7 = 2.0 / 21 + z * p8
    let p6 = 2.0 / 19 + z * p7
    let p5 = 2.0 / 17 + z * p6
    let p4 = 2.0 / 15 + z * p5
    let p3 = 2.0 / 13 + z * p4
    let p2 = 2.0 / 11 + z * p3
    let p1 = 2.0 / 9 + z * p2
    return 2.0 / 7 + z * p1
  }
}
