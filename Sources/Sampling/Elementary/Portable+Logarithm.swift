extension Portable {
  /// Returns the natural logarithm: −∞ at 0, not a number below.
  ///
  /// x = 2ᵏ m with m from √½ to √2; then with f = m − 1 and s = f / (2 + f),
  /// ln m = 2 artanh s = f − (f²/2 − s (f²/2 + R)), R = 2s²/3 + 2s⁴/5 + …, which keeps f exact.
  ///
  /// - Complexity: O(1); no allocation.
  package static func log(_ x: Double) -> Double {
    if x.isNaN || x < 0 { return .nan }
    if x == 0 { return -.infinity }
    if x == .infinity { return .infinity }
    let (mantissa, exponent) = split(x)
    let f = mantissa - 1
    let halfSquare = 0.5 * f * f
    let s = f / (2 + f)
    let series = artanhSeries(s * s)
    let low = s * (halfSquare + series) + exponent * ln2Low
    return exponent * ln2High - ((halfSquare - low) - f)
  }

  /// Returns the natural logarithm of 1 + x, accurate for small x.
  ///
  /// - Source: Goldberg, "What every computer scientist should know about floating-point
  ///   arithmetic", ACM Computing Surveys 23(1), 1991, theorem 4 (the method is Kahan's).
  package static func log1p(_ x: Double) -> Double {
    if x.isNaN || x < -1 { return .nan }
    let sum = 1 + x
    if sum == 1 { return x }
    if sum == 0 || sum == .infinity { return log(sum) }
    return log(sum) * (x / (sum - 1))
  }

  /// Returns m and k with x = 2ᵏ m and m from √½ to √2, for a finite x above 0.
  ///
  /// Without a branch, which half of all numbers would take: counted from the bits of the least m,
  /// the bits of x have k in place of the exponent, and m − least m below it.
  @inline(__always)
  static func split(_ x: Double) -> (mantissa: Double, exponent: Double) {
    // 2⁶⁴ makes a subnormal number a normal one.
    let isSubnormal = x < .leastNormalMagnitude
    let bits = Int64(bitPattern: (isSubnormal ? x * 0x1p64 : x).bitPattern)
    let fromLeast = bits - leastMantissaBits
    let mantissaBits = fromLeast & (1 << 52 - 1) + leastMantissaBits
    return (
      Double(bitPattern: UInt64(bitPattern: mantissaBits)),
      Double(fromLeast >> 52 - (isSubnormal ? 64 : 0))
    )
  }

  /// Of the first number above ½ · √2 as a double.
  private static var leastMantissaBits: Int64 {
    Int64(bitPattern: (0.5 * squareRootOf2).bitPattern) + 1
  }

  /// Returns 2z/3 + 2z²/5 + … + 2z¹¹/23; for z ≤ 0.0295 the rest is below 2⁻⁶⁰.
  @inline(__always)
  private static func artanhSeries(_ z: Double) -> Double {
    let p11 = 2.0 / 23
    let p10 = 2.0 / 21 + z * p11
    let p9 = 2.0 / 19 + z * p10
    let p8 = 2.0 / 17 + z * p9
    let p7 = 2.0 / 15 + z * p8
    let p6 = 2.0 / 13 + z * p7
    let p5 = 2.0 / 11 + z * p6
    let p4 = 2.0 / 9 + z * p5
    let p3 = 2.0 / 7 + z * p4
    let p2 = 2.0 / 5 + z * p3
    let p1 = 2.0 / 3 + z * p2
    return z * p1
  }
}
