/// Up to 64 joins of equal need and number of inputs, one lane each.
///
/// One word per input position, then one word for the joins themselves.
struct JoinPlanes: Sendable {
  let inputWords: Range<Int>
  let need: Int
  /// By lane.
  let joins: [UInt32]

  /// With its own word, a lane of so many inputs fills a block.
  static let mostInputs = BitRow.wordCount - 1

  var ownWord: Int { inputWords.upperBound }

  /// Returns the lanes in which at least `need` inputs are held.
  @inline(__always)
  func enabled(in row: BitRow) -> UInt64 {
    need == inputWords.count ? allHeld(in: row) : counted(in: row)
  }

  @inline(__always)
  private func allHeld(in row: BitRow) -> UInt64 {
    var all = UInt64.max
    for word in inputWords { all &= row[word] }
    return all
  }

  /// Counts all lanes at once in binary, least digit first.
  ///
  /// Every lane starts at 32 − need, so it has reached its need once the digit of 32 is set; that
  /// digit stays, since no lane gets to 64.
  private func counted(in row: BitRow) -> UInt64 {
    let start = BitRow.wordCount - need
    var digits = SIMD8<UInt64>()
    for digit in 0..<6 where start >> digit & 1 == 1 { digits[digit] = .max }
    for word in inputWords {
      var carry = row[word]
      var digit = 0
      while carry != 0 && digit < 6 {
        let old = digits[digit]
        digits[digit] = old ^ carry
        carry &= old
        digit += 1
      }
    }
    return digits[5]
  }
}

/// A join with words of its own: its own bit, then those of its inputs.
struct JoinField: Sendable {
  let words: Range<Int>
  let need: Int
  let join: UInt32

  static func wordCount(inputCount: Int) -> Int { (inputCount + 64) / 64 }

  /// Returns whether at least `need` inputs are held and the join is not.
  @inline(__always)
  func isEnabled(in row: BitRow) -> Bool {
    guard row[words.lowerBound] & 1 == 0 else { return false }
    var held = 0
    for word in words { held += row[word].nonzeroBitCount }
    return held >= need
  }
}
