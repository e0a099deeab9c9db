extension Portable {
  /// Returns the number a standard normal variable stays below with a given probability.
  ///
  /// −∞ at 0, +∞ at 1, not a number outside. Algorithm AS 241, routine PPND16: a rational function
  /// for |p − ½| ≤ 0.425, two more in √(−ln min(p, 1 − p)) for the tails.
  ///
  /// - Source: Wichura, "Algorithm AS 241: the percentage points of the normal distribution",
  ///   Applied Statistics 37(3), 1988, 477–484; relative accuracy about 1e-16.
  /// - Complexity: O(1); no allocation.
  package static func normalQuantile(_ p: Double) -> Double {
    if p.isNaN || p < 0 || p > 1 { return .nan }
    if p == 0 { return -.infinity }
    if p == 1 { return .infinity }
    let q = p - 0.5
    if abs(q) <= 0.425 {
      return q * ratio(central, at: 0.180625 - q * q)
    }
    let distance = (-log(q < 0 ? p : 1 - p)).squareRoot()
    let magnitude =
      distance <= 5 ? ratio(intermediate, at: distance - 1.6) : ratio(far, at: distance - 5)
    return q < 0 ? -magnitude : magnitude
  }

  /// A ratio of two polynomials of degree 7, constant terms first.
  private struct Ratio {
    var numerator: InlineCoefficients
    var denominator: InlineCoefficients
  }

  private typealias InlineCoefficients = (
    Double, Double, Double, Double, Double, Double, Double, Double
  )

  @inline(__always)
  private static func ratio(_ ratio: Ratio, at x: Double) -> Double {
    polynomial(ratio.numerator, at: x) / polynomial(ratio.denominator, at: x)
  }

  @inline(__always)
  private static func polynomial(_ c: InlineCoefficients, at x: Double) -> Double {
    let upper = ((c.7 * x + c.6) * x + c.5) * x + c.4
    return (((upper * x + c.3) * x + c.2) * x + c.1) * x + c.0
  }

  /// |p − ½| ≤ 0.425, in 0.180625 − (p − ½)².
  @inline(__always)
  private static var central: Ratio {
    Ratio(
      numerator: (
        3.3871328727963666080e0, 1.3314166789178437745e+2, 1.9715909503065514427e+3,
        1.3731693765509461125e+4, 4.5921953931549871457e+4, 6.7265770927008700853e+4,
        3.3430575583588128105e+4, 2.5090809287301226727e+3
      ),
      denominator: (
        1, 4.2313330701600911252e+1, 6.8718700749205790830e+2, 5.3941960214247511077e+3,
        2.1213794301586595867e+4, 3.9307895800092710610e+4, 2.8729085735721942674e+4,
        5.2264952788528545610e+3
      ))
  }

  /// Tail probability down to e⁻²⁵, in √(−ln p) − 1.6.
  @inline(__always)
  private static var intermediate: Ratio {
    Ratio(
      numerator: (
        1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0,
        3.64784832476320460504e0, 1.27045825245236838258e0, 2.41780725177450611770e-1,
        2.27238449892691845833e-2, 7.74545014278341407640e-4
      ),
      denominator: (
        1, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
        1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4,
        1.05075007164441684324e-9
      ))
  }

  /// Smaller tail probabilities, in √(−ln p) − 5.
  @inline(__always)
  private static var far: Ratio {
    Ratio(
      numerator: (
        6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0,
        2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
        2.71155556874348757815e-5, 2.01033439929228813265e-7
      ),
      denominator: (
        1, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
        7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
        2.04426310338993978564e-15
      ))
  }
}
