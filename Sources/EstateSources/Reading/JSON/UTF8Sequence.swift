/// Well-formed sequences of two to four bytes.
///
/// - Source: the Unicode Standard, table 3-7, well-formed UTF-8 byte sequences.
enum UTF8Sequence {
  /// How long the sequence is that starts at a place; `nil` when it is malformed.
  ///
  /// - Parameter place: four bytes must be readable, and those behind the text not be continuation
  ///   bytes.
  static func length(_ place: UnsafePointer<UInt8>) -> Int? {
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch place[0] {
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF:
      length = 3
      if place[0] == 0xE0 { second = 0xA0...0xBF }
      if place[0] == 0xED { second = 0x80...0x9F }
    case 0xF0...0xF4:
      length = 4
      if place[0] == 0xF0 { second = 0x90...0xBF }
      if place[0] == 0xF4 { second = 0x80...0x8F }
    default: return nil
    }
    guard second.contains(place[1]) else { return nil }
    for index in 2..<max(length, 2) where place[index] & 0xC0 != 0x80 { return nil }
    return length
  }
}
