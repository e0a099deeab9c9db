import Estate

extension JSONScanner {
  /// Reads the `spec` of a NetworkPolicy, which is the same in all its API versions.
  ///
  /// Lists and the policy's own selector mean the same whether they are missing, `null` or empty.
  /// A peer's selectors do not: a missing one is no condition at all, an empty one picks everything.
  mutating func networkPolicySpec(into policy: inout NetworkPolicy) throws(ImportError) {
    try members { scanner, key throws(ImportError) in
      switch key {
      case "podSelector": policy.podSelector = try scanner.labelSelector()
      case "policyTypes":
        // The API server stores no other types.
        policy.policyTypes = try scanner.strings().compactMap { .init(rawValue: $0) }
      case "ingress": policy.ingress = try scanner.networkRules(peers: "from")
      case "egress": policy.egress = try scanner.networkRules(peers: "to")
      default: try scanner.skip()
      }
    }
  }

  /// - Parameter field: where the rules of this direction keep their peers.
  private mutating func networkRules(
    peers field: String
  ) throws(ImportError) -> [NetworkPolicy.Rule] {
    try list { scanner throws(ImportError) in
      var rule = NetworkPolicy.Rule()
      try scanner.members { scanner, key throws(ImportError) in
        switch key {
        case field: rule.peers = try scanner.list(Self.readNetworkPeer)
        case "ports": rule.ports = try scanner.list(Self.readNetworkPort)
        default: try scanner.skip()
        }
      }
      return rule
    }
  }

  private static func readNetworkPeer(
    _ scanner: inout JSONScanner
  ) throws(ImportError) -> NetworkPolicy.Peer {
    var namespaces: LabelSelector?
    var pods: LabelSelector?
    var block: NetworkPolicy.Peer?
    try scanner.members { scanner, key throws(ImportError) in
      switch key {
      case "namespaceSelector": namespaces = try scanner.optionalLabelSelector()
      case "podSelector": pods = try scanner.optionalLabelSelector()
      case "ipBlock": block = try scanner.addressBlock()
      default: try scanner.skip()
      }
    }
    // The API server stores no block beside a selector.
    return block ?? .pods(namespaces: namespaces, pods: pods)
  }

  private mutating func addressBlock() throws(ImportError) -> NetworkPolicy.Peer? {
    if try takeNull() { return nil }
    var cidr = ""
    var except: [String] = []
    try members { scanner, key throws(ImportError) in
      switch key {
      case "cidr": cidr = try scanner.stringOrEmpty()
      case "except": except = try scanner.strings()
      default: try scanner.skip()
      }
    }
    return .block(cidr: cidr, except: except)
  }

  private static func readNetworkPort(
    _ scanner: inout JSONScanner
  ) throws(ImportError) -> NetworkPolicy.Port {
    var port = NetworkPolicy.Port()
    try scanner.members { scanner, key throws(ImportError) in
      switch key {
      case "protocol": port.transport = try scanner.stringOrEmpty()
      case "port": port.port = try scanner.portText()
      case "endPort": port.endPort = try scanner.optionalInteger()
      default: try scanner.skip()
      }
    }
    return port
  }
}
