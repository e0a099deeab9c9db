/// Reading of fields as the API machinery does: `null` is the same as a missing value.
extension JSONScanner {
  mutating func optionalString() throws(ImportError) -> String? {
    try takeNull() ? nil : try string()
  }

  mutating func stringOrEmpty() throws(ImportError) -> String {
    try optionalString() ?? ""
  }

  mutating func optionalBoolean() throws(ImportError) -> Bool? {
    try takeNull() ? nil : try boolean()
  }

  mutating func booleanOrFalse() throws(ImportError) -> Bool {
    try optionalBoolean() ?? false
  }

  mutating func optionalInteger() throws(ImportError) -> Int? {
    try takeNull() ? nil : try integer()
  }

  /// Reads an object's members; nothing for `null`.
  mutating func members(
    _ member: (inout JSONScanner, String) throws(ImportError) -> Void
  ) throws(ImportError) {
    if try takeNull() { return }
    try object(member)
  }

  /// Reads a list; empty for `null`.
  mutating func list<Element>(
    _ element: (inout JSONScanner) throws(ImportError) -> Element
  ) throws(ImportError) -> [Element] {
    if try takeNull() { return [] }
    var elements: [Element] = []
    try array { scanner throws(ImportError) in
      elements.append(try element(&scanner))
    }
    return elements
  }

  mutating func strings() throws(ImportError) -> [String] {
    try list { scanner throws(ImportError) in try scanner.stringOrEmpty() }
  }

  /// Reads a map of strings.
  mutating func stringMap() throws(ImportError) -> [String: String] {
    var map: [String: String] = [:]
    try members { scanner, key throws(ImportError) in
      map[key] = try scanner.stringOrEmpty()
    }
    return map
  }

  /// Reads one string member of an object, such as the name in a reference; empty when missing.
  mutating func stringMember(_ name: String) throws(ImportError) -> String {
    var value = ""
    try members { scanner, key throws(ImportError) in
      if key == name { value = try scanner.stringOrEmpty() } else { try scanner.skip() }
    }
    return value
  }
}
