/// All the randomness of one unit of replication: draws by name instead of draws in turn.
///
/// A draw is a pure function of (seed, unit, purpose, entity, index). It does not depend on which
/// draws were made before it, so a policy that skips a draw shifts no other, and two policies that
/// share the seed meet the same world (common random numbers).
///
/// **Layout.** The Philox key is a 64-bit hash of (seed, unit). Counter words 0 and 1 are the
/// index, words 2 and 3 the exclusive or of the entity key and the purpose, which are hashed in
/// separate domains. Draws of one (purpose, entity) therefore never share a counter. Two different
/// pairs share one with probability 2⁻⁶⁴, so among n pairs a clash has probability about n² / 2⁶⁵
/// (3·10⁻⁸ for a million pairs); the two then draw equal numbers.
///
/// Each draw uses one uniform and each uniform one Philox block.
package struct RandomStreams: Sendable, Hashable {
  private let key: SIMD2<UInt32>

  /// Creates the streams of one unit.
  ///
  /// - Parameters:
  ///   - seed: The experiment's seed.
  ///   - unit: The number of the timeline or estate; never the policy, the cell or the thread.
  package init(seed: UInt64, unit: UInt64) {
    let hash = KeyChain.absorb(unit, into: seed, tag: 0, kind: .unit)
    key = SIMD2(UInt32(truncatingIfNeeded: hash), UInt32(truncatingIfNeeded: hash >> 32))
  }

  /// Returns 64 random bits.
  ///
  /// - Complexity: O(1), one Philox block; no allocation.
  @inline(__always)
  package func bits(_ purpose: StreamPurpose, _ entity: EntityKey, _ index: UInt64) -> UInt64 {
    Philox4x32.word64(low: index, high: entity.value ^ purpose.value, key: key)
  }

  /// Returns a uniform number strictly between 0 and 1.
  ///
  /// One of the 2⁵² odd multiples of 2⁻⁵³, all equally likely; `1 - u` is exact and is another of
  /// them, so the mirrored draw of an antithetic pair lies on the same grid.
  package func uniform(
    _ purpose: StreamPurpose, _ entity: EntityKey, _ index: UInt64
  ) -> Double {
    UnitInterval.point(bits: bits(purpose, entity, index))
  }

  /// Returns a whole number from 0 up to, but not including, a bound.
  ///
  /// The floor of bound × uniform, hence monotone in the uniform; for bounds up to 2³² no value is
  /// favoured by more than one part in 2²⁰.
  ///
  /// - Parameters:
  ///   - bound: How many values there are, from 1 to 2³².
  package func integer(
    below bound: Int, _ purpose: StreamPurpose, _ entity: EntityKey, _ index: UInt64
  ) -> Int {
    precondition(
      bound > 0 && bound <= 1 << 32, "the bound of a random whole number is from 1 to 2^32")
    return Int(Double(bound) * uniform(purpose, entity, index))
  }

  /// Returns one draw from a distribution, made of one uniform.
  package func draw(
    _ purpose: StreamPurpose, _ entity: EntityKey, _ index: UInt64,
    from distribution: Distribution
  ) -> Double {
    distribution.sample(uniform(purpose, entity, index))
  }

  /// Returns one draw from a distribution in whole seconds, made of one uniform.
  package func seconds(
    _ purpose: StreamPurpose, _ entity: EntityKey, _ index: UInt64,
    from distribution: Distribution
  ) -> Int64 {
    distribution.seconds(uniform(purpose, entity, index))
  }
}
