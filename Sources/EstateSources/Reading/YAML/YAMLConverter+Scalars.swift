extension YAMLConverter {
  /// Writes a scalar as a value or as a key.
  mutating func scalar() throws(ImportError) {
    if isMergeKey { return try startMerge() }
    let isKey = awaitsKey
    startNode()
    let scalar = try resolved()
    let start = output.count
    if isKey {
      try writeKey(scalar)
      return try endKey(start..<output.count)
    }
    try write(scalar)
    if let name = events.anchor {
      anchors.define(anchors.declare(name), as: .output(start..<output.count))
    }
    try endValue()
  }

  /// What the current scalar is, by its tag, its quotes or its text.
  private mutating func resolved() throws(ImportError) -> YAMLScalar {
    guard let tag = events.tag else {
      return events.isPlain ? YAMLScalar(plain: events.scalarText) : .string
    }
    guard let scalar = YAMLScalar(events.scalarText, tag: tag) else { throw unknownTag() }
    return scalar
  }

  private mutating func write(_ scalar: YAMLScalar) throws(ImportError) {
    if scalar == .string {
      output.appendJSONString(events.scalarText)
    } else if let json = scalar.json {
      output.append(json)
    } else {
      throw failure(
        expected: "a number that JSON can hold", found: "one that is infinite or no number")
    }
  }

  // MARK: Keys

  private static let mergeTag = YAMLScalar.tagPrefix + "merge"

  /// Whether the current scalar is `<<` in the place of a key, without quotes.
  private var isMergeKey: Bool {
    awaitsKey && (events.isPlain || events.tag == Self.mergeTag)
      && events.scalarText.elementsEqual([UInt8(ascii: "<"), UInt8(ascii: "<")])
  }

  private mutating func writeKey(_ scalar: YAMLScalar) throws(ImportError) {
    if let name = events.anchor {
      // Elsewhere an alias stands for the value: for 1, where the key is "1".
      let start = output.count
      try write(scalar)
      anchors.define(anchors.declare(name), as: .aside(putAside(from: start)))
    }
    if scalar == .string {
      output.appendJSONString(events.scalarText)
    } else if let key = scalar.key {
      output.append("\"" + key + "\"")
    } else {
      throw failure(expected: Self.keyExpectation, found: "an empty key or another number")
    }
  }

  /// Checks a key that has been written.
  mutating func endKey(_ key: Range<Int>) throws(ImportError) {
    guard keys.insert(key, in: output.bytes) else {
      throw failure(expected: "each key once", found: "the same key a second time")
    }
    frames[frames.count - 1].awaitsValue = true
  }
}

extension SecretBuffer {
  /// Adds a JSON string of UTF-8 text.
  mutating func appendJSONString(_ text: UnsafeRawBufferPointer) {
    reserve(text.count + 2)
    append(UInt8(ascii: "\""))
    var rest = text[...]
    while let stop = rest.firstIndex(where: Self.needsEscape) {
      append(UnsafeRawBufferPointer(rebasing: rest[..<stop]))
      appendEscape(of: rest[stop])
      rest = rest[(stop + 1)...]
    }
    append(UnsafeRawBufferPointer(rebasing: rest))
    append(UInt8(ascii: "\""))
  }

  private static func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private mutating func appendEscape(of byte: UInt8) {
    append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\n"): append(UInt8(ascii: "n"))
    case UInt8(ascii: "\t"): append(UInt8(ascii: "t"))
    case 0x00..<0x20:
      let digits: StaticString = "0123456789abcdef"
      append("u00")
      append(digits.utf8Start[Int(byte >> 4)])
      append(digits.utf8Start[Int(byte & 0x0F)])
    default: append(byte)
    }
  }
}
