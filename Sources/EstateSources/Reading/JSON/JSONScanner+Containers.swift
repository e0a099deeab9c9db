private import Estate

extension JSONScanner {
  /// Reads an object; the closure must read or skip the value of each key.
  ///
  /// - Throws: also for a key that comes twice.
  package mutating func object(
    _ member: (inout JSONScanner, String) throws(ImportError) -> Void
  ) throws(ImportError) {
    try require(.object)
    var keys = KeySet()
    try container(closedBy: UInt8(ascii: "}")) { scanner throws(ImportError) in
      scanner.skipWhitespace()
      let start = scanner.offset
      guard scanner.byte == UInt8(ascii: "\"") else {
        throw scanner.failure(expected: "a key in double quotes")
      }
      let key = try scanner.string()
      try scanner.colon()
      guard keys.insert(key) else {
        throw scanner.failure(
          expected: "each key once", found: "\"\(key)\" a second time", at: start)
      }
      try member(&scanner, key)
    }
  }

  /// Reads an array; the closure must read or skip each element.
  package mutating func array(
    _ element: (inout JSONScanner) throws(ImportError) -> Void
  ) throws(ImportError) {
    try require(.array)
    try container(closedBy: UInt8(ascii: "]"), element)
  }

  /// Passes over the next value, checking it without making any strings.
  package mutating func skip() throws(ImportError) {
    let kind = try kind()
    if isValidated && (kind == .object || kind == .array) {
      advance(by: input.endOfContainer(from: offset) - offset)
      return
    }
    switch kind {
    case .string: _ = try skipString()
    case .number: try skipNumber()
    case .boolean: _ = try boolean()
    case .null: try literal("null")
    case .array:
      try container(closedBy: UInt8(ascii: "]")) { scanner throws(ImportError) in
        try scanner.skip()
      }
    case .object:
      try container(closedBy: UInt8(ascii: "}")) { scanner throws(ImportError) in
        scanner.skipWhitespace()
        guard scanner.byte == UInt8(ascii: "\"") else {
          throw scanner.failure(expected: "a key in double quotes")
        }
        _ = try scanner.skipString()
        try scanner.colon()
        try scanner.skip()
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

/// The keys an object has had so far; a list while there are few.
private struct KeySet {
  private static let listMax = 24
  private var list: [String] = []
  private var set: Set<ExactString> = []

  /// Returns whether the key is new.
  mutating func insert(_ key: String) -> Bool {
    if list.count < Self.listMax {
      if list.containsExactly(key) { return false }
      list.append(key)
      return true
    }
    if set.isEmpty { set = Set(list.map { ExactString($0) }) }
    return set.insert(ExactString(key)).inserted
  }
}
