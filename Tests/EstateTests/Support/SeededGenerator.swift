/// SplitMix64 with a fixed seed, so that a failing case can be had again.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  /// Up to `max` elements, each drawn from the pool.
  mutating func some<Element>(_ pool: [Element], max: Int) -> [Element] {
    (0..<Int.random(in: 0...max, using: &self)).map { _ in one(pool) }
  }

  mutating func one<Element>(_ pool: [Element]) -> Element {
    pool[Int.random(in: 0..<pool.count, using: &self)]
  }
}
