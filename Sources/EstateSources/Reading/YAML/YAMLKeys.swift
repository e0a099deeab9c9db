/// The keys of the mappings that are open, as ranges of the JSON written so far.
///
/// Few keys are compared one by one; where a mapping has many, a table of hashes leads to them.
struct YAMLKeys {
  private static let listMax = 16

  private var ranges: [Range<Int>] = []
  private var mappings: [Mapping] = []

  private struct Mapping {
    let start: Int
    /// Places in `ranges` by hash; empty while the keys are few.
    var places: [Int: Int] = [:]
    /// Whether two different keys share a hash, so that the table is no help.
    var isAmbiguous = false
  }

  /// Starts the keys of a mapping within the current one.
  mutating func open() {
    mappings.append(Mapping(start: ranges.count))
  }

  /// Forgets the keys of the current mapping.
  mutating func close() {
    guard let mapping = mappings.popLast() else { return }
    ranges.removeSubrange(mapping.start...)
  }

  /// Forgets everything.
  mutating func removeAll() {
    ranges.removeAll(keepingCapacity: true)
    mappings.removeAll(keepingCapacity: true)
  }

  /// Adds a key to the current mapping; returns whether it is new there.
  ///
  /// - Complexity: O(1) on average.
  mutating func insert(_ key: Range<Int>, in bytes: UnsafeRawBufferPointer) -> Bool {
    let last = mappings.count - 1
    let start = mappings[last].start
    if ranges.count - start < Self.listMax || mappings[last].isAmbiguous {
      if ranges[start...].contains(where: { Self.isSame($0, key, bytes) }) { return false }
    } else {
      if mappings[last].places.isEmpty {
        for place in start..<ranges.count {
          mappings[last].places[Self.hash(ranges[place], bytes)] = place
        }
      }
      let hash = Self.hash(key, bytes)
      if let place = mappings[last].places[hash] {
        if Self.isSame(ranges[place], key, bytes) { return false }
        mappings[last].isAmbiguous = true
        return insert(key, in: bytes)
      }
      mappings[last].places[hash] = ranges.count
    }
    ranges.append(key)
    return true
  }

  private static func isSame(
    _ left: Range<Int>, _ right: Range<Int>, _ bytes: UnsafeRawBufferPointer
  ) -> Bool {
    left.count == right.count && bytes[left].elementsEqual(bytes[right])
  }

  private static func hash(_ range: Range<Int>, _ bytes: UnsafeRawBufferPointer) -> Int {
    var hasher = Hasher()
    hasher.combine(bytes: UnsafeRawBufferPointer(rebasing: bytes[range]))
    return hasher.finalize()
  }
}
