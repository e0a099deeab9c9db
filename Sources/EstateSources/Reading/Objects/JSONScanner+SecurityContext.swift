import Estate

extension JSONScanner {
  /// Reads a container's security context.
  mutating func securityContext(into container: inout Container) throws(ImportError) {
    try members { scanner, key throws(ImportError) in
      switch key {
      case "privileged": container.privileged = try scanner.booleanOrFalse()
      case "allowPrivilegeEscalation":
        container.allowPrivilegeEscalation = try scanner.optionalBoolean()
      case "procMount": container.procMount = try scanner.stringOrEmpty()
      case "capabilities":
        try scanner.members { scanner, key throws(ImportError) in
          switch key {
          case "add": container.capabilitiesAdded = try scanner.strings()
          case "drop": container.capabilitiesDropped = try scanner.strings()
          default: try scanner.skip()
          }
        }
      default:
        if try !scanner.readShared(key, into: &container.security) { try scanner.skip() }
      }
    }
  }

  /// Reads the value of a key that pods and containers share; returns whether there is such a key.
  mutating func readShared(
    _ key: String, into context: inout SecurityContext
  ) throws(ImportError) -> Bool {
    switch key {
    case "runAsUser": context.runAsUser = try optionalInteger()
    case "runAsNonRoot": context.runAsNonRoot = try optionalBoolean()
    case "seccompProfile": context.seccompProfile = try profileType()
    case "appArmorProfile": context.appArmorProfile = try profileType()
    case "seLinuxOptions": context.seLinux = try seLinuxOptions()
    case "windowsOptions": context.hostProcess = try hostProcess()
    default: return false
    }
    return true
  }

  private mutating func profileType() throws(ImportError) -> String? {
    let type = try stringMember("type")
    return type.isEmpty ? nil : type
  }

  private mutating func seLinuxOptions() throws(ImportError) -> SELinuxOptions? {
    if try takeNull() { return nil }
    var options = SELinuxOptions()
    try members { scanner, key throws(ImportError) in
      switch key {
      case "user": options.user = try scanner.stringOrEmpty()
      case "role": options.role = try scanner.stringOrEmpty()
      case "type": options.type = try scanner.stringOrEmpty()
      default: try scanner.skip()
      }
    }
    return options
  }

  private mutating func hostProcess() throws(ImportError) -> Bool? {
    var hostProcess: Bool?
    try members { scanner, key throws(ImportError) in
      if key == "hostProcess" {
        hostProcess = try scanner.optionalBoolean()
      } else {
        try scanner.skip()
      }
    }
    return hostProcess
  }
}
