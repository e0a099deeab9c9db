internal import Sampling

/// The gamma and beta functions behind the t distribution, in portable arithmetic.
package enum SpecialFunctions {
  private static let halfLogOf2Pi = 0.9189385332046728
  /// From here on eight terms of Stirling's series leave less than 1e-17.
  private static let stirlingStart = 15.0

  /// Returns the natural logarithm of the gamma function of a number above 0.
  ///
  /// The error is below 1e-14 × max(1, |result|).
  ///
  /// - Source: Abramowitz and Stegun, 6.1.40 (Stirling's series) and 6.1.15 (recurrence).
  package static func logGamma(_ x: Double) -> Double {
    precondition(x > 0, "the gamma function is used above 0 only")
    if x == 1 || x == 2 { return 0 }
    var shifted = x
    var product = 1.0
    while shifted < stirlingStart {
      product *= shifted
      shifted += 1
    }
    let leading = (shifted - 0.5) * Portable.log(shifted) - shifted + halfLogOf2Pi
    return leading + stirlingRest(shifted) - Portable.log(product)
  }

  /// Returns the natural logarithm of the beta function of two numbers above 0.
  ///
  /// For a large argument the logarithms of the gamma function would cancel; the difference of
  /// their Stirling series does not.
  package static func logBeta(_ a: Double, _ b: Double) -> Double {
    let (large, small) = (max(a, b), min(a, b))
    if large < stirlingStart { return logGamma(a) + logGamma(b) - logGamma(a + b) }
    let growth = (large + small - 0.5) * Portable.log1p(small / large)
    let rest = stirlingRest(large) - stirlingRest(large + small)
    return logGamma(small) - small * Portable.log(large) + (small - growth) + rest
  }

  /// Returns the regularized incomplete beta function I_x(a, b).
  ///
  /// - Parameters:
  ///   - x: From 0 to 1.
  ///   - complement: 1 − x, which the caller often knows more exactly.
  ///   - a: Above 0.
  ///   - b: Above 0.
  /// - Complexity: O(√max(a, b)) divisions.
  /// - Source: NIST Digital Library of Mathematical Functions, 8.17.4 and 8.17.22.
  package static func incompleteBeta(
    _ x: Double, complement: Double, _ a: Double, _ b: Double
  ) -> Double {
    if x <= 0 { return 0 }
    if complement <= 0 { return 1 }
    if x > (a + 1) / (a + b + 2) {
      return 1 - leadingBeta(complement, complement: x, b, a)
    }
    return leadingBeta(x, complement: complement, a, b)
  }

  /// Returns I_x(a, b) for x up to (a + 1) / (a + b + 2), where the continued fraction is fast.
  private static func leadingBeta(
    _ x: Double, complement: Double, _ a: Double, _ b: Double
  ) -> Double {
    let logX = x > 0.5 ? Portable.log1p(-complement) : Portable.log(x)
    let logComplement = x > 0.5 ? Portable.log(complement) : Portable.log1p(-x)
    let logFactor = a * logX + b * logComplement - logBeta(a, b)
    return Portable.exp(logFactor) / a * betaFraction(x, a, b)
  }

  /// Returns the continued fraction of the incomplete beta function by Lentz's algorithm.
  ///
  /// - Source: Thompson and Barnett, "Coulomb and Bessel functions of complex arguments and
  ///   order", J. Comput. Phys. 64, 1986, for the evaluation.
  private static func betaFraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    let tiny = 0x1p-900
    let levelsMax = 100_000
    var upper = 1.0
    var lower = nonzero(1 - (a + b) * x / (a + 1), tiny)
    lower = 1 / lower
    var value = lower
    for level in 1...levelsMax {
      let m = Double(level)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      lower = 1 / nonzero(1 + even * lower, tiny)
      upper = nonzero(1 + even / upper, tiny)
      value *= lower * upper
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      lower = 1 / nonzero(1 + odd * lower, tiny)
      upper = nonzero(1 + odd / upper, tiny)
      let change = lower * upper
      value *= change
      // One unit in the last place: rounding may keep the factor from becoming exactly 1.
      if abs(change - 1) < 3e-16 { break }
    }
    return value
  }

  private static func nonzero(_ x: Double, _ tiny: Double) -> Double {
    abs(x) < tiny ? tiny : x
  }

  /// Returns what Stirling's series adds to (x − ½) ln x − x + ½ ln 2π, for x ≥ 15.
  private static func stirlingRest(_ x: Double) -> Double {
    let z = 1 / (x * x)
    let p8 = -3_617.0 / 122_400
    let p7 = 1.0 / 156 + z * p8
    let p6 = -691.0 / 360_360 + z * p7
    let p5 = 1.0 / 1_188 + z * p6
    let p4 = -1.0 / 1_680 + z * p5
    let p3 = 1.0 / 1_260 + z * p4
    let p2 = -1.0 / 360 + z * p3
    return (1.0 / 12 + z * p2) / x
  }
}
