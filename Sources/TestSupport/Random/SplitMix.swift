/// A small seeded generator for test inputs, independent of the code under test.
///
/// - Source: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014
///   (SplitMix64).
package struct SplitMix: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// Starts the sequence of a seed.
  package init(seed: UInt64) { state = seed }

  /// Returns 64 random bits.
  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Returns a number in `0 ..< bound`, as good as uniform for the small bounds of tests.
  package mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

  package mutating func between(_ low: Double, _ high: Double) -> Double {
    low + (high - low) * (Double(next() >> 11) * 0x1p-53)
  }

  /// Returns 1 or −1.
  package mutating func sign() -> Double { next() & 1 == 0 ? 1 : -1 }

  /// Returns true in `percent` of a hundred cases.
  package mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

  /// Returns one of the elements, which must not be none.
  package mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[below(elements.count)]
  }

  /// Returns up to `max` elements, each drawn from the pool.
  package mutating func some<Element>(_ pool: [Element], max: Int) -> [Element] {
    (0..<below(max + 1)).map { _ in pick(pool) }
  }

  /// Returns up to `max` distinct elements of the pool.
  package mutating func subset<Element>(_ pool: [Element], max: Int) -> [Element] {
    Array(pool.shuffled(using: &self).prefix(below(max + 1)))
  }

  /// Returns the numbers `0 ..< count` in random order.
  package mutating func permutation(_ count: Int) -> [Int] {
    var order = Array(0..<count)
    for index in order.indices.reversed() { order.swapAt(index, below(index + 1)) }
    return order
  }
}
