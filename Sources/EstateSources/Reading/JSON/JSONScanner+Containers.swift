extension JSONScanner {
  /// Reads an object; the closure must read or skip the value of each key.
  ///
  /// - Throws: also for a key that comes twice, and for more than ``SeenKeys/countMax`` keys.
  package mutating func object(
    _ member: (inout JSONScanner, String) throws(ImportError) -> Void
  ) throws(ImportError) {
    try require(.object)
    var seen = SeenKeys(self)
    try container(closedBy: UInt8(ascii: "}")) { scanner throws(ImportError) in
      let key = try scanner.key(&seen)
      try member(&scanner, scanner.text(of: key))
    }
    seen.remove(from: &self)
  }

  /// Reads the next key and its colon.
  private mutating func key(_ seen: inout SeenKeys) throws(ImportError) -> FieldKey {
    skipWhitespace()
    let start = offset
    guard byte == UInt8(ascii: "\"") else { throw failure(expected: "a key in double quotes") }
    let key = try fieldKey()
    try colon()
    guard seen.insert(key, &self) else {
      throw failure(
        expected: "each key once", found: "\"\(ShownKey(text(of: key)))\" a second time", at: start)
    }
    guard seen.count <= SeenKeys.countMax else {
      throw failure(
        expected: "at most \(SeenKeys.countMax) keys in an object", found: "one more", at: start)
    }
    return key
  }

  /// Reads an array; the closure must read or skip each element.
  package mutating func array(
    _ element: (inout JSONScanner) throws(ImportError) -> Void
  ) throws(ImportError) {
    try require(.array)
    try container(closedBy: UInt8(ascii: "]"), element)
  }

  /// Passes over the next value byte by byte, to say what is wrong with it and where.
  mutating func explain() throws(ImportError) {
    switch try kind() {
    case .string: _ = try skipString()
    case .number: try skipNumber()
    case .boolean: _ = try boolean()
    case .null: try literal("null")
    case .array:
      try container(closedBy: UInt8(ascii: "]")) { scanner throws(ImportError) in
        try scanner.explain()
      }
    case .object:
      try container(closedBy: UInt8(ascii: "}")) { scanner throws(ImportError) in
        scanner.skipWhitespace()
        guard scanner.byte == UInt8(ascii: "\"") else {
          throw scanner.failure(expected: "a key in double quotes")
        }
        _ = try scanner.skipString()
        try scanner.colon()
        try scanner.explain()
      }
    }
  }

  /// Reads what stands between the brackets of an object or array, commas included.
  private mutating func container(
    closedBy close: UInt8, _ member: (inout JSONScanner) throws(ImportError) -> Void
  ) throws(ImportError) {
    try descend()
    advance()
    skipWhitespace()
    if byte == close {
      advance()
      ascend()
      return
    }
    while true {
      try member(&self)
      skipWhitespace()
      if byte == UInt8(ascii: ",") {
        advance()
      } else if byte == close {
        advance()
        ascend()
        return
      } else {
        throw failure(expected: "a comma or \"\(Character(Unicode.Scalar(close)))\"")
      }
    }
  }

  private mutating func colon() throws(ImportError) {
    skipWhitespace()
    guard byte == UInt8(ascii: ":") else { throw failure(expected: "a colon after the key") }
    advance()
  }
}
