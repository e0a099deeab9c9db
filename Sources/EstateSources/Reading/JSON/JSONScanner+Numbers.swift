extension JSONScanner {
  /// Reads a whole number that fits in 64 bits, written without fraction or exponent.
  package mutating func integer() throws(ImportError) -> Int {
    try require(.number)
    let start = offset
    try skipNumber()
    guard let value = Int(input.string(start..<offset)) else {
      throw failure(expected: "a whole number of 64 bits", found: "another number", at: start)
    }
    return value
  }

  /// Reads a number as it is written.
  package mutating func number() throws(ImportError) -> String {
    try require(.number)
    let start = offset
    try skipNumber()
    return input.string(start..<offset)
  }

  /// Passes over a number, checking it.
  mutating func skipNumber() throws(ImportError) {
    if byte == UInt8(ascii: "-") { advance() }
    if byte == UInt8(ascii: "0") {
      advance()
      if hasDigit { throw failure(expected: "no digit after a leading zero") }
    } else {
      try skipDigits()
    }
    if byte == UInt8(ascii: ".") {
      advance()
      try skipDigits()
    }
    if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
      advance()
      if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { advance() }
      try skipDigits()
    }
  }

  private var hasDigit: Bool {
    byte.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? false
  }

  private mutating func skipDigits() throws(ImportError) {
    guard hasDigit else { throw failure(expected: "a digit") }
    while hasDigit { advance() }
  }
}
