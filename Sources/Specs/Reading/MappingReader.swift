/// Reads a mapping whose keys are known.
struct MappingReader {
  let value: YAMLValue
  private let entries: [String: YAMLValue]
  private let names: [String]

  /// - Throws: `SpecificationError` when the value is no mapping or has a key that is not known.
  init(_ value: YAMLValue, keys known: [String]) throws(SpecificationError) {
    var entries: [String: YAMLValue] = [:]
    var names: [String] = []
    for entry in try value.entries() {
      guard known.contains(entry.name) else {
        throw entry.key.unknown(
          entry.name, among: known,
          expected: known.count == 1 ? "only the key " : "one of the keys ")
      }
      entries[entry.name] = entry.value
      names.append(entry.name)
    }
    self.value = value
    self.entries = entries
    self.names = names
  }

  func optional(_ key: String) -> YAMLValue? {
    entries[key]
  }

  func required(_ key: String) throws(SpecificationError) -> YAMLValue {
    if let value = entries[key] { return value }
    throw value.error(
      expected: "the key \(key)", found: names.isEmpty ? "no keys" : "only \(Quotation.list(names))"
    )
  }
}

extension YAMLValue {
  /// Returns an error about a name that is none of those known, with the one probably meant.
  func unknown(_ name: String, among known: [String], expected: String) -> SpecificationError {
    var found = Quotation.quote(name)
    if let nearest = NearestName.nearest(to: name, among: known) {
      found += "; did you mean \(nearest)?"
    }
    return error(expected: expected + Quotation.list(known), found: found)
  }
}
