import Estate

/// What is read of an object's `metadata`.
struct ReadMetadata {
  var metadata = ObjectMetadata(name: "")
  /// The owner marked as controller.
  var controller: OwnerReference?
}

extension JSONScanner {
  /// Reads an object's `metadata`.
  ///
  /// - Parameter isSecret: whether the object is a Secret, of whose annotations few are read.
  mutating func objectMetadata(isSecret: Bool = false) throws(ImportError) -> ReadMetadata {
    var read = ReadMetadata()
    try members { scanner, key throws(ImportError) in
      switch key {
      case "name": read.metadata.name = try scanner.stringOrEmpty()
      case "namespace": read.metadata.namespace = try scanner.stringOrEmpty()
      case "labels": read.metadata.labels = try scanner.stringMap()
      case "annotations":
        read.metadata.annotations = try scanner.annotations(isSecret: isSecret)
      case "creationTimestamp": read.metadata.creationTimestamp = try scanner.optionalString()
      case "ownerReferences":
        let owners = try scanner.list { scanner throws(ImportError) in
          try scanner.ownerReference()
        }
        read.controller = owners.first(where: \.isController)?.owner
      default: try scanner.skip()
      }
    }
    return read
  }

  private mutating func ownerReference() throws(ImportError) -> (
    owner: OwnerReference, isController: Bool
  ) {
    var owner = OwnerReference(apiVersion: "", kind: "", name: "")
    var isController = false
    try members { scanner, key throws(ImportError) in
      switch key {
      case "apiVersion": owner.apiVersion = try scanner.stringOrEmpty()
      case "kind": owner.kind = try scanner.stringOrEmpty()
      case "name": owner.name = try scanner.stringOrEmpty()
      case "controller": isController = try scanner.booleanOrFalse()
      default: try scanner.skip()
      }
    }
    return (owner, isController)
  }
}
