import Estate

extension JSONScanner {
  mutating func podSpec() throws(ImportError) -> PodSpec {
    var spec = PodSpec()
    var accountAlias = ""
    var groups: [Container.Role: [Container]] = [:]
    try members { scanner, key throws(ImportError) in
      switch key {
      case "serviceAccountName": spec.serviceAccountName = try scanner.stringOrEmpty()
      case "serviceAccount": accountAlias = try scanner.stringOrEmpty()
      case "automountServiceAccountToken":
        spec.automountServiceAccountToken = try scanner.optionalBoolean()
      case "nodeName": spec.nodeName = try scanner.stringOrEmpty()
      case "hostPID": spec.hostPID = try scanner.booleanOrFalse()
      case "hostNetwork": spec.hostNetwork = try scanner.booleanOrFalse()
      case "hostIPC": spec.hostIPC = try scanner.booleanOrFalse()
      case "hostUsers": spec.hostUsers = try scanner.optionalBoolean()
      case "shareProcessNamespace": spec.shareProcessNamespace = try scanner.booleanOrFalse()
      case "runtimeClassName": spec.runtimeClassName = try scanner.stringOrEmpty()
      case "securityContext": try scanner.podSecurityContext(into: &spec)
      case "containers": groups[.ordinary] = try scanner.containers(.ordinary)
      case "initContainers": groups[.initial] = try scanner.containers(.initial)
      case "ephemeralContainers": groups[.ephemeral] = try scanner.containers(.ephemeral)
      case "volumes": spec.volumes = try scanner.list(Self.readVolume)
      case "imagePullSecrets": spec.imagePullSecrets = try scanner.list(Self.readName)
      default: try scanner.skip()
      }
    }
    if spec.serviceAccountName.isEmpty { spec.serviceAccountName = accountAlias }
    spec.containers = [Container.Role.ordinary, .initial, .ephemeral].flatMap { groups[$0] ?? [] }
    return spec
  }

  /// Reads the `name` in a reference to another object.
  static func readName(_ scanner: inout JSONScanner) throws(ImportError) -> String {
    try scanner.stringMember("name")
  }

  private mutating func podSecurityContext(into spec: inout PodSpec) throws(ImportError) {
    try members { scanner, key throws(ImportError) in
      if key == "sysctls" {
        spec.sysctls = try scanner.list(Self.readName)
      } else if try !scanner.readShared(key, into: &spec.security) {
        try scanner.skip()
      }
    }
  }
}
