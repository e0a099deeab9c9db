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
    case "secret": return .secret(name: try stringMember("secretName"))
    case "configMap": return .configMap(name: try stringMember("name"))
    case "hostPath": return .hostPath(path: try stringMember("path"))
    case "persistentVolumeClaim":
      return .persistentVolumeClaim(name: try stringMember("claimName"))
    case "projected": return try projectedSource()
    default:
      try skip()
      return .other(field)
    }
  }

  private mutating func projectedSource() throws(ImportError) -> Volume.Source {
    var secrets: [String] = []
    var tokens: [ProjectedToken] = []
    try members { scanner, key throws(ImportError) in
      guard key == "sources" else { return try scanner.skip() }
      _ = try scanner.list { scanner throws(ImportError) in
        try scanner.members { scanner, key throws(ImportError) in
          switch key {
          case "secret":
            if try !scanner.takeNull() { secrets.append(try scanner.stringMember("name")) }
          case "serviceAccountToken":
            if try !scanner.takeNull() { tokens.append(try scanner.projectedToken()) }
          default: try scanner.skip()
          }
        }
      }
    }
    return .projected(secrets: secrets, tokens: tokens)
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
