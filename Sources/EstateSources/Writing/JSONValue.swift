/// A JSON value to be written.
package enum JSONValue: Sendable, Hashable {
  case null
  case boolean(Bool)
  case integer(Int)
  case string(String)
  case array([JSONValue])
  /// Written in order of the keys' bytes.
  case object([String: JSONValue])

  /// Makes an object, leaving out the members without a value.
  static func members(_ members: [String: JSONValue?]) -> JSONValue {
    .object(members.compactMapValues { $0 })
  }

  /// A string, or nothing when it is empty.
  static func unlessEmpty(_ string: String) -> JSONValue? {
    string.isEmpty ? nil : .string(string)
  }

  /// A list of strings, or nothing when it is empty.
  static func unlessEmpty(_ strings: [String]) -> JSONValue? {
    strings.isEmpty ? nil : .strings(strings)
  }

  /// A map of strings, or nothing when it is empty.
  static func unlessEmpty(_ map: [String: String]) -> JSONValue? {
    map.isEmpty ? nil : .object(map.mapValues { .string($0) })
  }

  /// A list, or nothing when it is empty.
  static func unlessEmpty(_ array: [JSONValue]) -> JSONValue? {
    array.isEmpty ? nil : .array(array)
  }

  /// An object of the members that have a value, or nothing when none has.
  static func unlessEmpty(members: [String: JSONValue?]) -> JSONValue? {
    let members = members.compactMapValues { $0 }
    return members.isEmpty ? nil : .object(members)
  }

  /// `true`, or nothing.
  static func ifTrue(_ boolean: Bool) -> JSONValue? {
    boolean ? .boolean(true) : nil
  }

  static func strings(_ strings: [String]) -> JSONValue {
    .array(strings.map { .string($0) })
  }

  /// An object with a `name`, as references are written.
  static func named(_ name: String) -> JSONValue {
    .object(["name": .string(name)])
  }
}
