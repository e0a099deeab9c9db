import Estate

extension JSONScanner {
  /// Reads the `spec` of a PersistentVolume.
  mutating func persistentVolumeSpec(into volume: inout PersistentVolume) throws(ImportError) {
    try members { scanner, key throws(ImportError) in
      switch key {
      case "storageClassName": volume.storageClass = try scanner.stringOrEmpty()
      case "claimRef":
        volume.claim = try scanner.takeNull() ? nil : try scanner.namespacedName()
      case "capacity", "accessModes", "persistentVolumeReclaimPolicy", "mountOptions",
        "volumeMode", "nodeAffinity", "volumeAttributesClassName":
        try scanner.skip()
      default:
        // Whatever else a volume's specification holds is its source, of which there is one.
        if try !scanner.takeNull() { volume.source = try scanner.persistentVolumeSource(key) }
      }
    }
  }

  private mutating func persistentVolumeSource(
    _ field: String
  ) throws(ImportError) -> PersistentVolume.Source {
    switch field {
    case "hostPath": return .hostPath(path: try stringMember("path"))
    case "local": return .local(path: try stringMember("path"))
    case "csi": return try persistentVolumeDriver()
    default:
      try skip()
      return .other(field)
    }
  }

  /// Reads a driver's name and its Secrets; the driver's attributes may be secrets themselves.
  private mutating func persistentVolumeDriver() throws(ImportError) -> PersistentVolume.Source {
    var driver = ""
    var secrets: [String: NamespacedName] = [:]
    try members { scanner, key throws(ImportError) in
      switch key {
      case "driver": driver = try scanner.stringOrEmpty()
      case "controllerPublishSecretRef", "controllerExpandSecretRef", "nodeStageSecretRef",
        "nodePublishSecretRef", "nodeExpandSecretRef":
        if try !scanner.takeNull() { secrets[key] = try scanner.namespacedName() }
      default: try scanner.skip()
      }
    }
    return .csi(driver: driver, secrets: secrets)
  }

  /// Reads the `spec` of a PersistentVolumeClaim.
  mutating func persistentVolumeClaimSpec(
    into claim: inout PersistentVolumeClaim
  ) throws(ImportError) {
    try members { scanner, key throws(ImportError) in
      switch key {
      case "volumeName": claim.volumeName = try scanner.stringOrEmpty()
      case "storageClassName": claim.storageClass = try scanner.optionalString()
      default: try scanner.skip()
      }
    }
  }
}
