extension Portable {
  /// Returns the probability that a standard normal variable is at most x.
  ///
  /// Near 0 the all-positive series ½ + φ(x) (x + x³/3 + x⁵/15 + …), from 1 on Laplace's
  /// continued fraction for the tail, evaluated from its innermost term outwards; small tail
  /// probabilities keep their relative accuracy.
  ///
  /// - Complexity: O(1), at most about 420 divisions; no allocation.
  /// - Source: Abramowitz and Stegun, Handbook of Mathematical Functions, 26.2.11 and 26.2.14.
  package static func normalCDF(_ x: Double) -> Double {
    if x.isNaN { return .nan }
    if x < -39 { return 0 }
    if x > 9 { return 1 }
    if x <= -1 { return upperNormalTail(-x) }
    if x >= 1 { return 1 - upperNormalTail(x) }
    return 0.5 + normalDensity(x) * oddSeries(x)
  }

  /// Returns the standard normal density.
  ///
  /// The square is kept to twice the precision: far out its rounding would be the largest error.
  package static func normalDensity(_ x: Double) -> Double {
    if x.isNaN { return .nan }
    if abs(x) > 39 { return 0 }
    let square = DoubleDouble.product(x, x)
    return inverseRootOf2Pi * exp(high: -0.5 * square.high, low: -0.5 * square.low)
  }

  /// Returns x + x³/3 + x⁵/(3·5) + …; 22 terms suffice for |x| ≤ 1.
  private static func oddSeries(_ x: Double) -> Double {
    let square = x * x
    var sum = 1.0
    for n in stride(from: 21.0, through: 1, by: -1) {
      sum = 1 + sum * square / (2 * n + 1)
    }
    return x * sum
  }

  /// Returns P(Z > x) for x from 1 to 39: φ(x) / (x + 1 / (x + 2 / (x + 3 / …))).
  ///
  /// The relative error of n levels falls like exp(−2x√n), so 20 + 400 / x² levels leave less
  /// than 2⁻⁵³.
  private static func upperNormalTail(_ x: Double) -> Double {
    let levels = 20 + Int(400 / (x * x))
    var fraction = x
    for level in stride(from: levels, through: 1, by: -1) {
      fraction = x + Double(level) / fraction
    }
    return normalDensity(x) / fraction
  }
}
