import Estate

extension JSONScanner {
  mutating func podSpec() throws(ImportError) -> PodSpec {
    var spec = PodSpec()
    var accountAlias = ""
    var runAsUser: Int?
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
      case "securityContext": runAsUser = try scanner.securityContext().runAsUser
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
    for index in spec.containers.indices where spec.containers[index].runAsUser == nil {
      spec.containers[index].runAsUser = runAsUser
    }
    return spec
  }

  /// Reads the `name` in a reference to another object.
  static func readName(_ scanner: inout JSONScanner) throws(ImportError) -> String {
    try scanner.stringMember("name")
  }

  private mutating func containers(
    _ role: Container.Role
  ) throws(ImportError) -> [Container] {
    try list { scanner throws(ImportError) in try scanner.container(role) }
  }

  private mutating func container(_ role: Container.Role) throws(ImportError) -> Container {
    var container = Container(name: "", role: role)
    var fromVariables: [String] = []
    var fromSources: [String] = []
    try members { scanner, key throws(ImportError) in
      switch key {
      case "name": container.name = try scanner.stringOrEmpty()
      case "image": container.image = try scanner.stringOrEmpty()
      case "securityContext":
        let context = try scanner.securityContext()
        container.privileged = context.privileged
        container.runAsUser = context.runAsUser
        container.capabilitiesAdded = context.added
        container.capabilitiesDropped = context.dropped
      case "volumeMounts":
        container.mounts = try scanner.list { scanner throws(ImportError) in
          try scanner.volumeMount()
        }
      case "env":
        fromVariables = try scanner.secretNames("valueFrom", "secretKeyRef")
      case "envFrom": fromSources = try scanner.secretNames("secretRef")
      default: try scanner.skip()
      }
    }
    for name in fromVariables + fromSources
    where !container.environmentSecrets.contains(name) {
      container.environmentSecrets.append(name)
    }
    return container
  }

  private mutating func volumeMount() throws(ImportError) -> VolumeMount {
    var mount = VolumeMount(volume: "", mountPath: "")
    try members { scanner, key throws(ImportError) in
      switch key {
      case "name": mount.volume = try scanner.stringOrEmpty()
      case "mountPath": mount.mountPath = try scanner.stringOrEmpty()
      case "readOnly": mount.readOnly = try scanner.booleanOrFalse()
      default: try scanner.skip()
      }
    }
    return mount
  }

  /// Reads the names of the secrets that a list refers to, each by the fields that lead to it.
  private mutating func secretNames(_ fields: String...) throws(ImportError) -> [String] {
    let names = try list { scanner throws(ImportError) in
      try scanner.referredName(fields[...])
    }
    return names.filter { !$0.isEmpty }
  }

  private mutating func referredName(_ fields: ArraySlice<String>) throws(ImportError) -> String {
    guard let field = fields.first else { return try stringMember("name") }
    var name = ""
    try members { scanner, key throws(ImportError) in
      if key == field {
        name = try scanner.referredName(fields.dropFirst())
      } else {
        try scanner.skip()
      }
    }
    return name
  }

  /// What a security context says, of a container or (only `runAsUser`) of a pod.
  private mutating func securityContext() throws(ImportError) -> (
    privileged: Bool, runAsUser: Int?, added: [String], dropped: [String]
  ) {
    var context = (privileged: false, runAsUser: Int?.none, added: [String](), dropped: [String]())
    try members { scanner, key throws(ImportError) in
      switch key {
      case "privileged": context.privileged = try scanner.booleanOrFalse()
      case "runAsUser": context.runAsUser = try scanner.optionalInteger()
      case "capabilities":
        try scanner.members { scanner, key throws(ImportError) in
          switch key {
          case "add": context.added = try scanner.strings()
          case "drop": context.dropped = try scanner.strings()
          default: try scanner.skip()
          }
        }
      default: try scanner.skip()
      }
    }
    return context
  }
}
