internal import Sampling

/// Double-exponential quadrature: the trapezoidal rule after a change of variable under which smooth
/// integrands fall off doubly exponentially, halving the step until two results agree.
///
/// - Source: Takahasi and Mori, "Double exponential formulas for numerical integration", Publ. RIMS
///   9, 1974.
enum Quadrature {
  private static let halfPi = 1.5707963267948966
  /// Two results that agree this well, relatively, end the halving.
  private static let tolerance = 1e-13
  /// Steps 2⁻³ to 2⁻¹⁰; the last has some thousand points.
  private static let firstLevel = 3
  private static let lastLevel = 10

  /// Returns the integral over a finite interval of a function that is smooth inside it.
  static func integral(
    from low: Double, to high: Double, _ function: (Double) -> Double
  ) -> Double {
    guard high > low else { return 0 }
    let width = high - low
    return trapezoidal(from: -3.4, to: 3.4) { u in
      let ratio = Portable.exp(2 * halfPi * sinh(u))
      let above = ratio / (1 + ratio)
      let below = 1 / (1 + ratio)
      let x = u < 0 ? low + width * above : high - width * below
      let weight = width * above * below * 2 * halfPi * cosh(u)
      return weight * function(x)
    }
  }

  /// Returns the integral from a point to infinity of a smooth function that vanishes far out.
  ///
  /// - Parameters:
  ///   - scale: Above 0; about how far from the start the function changes.
  static func integral(
    from start: Double, scale: Double, _ function: (Double) -> Double
  ) -> Double {
    trapezoidal(from: -4.5, to: 4) { u in
      let distance = scale * Portable.exp(halfPi * sinh(u))
      let value = function(start + distance)
      return value == 0 ? 0 : value * distance * halfPi * cosh(u)
    }
  }

  private static func trapezoidal(
    from low: Double, to high: Double, _ function: (Double) -> Double
  ) -> Double {
    var step = 1 / Double(1 << firstLevel)
    var sum = 0.0
    var u = low
    while u <= high {
      sum += function(u)
      u += step
    }
    var result = sum * step
    for _ in firstLevel..<lastLevel {
      u = low + step / 2
      while u <= high {
        sum += function(u)
        u += step
      }
      step /= 2
      let finer = sum * step
      let change = abs(finer - result)
      result = finer
      if change <= tolerance * abs(finer) { break }
    }
    return result
  }

  private static func sinh(_ x: Double) -> Double {
    let power = Portable.exp(x)
    return (power - 1 / power) / 2
  }

  private static func cosh(_ x: Double) -> Double {
    let power = Portable.exp(x)
    return (power + 1 / power) / 2
  }
}
