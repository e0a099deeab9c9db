import Estate

extension PersistentVolume {
  /// The PersistentVolume as JSON; size and access, which are not kept, fit every claim written.
  var manifest: JSONValue {
    var spec: [String: JSONValue?] = [
      "accessModes": .strings(["ReadWriteOnce"]),
      "capacity": .object(["storage": .string("1Gi")]),
      "claimRef": claim.map(\.manifest),
      "storageClassName": .unlessEmpty(storageClass),
    ]
    switch source {
    case .hostPath(let path): spec["hostPath"] = .object(["path": .string(path)])
    case .local(let path):
      spec["local"] = .object(["path": .string(path)])
      // Which node's path it is is required but not kept.
      spec["nodeAffinity"] = Self.anyNode
    case .csi(let driver, let secrets):
      var members: [String: JSONValue] = secrets.mapValues(\.manifest)
      members["driver"] = .string(driver)
      members["volumeHandle"] = .string("unknown")
      spec["csi"] = .object(members)
    case .other(""): break
    case .other(let field): spec[field] = VolumePlaceholder.value(of: field)
    }
    return metadata.object(
      apiVersion: "v1", kind: "PersistentVolume", ["spec": .members(spec)])
  }

  private static let anyNode = JSONValue.object([
    "required": .object([
      "nodeSelectorTerms": .array([
        .object([
          "matchExpressions": .array([
            .object([
              "key": .string("kubernetes.io/hostname"), "operator": .string("Exists"),
            ])
          ])
        ])
      ])
    ])
  ])
}

extension PersistentVolumeClaim {
  /// The PersistentVolumeClaim as JSON, with the least size and access.
  var manifest: JSONValue {
    metadata.object(
      apiVersion: "v1", kind: "PersistentVolumeClaim",
      ["spec": .claimSpec(storageClass: storageClass, volumeName: volumeName)])
  }
}

extension NamespacedName {
  /// The reference as JSON.
  var manifest: JSONValue {
    .members(["namespace": .unlessEmpty(namespace), "name": .string(name)])
  }
}
