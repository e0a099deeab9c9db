import Estate

/// What is read of an object's `metadata`.
struct ReadMetadata {
  var metadata = ObjectMetadata(name: "")
  /// The owner marked as controller.
  var controller: OwnerReference?
}

extension JSONScanner {
  mutating func objectMetadata() throws(ImportError) -> ReadMetadata {
    var read = ReadMetadata()
    try members { scanner, key throws(ImportError) in
      switch key {
      case "name": read.metadata.name = try scanner.stringOrEmpty()
      case "namespace": read.metadata.namespace = try scanner.stringOrEmpty()
      case "labels": read.metadata.labels = try scanner.stringMap()
      case "annotations":
        read.metadata.annotations = try scanner.annotations()
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

  /// Reads the annotations that hold neither credentials nor whole objects.
  private mutating func annotations() throws(ImportError) -> [String: String] {
    var annotations: [String: String] = [:]
    try members { scanner, key throws(ImportError) in
      guard AnnotationFilter.mayRead(key) else { return try scanner.skip() }
      let value = try scanner.stringOrEmpty()
      if AnnotationFilter.mayKeep(value) { annotations[key] = value }
    }
    return annotations
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
