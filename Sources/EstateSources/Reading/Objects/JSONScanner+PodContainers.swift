import Estate

extension JSONScanner {
  mutating func containers(_ role: Container.Role) throws(ImportError) -> [Container] {
    try list { scanner throws(ImportError) in try scanner.container(role) }
  }

  private mutating func container(_ role: Container.Role) throws(ImportError) -> Container {
    var container = Container(name: "", role: role)
    var fromVariables = EnvironmentSources()
    var fromSources = EnvironmentSources()
    try members { scanner, key throws(ImportError) in
      switch key {
      case "name": container.name = try scanner.stringOrEmpty()
      case "image": container.image = try scanner.stringOrEmpty()
      case "restartPolicy":
        let keepsRunning = try scanner.optionalString() == "Always"
        if role == .initial && keepsRunning { container.role = .sidecar }
      case "securityContext": try scanner.securityContext(into: &container)
      case "ports": container.ports = try scanner.list(Self.readContainerPort)
      case "volumeMounts": container.mounts = try scanner.list(Self.readVolumeMount)
      case "volumeDevices":
        container.devices = try scanner.list { scanner throws(ImportError) in
          try scanner.stringMember("name")
        }
      case "env": fromVariables = try scanner.environmentVariables()
      case "envFrom": fromSources = try scanner.environmentSources()
      default: try scanner.skip()
      }
    }
    fromVariables.append(fromSources)
    container.environmentSecrets = fromVariables.secrets
    container.optionalEnvironmentSecrets = fromVariables.optionalSecrets
    container.environmentConfigMaps = fromVariables.configMaps
    return container
  }

  private static func readVolumeMount(
    _ scanner: inout JSONScanner
  ) throws(ImportError) -> VolumeMount {
    var mount = VolumeMount(volume: "", mountPath: "")
    try scanner.members { scanner, key throws(ImportError) in
      switch key {
      case "name": mount.volume = try scanner.stringOrEmpty()
      case "mountPath": mount.mountPath = try scanner.stringOrEmpty()
      case "readOnly": mount.readOnly = try scanner.booleanOrFalse()
      case "recursiveReadOnly": mount.recursiveReadOnly = try scanner.stringOrEmpty()
      case "subPath", "subPathExpr":
        // The API refuses both at once.
        if let path = try scanner.optionalString(), !path.isEmpty { mount.subPath = path }
      case "mountPropagation": mount.propagation = try scanner.stringOrEmpty()
      default: try scanner.skip()
      }
    }
    return mount
  }

  private static func readContainerPort(
    _ scanner: inout JSONScanner
  ) throws(ImportError) -> ContainerPort {
    var port = ContainerPort(number: 0)
    try scanner.members { scanner, key throws(ImportError) in
      switch key {
      case "name": port.name = try scanner.stringOrEmpty()
      case "containerPort": port.number = try scanner.optionalInteger() ?? 0
      case "hostPort": port.hostPort = try scanner.positiveInteger()
      case "protocol": port.transport = try scanner.stringOrEmpty()
      default: try scanner.skip()
      }
    }
    return port
  }

  // MARK: Environment

  private mutating func environmentVariables() throws(ImportError) -> EnvironmentSources {
    var sources = EnvironmentSources()
    try each { scanner, key throws(ImportError) in
      guard key == "valueFrom" else { return try scanner.skip() }
      try scanner.members { scanner, key throws(ImportError) in
        switch key {
        case "secretKeyRef": sources.add(secret: try scanner.optionalReference())
        case "configMapKeyRef": sources.add(configMap: try scanner.optionalReference())
        default: try scanner.skip()
        }
      }
    }
    return sources
  }

  private mutating func environmentSources() throws(ImportError) -> EnvironmentSources {
    var sources = EnvironmentSources()
    try each { scanner, key throws(ImportError) in
      switch key {
      case "secretRef": sources.add(secret: try scanner.optionalReference())
      case "configMapRef": sources.add(configMap: try scanner.optionalReference())
      default: try scanner.skip()
      }
    }
    return sources
  }

  /// Reads the members of each object of a list.
  private mutating func each(
    _ member: (inout JSONScanner, String) throws(ImportError) -> Void
  ) throws(ImportError) {
    if try takeNull() { return }
    try array { scanner throws(ImportError) in try scanner.members(member) }
  }

  /// Reads a reference that may be marked as optional.
  mutating func optionalReference() throws(ImportError) -> (name: String, isOptional: Bool) {
    var reference = (name: "", isOptional: false)
    try members { scanner, key throws(ImportError) in
      switch key {
      case "name": reference.name = try scanner.stringOrEmpty()
      case "optional": reference.isOptional = try scanner.booleanOrFalse()
      default: try scanner.skip()
      }
    }
    return reference
  }
}

/// The objects that an environment is made of, each once, in order of appearance.
private struct EnvironmentSources {
  private(set) var secrets: [String] = []
  private(set) var optionalSecrets: [String] = []
  private(set) var configMaps: [String] = []

  mutating func add(secret: (name: String, isOptional: Bool)) {
    guard !secret.name.isEmpty else { return }
    if !secrets.containsExactly(secret.name) {
      secrets.append(secret.name)
      if secret.isOptional { optionalSecrets.append(secret.name) }
    } else if !secret.isOptional {
      optionalSecrets.removeAll { $0.hasSameBytes(as: secret.name) }
    }
  }

  mutating func add(configMap: (name: String, isOptional: Bool)) {
    guard !configMap.name.isEmpty, !configMaps.containsExactly(configMap.name) else { return }
    configMaps.append(configMap.name)
  }

  mutating func append(_ other: EnvironmentSources) {
    for name in other.secrets {
      add(secret: (name, other.optionalSecrets.containsExactly(name)))
    }
    for name in other.configMaps { add(configMap: (name, false)) }
  }
}
