/// Elementary functions that give the same bits on every machine.
///
/// They use only + − × ÷ √ on doubles in the order written, integer arithmetic and bit patterns,
/// all of which IEEE 754 defines to the last bit. The C library's functions differ between
/// platforms and versions in the last place, and one last place is enough to move an event. Swift
/// never contracts a separate multiplication and addition into a fused one, so the order written
/// is the order computed, and no code here asks for a fused operation. A result that is not a
/// number is always the bit pattern of `Double.nan`, since hardware disagrees about its sign.
///
/// Errors measured against 60-digit references: `exp`, `log` and `pow` below 1 unit in the last
/// place, `log1p` and `expm1` below 4; `normalCDF` and `normalQuantile` relatively below 2e-15 where the
/// result is a normal number.
package enum Portable {
  /// The upper 42 bits of ln 2: multiples by any binary exponent of a double are exact.
  static let ln2High = 0x1.62e42fefa3800p-1
  /// What `ln2High` leaves of ln 2.
  static let ln2Low = 0x1.ef35793c76730p-45
  static let inverseLn2 = 1.4426950408889634
  static let squareRootOf2 = 1.4142135623730951
  /// The standard normal density at 0, 1 / √(2π).
  static let inverseRootOf2Pi = 0.3989422804014327

  /// Returns the square root, correctly rounded as IEEE 754 requires.
  package static func sqrt(_ x: Double) -> Double {
    x.isNaN || x < 0 ? .nan : x.squareRoot()
  }
}
