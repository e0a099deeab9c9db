/// An unevaluated sum of two doubles, about 106 significant bits, where a power needs them.
///
/// - Source: Dekker, "A floating-point technique for extending the available precision",
///   Numerische Mathematik 18, 1971, doi:10.1007/BF01397083. No operation is fused.
struct DoubleDouble {
  var high: Double
  var low: Double

  init(_ high: Double, _ low: Double = 0) {
    self.high = high
    self.low = low
  }

  /// Returns the exact sum of two doubles (Knuth's form, any order of magnitude).
  static func sum(_ a: Double, _ b: Double) -> DoubleDouble {
    let high = a + b
    let bRounded = high - a
    let aRounded = high - bRounded
    return DoubleDouble(high, (a - aRounded) + (b - bRounded))
  }

  /// Returns the exact product of two doubles below 2⁹⁹⁵ in magnitude.
  static func product(_ a: Double, _ b: Double) -> DoubleDouble {
    let high = a * b
    let (aHigh, aLow) = halves(a)
    let (bHigh, bLow) = halves(b)
    let low = ((aHigh * bHigh - high) + aHigh * bLow + aLow * bHigh) + aLow * bLow
    return DoubleDouble(high, low)
  }

  static func + (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let leading = sum(a.high, b.high)
    return sum(leading.high, leading.low + (a.low + b.low))
  }

  static func * (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let leading = product(a.high, b.high)
    return sum(leading.high, leading.low + (a.high * b.low + a.low * b.high))
  }

  static func / (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let quotient = a.high / b.high
    let back = product(quotient, b.high)
    let rest = ((a.high - back.high) - back.low) + a.low - quotient * b.low
    return sum(quotient, rest / b.high)
  }

  /// Splits a double into two parts of at most 26 bits each, so that their products are exact.
  private static func halves(_ a: Double) -> (high: Double, low: Double) {
    let shifted = a * 134_217_729  // 2²⁷ + 1
    let high = shifted - (shifted - a)
    return (high, a - high)
  }
}
