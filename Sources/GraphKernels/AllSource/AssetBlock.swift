/// What the bits of one block of assets are worth.
///
/// Most words hold components of one class, equal in number and weight of their assets: what such a
/// word adds is that number or weight times its bits. The rest share *mixed* words.
struct AssetBlock: Sendable {
  /// Assets of each component of a word's class, 0 for mixed words; shape [BitRow.wordCount].
  var counts = BitRow()

  /// Their weight, 0 for mixed words; shape [BitRow.wordCount].
  var weights = BitRow()

  /// The mixed words.
  var mixedWords = 0..<0

  /// Assets and weight of each bit of the mixed words.
  var mixed: [AssetClass] = []

  /// Returns what the bits of a row are worth together.
  @inline(__always)
  func total(of row: BitRow) -> AssetClass {
    var total = AssetClass(
      count: row.weighted(by: counts), weight: row.weighted(by: weights))
    for word in mixedWords {
      var bits = row[word]
      while bits != 0 {
        let value = mixed[(word &- mixedWords.lowerBound) &* 64 &+ bits.trailingZeroBitCount]
        // The sum of all weights fits, so no part of it overflows.
        total.count &+= value.count
        total.weight &+= value.weight
        bits &= bits &- 1
      }
    }
    return total
  }
}

/// Number and weight of assets; components that are equal in both are of one class.
struct AssetClass: Sendable, Hashable {
  var count: UInt64
  var weight: UInt64
}
