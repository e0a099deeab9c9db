/// The sources that every program draws alike.
///
/// - Source: Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014
///   (SplitMix64).
enum FixedSources {
  static let count = 64
  private static let seed: UInt64 = 42

  /// Returns 64 of the identities, drawn with replacement.
  ///
  /// - Parameter identities: Ascending; at least one.
  static func draw(from identities: [UInt32]) -> [UInt32] {
    var random = SplitMix64(state: seed)
    return (0..<count).map { _ in identities[Int(random.next() % UInt64(identities.count))] }
  }
}

/// The generator of the fixed sources and of the hub graphs.
struct SplitMix64 {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}
