import Estate

extension JSONScanner {
  /// Reads the `spec` of an Ingress, of today's API version and of the former ones.
  mutating func ingressSpec(into ingress: inout Ingress) throws(ImportError) {
    try members { scanner, key throws(ImportError) in
      switch key {
      case "ingressClassName": ingress.className = try scanner.stringOrEmpty()
      case "defaultBackend", "backend": ingress.defaultBackend = try scanner.ingressBackend()
      case "rules": ingress.routes = try scanner.list(Self.readIngressRule).flatMap { $0 }
      case "tls":
        let secrets = try scanner.list { scanner throws(ImportError) in
          try scanner.stringMember("secretName")
        }
        ingress.tlsSecrets = secrets.filter { !$0.isEmpty }
      default: try scanner.skip()
      }
    }
  }

  /// Reads the routes of one host; those without a service are left out.
  private static func readIngressRule(
    _ scanner: inout JSONScanner
  ) throws(ImportError) -> [Ingress.Route] {
    var host = ""
    var paths: [(path: String, backend: Ingress.Backend?)] = []
    try scanner.members { scanner, key throws(ImportError) in
      switch key {
      case "host": host = try scanner.stringOrEmpty()
      case "http":
        try scanner.members { scanner, key throws(ImportError) in
          guard key == "paths" else { return try scanner.skip() }
          paths = try scanner.list(Self.readIngressPath)
        }
      default: try scanner.skip()
      }
    }
    return paths.compactMap { path, backend in
      backend.map { Ingress.Route(host: host, path: path, backend: $0) }
    }
  }

  private static func readIngressPath(
    _ scanner: inout JSONScanner
  ) throws(ImportError) -> (path: String, backend: Ingress.Backend?) {
    var path = ""
    var backend: Ingress.Backend?
    try scanner.members { scanner, key throws(ImportError) in
      switch key {
      case "path": path = try scanner.stringOrEmpty()
      case "backend": backend = try scanner.ingressBackend()
      default: try scanner.skip()
      }
    }
    return (path, backend)
  }

  private mutating func ingressBackend() throws(ImportError) -> Ingress.Backend? {
    var backend = Ingress.Backend(service: "")
    try members { scanner, key throws(ImportError) in
      switch key {
      case "serviceName": backend.service = try scanner.stringOrEmpty()
      case "servicePort": backend.port = try scanner.portText()
      case "service":
        try scanner.members { scanner, key throws(ImportError) in
          switch key {
          case "name": backend.service = try scanner.stringOrEmpty()
          case "port": backend.port = try scanner.backendPort()
          default: try scanner.skip()
          }
        }
      default: try scanner.skip()
      }
    }
    return backend.service.isEmpty ? nil : backend
  }

  private mutating func backendPort() throws(ImportError) -> String {
    var port = ""
    try members { scanner, key throws(ImportError) in
      switch key {
      case "name":
        if let name = try scanner.optionalString(), !name.isEmpty { port = name }
      case "number":
        if let number = try scanner.positiveInteger() { port = String(number) }
      default: try scanner.skip()
      }
    }
    return port
  }
}
