import Estate

extension ObjectMetadata {
  /// The metadata as JSON.
  func manifest(owner: OwnerReference? = nil) -> JSONValue {
    .members([
      "name": .string(name),
      "namespace": .unlessEmpty(namespace),
      "labels": .unlessEmpty(labels),
      "annotations": .unlessEmpty(annotations),
      "creationTimestamp": creationTimestamp.map { .string($0) },
      "ownerReferences": owner.map { .array([$0.manifest(in: namespace)]) },
    ])
  }

  /// A whole object: its type, this metadata and other fields.
  func object(
    apiVersion: String, kind: String, owner: OwnerReference? = nil,
    _ fields: [String: JSONValue?] = [:]
  ) -> JSONValue {
    var members = fields
    members["apiVersion"] = .string(apiVersion)
    members["kind"] = .string(kind)
    members["metadata"] = manifest(owner: owner)
    return .members(members)
  }
}

extension OwnerReference {
  fileprivate func manifest(in namespace: String) -> JSONValue {
    .members([
      "apiVersion": .string(apiVersion), "kind": .string(kind), "name": .string(name),
      "controller": .boolean(true),
      "uid": .string(DerivedUID.text(of: [apiVersion, kind, namespace, name])),
    ])
  }
}

/// A UID for references to objects whose real one is not kept; the API requires some value.
enum DerivedUID {
  /// The same names give the same UID: FNV-1a over the names, in the layout of a UUID.
  static func text(of names: [String]) -> String {
    let low = hash(names, basis: 0xCBF2_9CE4_8422_2325)
    let high = hash(names.reversed(), basis: low)
    let digits = Array(hexadecimal(high) + hexadecimal(low))
    let ends = [8, 12, 16, 20, 32]
    let starts = [0] + ends.dropLast()
    return zip(starts, ends).map { String(digits[$0..<$1]) }.joined(separator: "-")
  }

  private static func hash(_ names: [String], basis: UInt64) -> UInt64 {
    names.flatMap { Array($0.utf8) + [0] }.reduce(basis) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  private static func hexadecimal(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
