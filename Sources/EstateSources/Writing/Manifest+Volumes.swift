import Estate

extension Volume {
  /// The volume as JSON.
  var manifest: JSONValue {
    let (field, value) = source.manifest
    return .members(["name": .string(name), field: value])
  }
}

extension Volume.Source {
  fileprivate var manifest: (field: String, value: JSONValue) {
    switch self {
    case .secret(let name, let optional):
      ("secret", .reference("secretName", name, optional: optional))
    case .configMap(let name, let optional):
      ("configMap", .reference("name", name, optional: optional))
    case .hostPath(let path): ("hostPath", .object(["path": .string(path)]))
    case .persistentVolumeClaim(let name):
      ("persistentVolumeClaim", .object(["claimName": .string(name)]))
    case .projected(let projection): ("projected", projection.manifest)
    case .csi(let driver, let secret):
      (
        "csi",
        .members([
          "driver": .string(driver),
          "nodePublishSecretRef": secret.isEmpty ? nil : .named(secret),
        ])
      )
    case .ephemeral(let storageClass):
      (
        "ephemeral",
        .object([
          "volumeClaimTemplate": .object(["spec": .claimSpec(storageClass: storageClass)])
        ])
      )
    case .other(let field): (field, VolumePlaceholder.value(of: field))
    }
  }
}

extension Projection {
  fileprivate var manifest: JSONValue {
    let secrets = secrets.map { name -> JSONValue in
      let isOptional = optionalSecrets.containsExactly(name)
      return .object(["secret": .reference("name", name, optional: isOptional)])
    }
    let maps = configMaps.map { JSONValue.object(["configMap": .named($0)]) }
    let tokens = tokens.enumerated().map { $0.element.manifest(number: $0.offset) }
    return .object(["sources": .array(secrets + maps + tokens)])
  }
}

extension ProjectedToken {
  /// The token's source; its path is not kept, so one is made of its number.
  fileprivate func manifest(number: Int) -> JSONValue {
    .object([
      "serviceAccountToken": .members([
        "path": .string(number == 0 ? "token" : "token-\(number)"),
        "audience": .unlessEmpty(audience),
        "expirationSeconds": expirationSeconds.map { .integer($0) },
      ])
    ])
  }
}

extension JSONValue {
  /// A reference by name, marked where what it names may be missing.
  static func reference(_ key: String, _ name: String, optional: Bool) -> JSONValue {
    .members([key: .string(name), "optional": .ifTrue(optional)])
  }

  /// What a claim asks for, of which size and access are not kept.
  static func claimSpec(storageClass: String?, volumeName: String = "") -> JSONValue {
    .members([
      "accessModes": .strings(["ReadWriteOnce"]),
      "resources": .object(["requests": .object(["storage": .string("1Gi")])]),
      "storageClassName": storageClass.map { .string($0) },
      "volumeName": .unlessEmpty(volumeName),
    ])
  }
}
