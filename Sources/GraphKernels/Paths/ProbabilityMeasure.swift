/// A product of probabilities with the precision of a `Double` and an exponent without bounds.
///
/// It equals the plain product bit for bit until that falls below the least normal `Double`.
struct Product: Sendable, Hashable {
  /// In 1/2 ..< 1.
  var significand: Double
  var exponent: Int

  static let one = Product(significand: 0.5, exponent: 1)

  init(significand: Double, exponent: Int) {
    self.significand = significand
    self.exponent = exponent
  }

  /// - Precondition: The value is finite and above 0.
  init(_ value: Double) {
    significand = value.significand / 2
    exponent = Int(value.exponent) + 1
  }

  var double: Double { Double(sign: .plus, exponent: exponent, significand: significand) }

  @inline(__always)
  func times(_ other: Product) -> Product {
    let product = significand * other.significand
    let sum = exponent + other.exponent
    return product < 0.5
      ? Product(significand: 2 * product, exponent: sum - 1)
      : Product(significand: product, exponent: sum)
  }

  @inline(__always)
  func isGreater(than other: Product) -> Bool {
    exponent == other.exponent
      ? significand > other.significand : exponent > other.exponent
  }
}

/// Probabilities that are multiplied in the order of the path, each product rounded.
///
/// Rounding is monotone, but may make unequal products equal: paths are worth what is computed, so
/// a path that was worse may draw level with another further on. Every comparison that decides for
/// good therefore leaves room for the rounding of the longest path.
struct ProbabilityMeasure: PathMeasure {
  /// Above what rounding can do to the quotient of two products of equally many factors.
  ///
  /// Each factor moves a product by a factor between 1 − u and 1 + u, u = 2⁻⁵³, so two products by
  /// less than 1 + 3u per factor; 16 u are for the comparison itself.
  private let margin: Product

  init(longest: Int) { margin = Product(1 + (3 * Double(longest) + 16) * 0x1p-53) }

  static var isExact: Bool { false }
  static func isValid(_ weight: Double) -> Bool { weight >= 0 && weight <= 1 }
  static func isUsable(_ weight: Double) -> Bool { weight > 0 }

  var neutral: Product { .one }

  func value(of weight: Double) -> Product { Product(weight) }
  func weight(of value: Product) -> Double { value.double }

  @inline(__always)
  func extend(_ value: Product, by edge: Product) -> Product { value.times(edge) }

  @inline(__always)
  func isBetter(_ value: Product, than other: Product) -> Bool { value.isGreater(than: other) }

  func bound(for remainder: Product) -> Product { remainder.times(margin) }

  @inline(__always)
  func isHopeless(_ value: Product, beside other: Product) -> Bool {
    other.isGreater(than: value.times(margin))
  }
}
