import TestSupport

/// Random damage to a dump.
struct DumpMutation {
  enum Kind: CaseIterable {
    case flip, cut, insert, remove, splice, repeatedMember, otherType
  }

  private var bits: SplitMix
  private var bytes: [UInt8]

  /// Returns a copy of the bytes with one to three changes of the given kind.
  static func damaged(_ bytes: [UInt8], _ kind: Kind, seed: Int) -> [UInt8] {
    var mutation = DumpMutation(bits: SplitMix(seed: UInt64(seed)), bytes: bytes)
    for _ in 0...mutation.bits.below(3) where !mutation.bytes.isEmpty { mutation.apply(kind) }
    return mutation.bytes
  }

  private mutating func apply(_ kind: Kind) {
    let place = bits.below(bytes.count)
    switch kind {
    case .flip: bytes[place] ^= 1 << UInt8(bits.below(8))
    case .cut: bytes.removeSubrange(place...)
    case .insert:
      let pool = Array("{}[],:\"\\ 0-.eEtfn\n\u{0}\u{1F}é".utf8) + [0x80, 0xC0, 0xED, 0xF4, 0xFF]
      bytes.insert(bits.pick(pool), at: place)
    case .remove: bytes.removeSubrange(place..<min(place + 1 + bits.below(8), bytes.count))
    case .splice:
      let from = bits.below(bytes.count)
      let part = Array(bytes[from..<min(from + 1 + bits.below(400), bytes.count)])
      bytes.replaceSubrange(place..<min(place + bits.below(400), bytes.count), with: part)
    case .repeatedMember: repeatMember()
    case .otherType: changeType()
    }
  }

  /// Writes a member twice that has a scalar or empty value.
  private mutating func repeatMember() {
    guard let colon = pickedColon(), let start = quote(before: colon - 1),
      let before = bytes[..<start].last(where: { $0 > 0x20 }), ",{".utf8.contains(before)
    else { return }
    let member = Array(bytes[start..<endOfScalar(from: colon + 1)])
    bytes.insert(contentsOf: member + [UInt8(ascii: ",")], at: start)
  }

  /// Gives a member with a scalar value a value of another type.
  private mutating func changeType() {
    guard let colon = pickedColon() else { return }
    let values = [
      "null", "true", "7", "-1.5e300", "99999999999999999999", "\"x\"", "\"\"", "{}", "[]",
      "[null]", "[[]]", "{\"name\":{}}", "{\"\":0}", "1e999",
    ]
    bytes.replaceSubrange(
      colon + 1..<endOfScalar(from: colon + 1), with: Array(bits.pick(values).utf8))
  }

  /// A colon that follows a quote, as after keys.
  private mutating func pickedColon() -> Int? {
    let start = bits.below(bytes.count)
    return (start..<bytes.count).first {
      $0 > 1 && bytes[$0] == UInt8(ascii: ":") && bytes[$0 - 1] == UInt8(ascii: "\"")
    }
  }

  private func quote(before end: Int) -> Int? {
    (1..<max(end, 1)).last { bytes[$0] == UInt8(ascii: "\"") }
  }

  private func endOfScalar(from colon: Int) -> Int {
    guard let start = bytes[colon...].firstIndex(where: { $0 > 0x20 }) else { return bytes.count }
    if bytes[start] == UInt8(ascii: "\"") {
      var end = start + 1
      while end < bytes.count, bytes[end] != UInt8(ascii: "\"") {
        end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1
      }
      return min(end + 1, bytes.count)
    }
    return (start..<bytes.count).first { ",}]".utf8.contains(bytes[$0]) } ?? bytes.count
  }
}
