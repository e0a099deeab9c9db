import TestSupport

/// Random JSON texts in every spelling that RFC 8259 allows.
struct RandomJSON {
  private var bits: SplitMix
  private(set) var text = ""

  static func text(seed: Int) -> String {
    var random = RandomJSON(bits: SplitMix(seed: UInt64(seed)))
    random.value(depth: 0)
    return random.text
  }

  private init(bits: SplitMix) {
    self.bits = bits
  }

  private mutating func value(depth: Int) {
    space()
    switch bits.below(depth < 5 ? 9 : 5) {
    case 0: text += "null"
    case 1: text += bits.chance(50) ? "true" : "false"
    case 2: string()
    case 3, 4: number()
    case 5, 6: array(depth)
    default: object(depth)
    }
    space()
  }

  private mutating func array(_ depth: Int) {
    text += "["
    let count = bits.below(5)
    for index in 0..<count {
      if index > 0 { text += "," }
      value(depth: depth + 1)
    }
    if count == 0 { space() }
    text += "]"
  }

  private mutating func object(_ depth: Int) {
    text += "{"
    let count = bits.below(5)
    for index in 0..<count {
      if index > 0 { text += "," }
      space()
      text += "\"k\(index)"
      characters(bits.below(3))
      text += "\""
      space()
      text += ":"
      value(depth: depth + 1)
    }
    if count == 0 { space() }
    text += "}"
  }

  private mutating func string() {
    text += "\""
    characters(bits.below(8))
    text += "\""
  }

  private mutating func characters(_ count: Int) {
    let pool = [
      "a", "Z", "0", " ", "/", "'", "é", "e\u{301}", "☃", "😀", "\u{2028}", "\u{7F}", "\u{FFFF}",
      "\\\"", "\\\\", "\\/", "\\b", "\\f", "\\n", "\\r", "\\t", "\\u0041", "\\u00e9", "\\u00E9",
      "\\u2028", "\\ud83d\\ude00", "\\u0000", "\\u001f", "\\uFFFD",
    ]
    for _ in 0..<count { text += bits.pick(pool) }
  }

  private mutating func number() {
    if bits.chance(40) { text += "-" }
    // Only exact doubles, on whose value every parser agrees.
    if bits.chance(20) {
      text += bits.pick(["123456789", "9007199254740991"])
      return
    }
    text += bits.pick(["0", "1", "7", "10"])
    if bits.chance(30) { text += bits.pick([".0", ".5", ".125", ".0625"]) }
    if bits.chance(20) { text += bits.pick(["e0", "E2", "e+3", "E-0"]) }
  }

  private mutating func space() {
    guard bits.chance(30) else { return }
    text += bits.pick([" ", "\n", "\t", "\r\n", "  \n "])
  }
}
