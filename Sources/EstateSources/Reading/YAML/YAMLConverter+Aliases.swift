/// The value of a merge key while it is being written.
struct YAMLMerge {
  /// Where it starts in the output.
  let start: Int
  /// The line at which the output had arrived.
  let line: Int
  /// How many anchors had been declared.
  let anchors: Int
}

extension YAMLConverter {
  // MARK: Aliases

  /// Writes a copy of what an alias refers to, as a value or as a key.
  mutating func alias() throws(ImportError) {
    let isKey = awaitsKey
    startNode()
    let start = output.count
    switch anchors[events.anchor ?? ""] {
    case .value(let place): try copy(place)
    case .unknown:
      throw failure(expected: "an alias of an anchor before it", found: "one of no anchor")
    case .incomplete:
      throw failure(expected: "an alias of an anchor before it", found: "a value within itself")
    }
    guard isKey else { return try endValue() }
    try makeKey(from: start)
    try endKey(start..<output.count)
  }

  private mutating func copy(_ place: YAMLAnchors.Place) throws(ImportError) {
    let start = output.count
    switch place {
    case .output(let range):
      try countExpansion(range.count)
      output.appendCopy(of: range)
    case .aside(let range):
      try countExpansion(range.count)
      output.append(UnsafeRawBufferPointer(rebasing: aside.bytes[range]))
    }
    // Breaks in a copy would move all lines after it.
    output.removeLineBreaks(from: start)
  }

  private mutating func countExpansion(_ bytes: Int) throws(ImportError) {
    expandedBytes += bytes
    guard expandedBytes > Self.expansionMin + Self.expansionFactorMax * source.count else { return }
    throw failure(
      expected: "aliases that add at most \(Self.expansionFactorMax) times the file's own bytes",
      found: "more")
  }

  /// Turns the value at the end of the output into a key.
  private mutating func makeKey(from start: Int) throws(ImportError) {
    switch output.bytes[start] {
    case UInt8(ascii: "\""): break
    case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "n"):
      throw failure(expected: Self.keyExpectation, found: "an alias of something else")
    default:
      let number = String(decoding: output.bytes[start...], as: UTF8.self)
      output.truncate(to: start)
      output.append("\"" + number + "\"")
    }
  }

  // MARK: Merge keys

  /// Starts the value of `<<`, which is written like any other and then taken out again.
  mutating func startMerge() throws(ImportError) {
    let last = frames.count - 1
    guard frames[last].merged.isEmpty else {
      throw failure(expected: "each key once", found: "a second merge key")
    }
    frames[last].pendingMerge = YAMLMerge(
      start: output.count, line: line, anchors: anchors.count)
    frames[last].awaitsValue = true
  }

  /// Takes the value of a merge key out of the document, to be merged at the mapping's end.
  mutating func endMerge(_ merge: YAMLMerge) throws(ImportError) {
    let last = frames.count - 1
    let moved = putAside(from: merge.start)
    anchors.move(from: merge.anchors, by: moved.lowerBound - merge.start)
    line = merge.line
    frames[last].pendingMerge = nil
    frames[last].count -= 1
    let value = aside.bytes
    // What separates the value from its key comes first.
    let start = value[moved].firstIndex { $0 != 0x0A && $0 != UInt8(ascii: ":") }
    let mappings = start.flatMap { JSONParts.objects(in: value, from: $0) }
    guard let mappings else {
      throw failure(expected: "a mapping to merge, or a list of mappings", found: "something else")
    }
    // An empty list merges nothing, but the key has been there.
    frames[last].merged = mappings.isEmpty ? [moved.lowerBound..<moved.lowerBound] : mappings
  }

  /// Moves the end of the output aside.
  mutating func putAside(from start: Int) -> Range<Int> {
    let place = aside.count
    aside.append(UnsafeRawBufferPointer(rebasing: output.bytes[start...]))
    output.truncate(to: start)
    return place..<aside.count
  }

  /// Writes the members of a mapping put aside whose keys the current mapping does not have.
  mutating func writeMerged(_ mapping: Range<Int>) {
    guard !mapping.isEmpty else { return }
    let last = frames.count - 1
    for member in JSONParts.members(of: mapping, in: aside.bytes) {
      let start = output.count
      if frames[last].count > 0 { output.append(UInt8(ascii: ",")) }
      let key = output.count
      output.append(UnsafeRawBufferPointer(rebasing: aside.bytes[member.key]))
      guard keys.insert(key..<output.count, in: output.bytes) else {
        output.truncate(to: start)
        continue
      }
      output.append(UInt8(ascii: ":"))
      let value = output.count
      output.append(UnsafeRawBufferPointer(rebasing: aside.bytes[member.value]))
      output.removeLineBreaks(from: value)
      frames[last].count += 1
    }
  }
}
