import Estate

extension JSONScanner {
  /// Reads the `spec` of a Service.
  mutating func serviceSpec(into service: inout Service) throws(ImportError) {
    try members { scanner, key throws(ImportError) in
      switch key {
      case "type": service.type = try scanner.stringOrEmpty()
      case "selector": service.selector = try scanner.stringMap()
      case "ports": service.ports = try scanner.list(Self.readServicePort)
      case "externalIPs": service.externalIPs = try scanner.strings()
      case "externalName": service.externalName = try scanner.stringOrEmpty()
      case "clusterIP": service.isHeadless = try scanner.stringOrEmpty() == "None"
      default: try scanner.skip()
      }
    }
  }

  private static func readServicePort(
    _ scanner: inout JSONScanner
  ) throws(ImportError) -> Service.Port {
    var port = Service.Port(number: 0)
    try scanner.members { scanner, key throws(ImportError) in
      switch key {
      case "name": port.name = try scanner.stringOrEmpty()
      case "port": port.number = try scanner.optionalInteger() ?? 0
      case "targetPort": port.target = try scanner.portText()
      case "nodePort": port.nodePort = try scanner.positiveInteger()
      case "protocol": port.transport = try scanner.stringOrEmpty()
      default: try scanner.skip()
      }
    }
    return port
  }

  // MARK: Endpoint slices

  /// Reads the `endpoints` of an EndpointSlice.
  static func readEndpoints(
    _ scanner: inout JSONScanner
  ) throws(ImportError) -> [EndpointSlice.Endpoint] {
    try scanner.list { scanner throws(ImportError) in
      var endpoint = EndpointSlice.Endpoint(pod: nil)
      try scanner.members { scanner, key throws(ImportError) in
        switch key {
        case "nodeName": endpoint.nodeName = try scanner.stringOrEmpty()
        case "targetRef": endpoint.pod = try scanner.podReference()
        default: try scanner.skip()
        }
      }
      return endpoint
    }
  }

  /// Reads a reference to any object; `nil` for one that is no pod.
  private mutating func podReference() throws(ImportError) -> NamespacedName? {
    if try takeNull() { return nil }
    var kind = ""
    var pod = NamespacedName(namespace: "", name: "")
    try members { scanner, key throws(ImportError) in
      switch key {
      case "kind": kind = try scanner.stringOrEmpty()
      case "namespace": pod.namespace = try scanner.stringOrEmpty()
      case "name": pod.name = try scanner.stringOrEmpty()
      default: try scanner.skip()
      }
    }
    return kind == ObjectKind.pod.rawValue ? pod : nil
  }

  /// Reads the `ports` of an EndpointSlice.
  static func readEndpointPorts(
    _ scanner: inout JSONScanner
  ) throws(ImportError) -> [EndpointSlice.Port] {
    try scanner.list { scanner throws(ImportError) in
      var port = EndpointSlice.Port(number: nil)
      try scanner.members { scanner, key throws(ImportError) in
        switch key {
        case "name": port.name = try scanner.stringOrEmpty()
        case "port": port.number = try scanner.optionalInteger()
        case "protocol": port.transport = try scanner.stringOrEmpty()
        default: try scanner.skip()
        }
      }
      return port
    }
  }
}
