import Estate

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

  /// Reads a whole number, of which 0 is the same as a missing one (ports).
  mutating func positiveInteger() throws(ImportError) -> Int? {
    let value = try optionalInteger()
    return value == 0 ? nil : value
  }

  /// Reads a port's number or name (`IntOrString`) as text; empty for `null`.
  mutating func portText() throws(ImportError) -> String {
    try kind() == .number ? String(try integer()) : try stringOrEmpty()
  }

  /// Reads a reference to an object of any namespace.
  mutating func namespacedName() throws(ImportError) -> NamespacedName {
    var name = NamespacedName(namespace: "", name: "")
    try members { scanner, key throws(ImportError) in
      switch key {
      case "namespace": name.namespace = try scanner.stringOrEmpty()
      case "name": name.name = try scanner.stringOrEmpty()
      default: try scanner.skip()
      }
    }
    return name
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
