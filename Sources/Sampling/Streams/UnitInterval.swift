/// The grid of uniform numbers: odd multiples of 2⁻⁵³, none of them 0 or 1.
package enum UnitInterval {
  /// The smallest uniform number.
  package static let smallest = 0x1p-53
  /// The largest uniform number.
  package static let largest = 1 - 0x1p-53

  /// Returns the grid point chosen by the upper 52 of 64 random bits.
  ///
  /// The odd points are used, not all of them, because k + ½ with 53 bits of k does not fit a
  /// double: it would round up to 1 at the upper end.
  @inline(__always)
  package static func point(bits: UInt64) -> Double {
    Double((bits >> 12) << 1 | 1) * 0x1p-53
  }

  /// Returns the number moved into the open interval if rounding put it on or beyond an end.
  package static func clamp(_ number: Double) -> Double {
    min(max(number, smallest), largest)
  }
}
