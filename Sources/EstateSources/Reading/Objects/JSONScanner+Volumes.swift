import Estate

extension JSONScanner {
  /// Reads one volume of a pod.
  static func readVolume(_ scanner: inout JSONScanner) throws(ImportError) -> Volume {
    // A volume without a source is an emptyDir: the API server's default.
    var volume = Volume(name: "", source: .other("emptyDir"))
    try scanner.members { scanner, key throws(ImportError) in
      if key == "name" {
        volume.name = try scanner.stringOrEmpty()
      } else if try !scanner.takeNull() {
        volume.source = try scanner.volumeSource(key)
      }
    }
    return volume
  }

  private mutating func volumeSource(_ field: String) throws(ImportError) -> Volume.Source {
    switch field {
    case "secret": return try secretSource()
    case "configMap":
      let reference = try optionalReference()
      return .configMap(name: reference.name, optional: reference.isOptional)
    case "hostPath": return .hostPath(path: try stringMember("path"))
    case "persistentVolumeClaim":
      return .persistentVolumeClaim(name: try stringMember("claimName"))
    case "projected": return try projectedSource()
    case "csi": return try csiSource()
    case "ephemeral": return try ephemeralSource()
    default:
      try skip()
      return .other(field)
    }
  }

  private mutating func secretSource() throws(ImportError) -> Volume.Source {
    var name = ""
    var isOptional = false
    try members { scanner, key throws(ImportError) in
      switch key {
      case "secretName": name = try scanner.stringOrEmpty()
      case "optional": isOptional = try scanner.booleanOrFalse()
      default: try scanner.skip()
      }
    }
    return .secret(name: name, optional: isOptional)
  }

  /// Reads a driver's name and its Secret; the driver's attributes may be secrets themselves.
  private mutating func csiSource() throws(ImportError) -> Volume.Source {
    var driver = ""
    var secret = ""
    try members { scanner, key throws(ImportError) in
      switch key {
      case "driver": driver = try scanner.stringOrEmpty()
      case "nodePublishSecretRef": secret = try scanner.stringMember("name")
      default: try scanner.skip()
      }
    }
    return .csi(driver: driver, secret: secret)
  }

  private mutating func ephemeralSource() throws(ImportError) -> Volume.Source {
    var storageClass: String?
    try members { scanner, key throws(ImportError) in
      guard key == "volumeClaimTemplate" else { return try scanner.skip() }
      try scanner.members { scanner, key throws(ImportError) in
        guard key == "spec" else { return try scanner.skip() }
        try scanner.members { scanner, key throws(ImportError) in
          guard key == "storageClassName" else { return try scanner.skip() }
          storageClass = try scanner.optionalString()
        }
      }
    }
    return .ephemeral(storageClass: storageClass)
  }

  private mutating func projectedSource() throws(ImportError) -> Volume.Source {
    var projection = Projection()
    try members { scanner, key throws(ImportError) in
      guard key == "sources" else { return try scanner.skip() }
      _ = try scanner.list { scanner throws(ImportError) in
        try scanner.members { scanner, key throws(ImportError) in
          try scanner.projectedSource(key, into: &projection)
        }
      }
    }
    return .projected(projection)
  }

  private mutating func projectedSource(
    _ field: String, into projection: inout Projection
  ) throws(ImportError) {
    if try takeNull() { return }
    switch field {
    case "secret":
      let reference = try optionalReference()
      projection.secrets.append(reference.name)
      if reference.isOptional { projection.optionalSecrets.append(reference.name) }
    case "configMap": projection.configMaps.append(try optionalReference().name)
    case "serviceAccountToken": projection.tokens.append(try projectedToken())
    default: try skip()
    }
  }

  private mutating func projectedToken() throws(ImportError) -> ProjectedToken {
    var token = ProjectedToken()
    try members { scanner, key throws(ImportError) in
      switch key {
      case "audience": token.audience = try scanner.stringOrEmpty()
      case "expirationSeconds": token.expirationSeconds = try scanner.optionalInteger()
      default: try scanner.skip()
      }
    }
    return token
  }
}
