import Estate

/// A role that a subject holds, as rbac-police writes it.
struct PoliceRoleReference {
  var name = ""
  /// Empty for a ClusterRole.
  var namespace = ""
  /// Where the role holds; empty for the whole cluster.
  var effectiveNamespace = ""
}

/// A service account, node, user or group, as rbac-police writes it.
struct PoliceSubject {
  var name = ""
  /// Only for a service account.
  var namespace = ""
  var annotations: [String: String] = [:]
  var pods: [(node: String, names: [String])] = []
  var roles: [PoliceRoleReference] = []
}

extension JSONScanner {
  mutating func policeSubject() throws(ImportError) -> PoliceSubject {
    skipWhitespace()
    let start = offset
    var subject = PoliceSubject()
    try members { scanner, key throws(ImportError) in
      switch key {
      case "name": subject.name = try scanner.stringOrEmpty()
      case "namespace": subject.namespace = try scanner.stringOrEmpty()
      case "providerIAM": subject.annotations = try scanner.providerAnnotations()
      case "nodes": subject.pods = try scanner.list(Self.readPodNames)
      case "roles": subject.roles = try scanner.list(Self.readPoliceRole)
      default: try scanner.skip()
      }
    }
    guard !subject.name.isEmpty else {
      throw failure(expected: "an object with a name", found: "one without", at: start)
    }
    return subject
  }

  private static func readPodNames(
    _ scanner: inout JSONScanner
  ) throws(ImportError) -> (node: String, names: [String]) {
    var pods = (node: "", names: [String]())
    try scanner.members { scanner, key throws(ImportError) in
      switch key {
      case "name": pods.node = try scanner.stringOrEmpty()
      case "pods": pods.names = try scanner.strings()
      default: try scanner.skip()
      }
    }
    return pods
  }

  private static func readPoliceRole(
    _ scanner: inout JSONScanner
  ) throws(ImportError) -> PoliceRoleReference {
    scanner.skipWhitespace()
    let start = scanner.offset
    var role = PoliceRoleReference()
    try scanner.members { scanner, key throws(ImportError) in
      switch key {
      case "name": role.name = try scanner.stringOrEmpty()
      case "namespace": role.namespace = try scanner.stringOrEmpty()
      case "effectiveNamespace": role.effectiveNamespace = try scanner.stringOrEmpty()
      default: try scanner.skip()
      }
    }
    guard role.namespace.isEmpty || role.namespace.hasSameBytes(as: role.effectiveNamespace) else {
      throw scanner.failure(
        expected: "a Role to hold in its own namespace", found: "another", at: start)
    }
    return role
  }

  /// Reads the cloud identities of a service account as the annotations that name them.
  private mutating func providerAnnotations() throws(ImportError) -> [String: String] {
    var annotations: [String: String] = [:]
    try members { scanner, key throws(ImportError) in
      if let provider = CloudIdentity.Provider(rawValue: key) {
        annotations[provider.annotation] = try scanner.stringOrEmpty()
      } else {
        try scanner.skip()
      }
    }
    return annotations
  }

  /// Reads a version: an object today, a text in the tool's first releases.
  mutating func policeVersion() throws(ImportError) -> ServerVersion? {
    guard try kind() == .object else { return ServerVersion(gitVersion: try stringOrEmpty()) }
    var (whole, major, minor) = ("", "", "")
    try members { scanner, key throws(ImportError) in
      switch key {
      case "gitVersion": whole = try scanner.stringOrEmpty()
      case "major": major = try scanner.stringOrEmpty()
      case "minor": minor = try scanner.stringOrEmpty()
      default: try scanner.skip()
      }
    }
    return ServerVersion(gitVersion: whole) ?? ServerVersion(major: major, minor: minor)
  }
}
