import Estate

extension Service {
  /// The Service as JSON; its address is for the cluster to choose.
  var manifest: JSONValue {
    metadata.object(
      apiVersion: "v1", kind: "Service",
      [
        "spec": .members([
          "type": .unlessEmpty(type),
          "selector": .unlessEmpty(selector),
          "ports": .unlessEmpty(ports.map(\.manifest)),
          "externalIPs": .unlessEmpty(externalIPs),
          "externalName": .unlessEmpty(externalName),
          "clusterIP": isHeadless ? .string("None") : nil,
        ])
      ])
  }
}

extension Service.Port {
  fileprivate var manifest: JSONValue {
    .members([
      "name": .unlessEmpty(name), "port": .integer(number),
      "targetPort": target.isEmpty ? nil : .port(target),
      "nodePort": nodePort.map { .integer($0) }, "protocol": .unlessEmpty(transport),
    ])
  }
}

extension EndpointSlice {
  /// The EndpointSlice as JSON; addresses are not kept, so each endpoint has that of nobody.
  ///
  /// - Source: RFC 5737: 192.0.2.0/24 is for documentation.
  var manifest: JSONValue {
    metadata.object(
      apiVersion: "discovery.k8s.io/v1", kind: "EndpointSlice",
      [
        "addressType": .string("IPv4"),
        "endpoints": .array(endpoints.map(\.manifest)),
        "ports": .unlessEmpty(ports.map(\.manifest)),
      ])
  }
}

extension EndpointSlice.Endpoint {
  fileprivate var manifest: JSONValue {
    .members([
      "addresses": .strings(["192.0.2.1"]),
      "nodeName": .unlessEmpty(nodeName),
      "targetRef": pod.map { pod in
        .members([
          "kind": .string("Pod"), "namespace": .unlessEmpty(pod.namespace),
          "name": .string(pod.name),
        ])
      },
    ])
  }
}

extension EndpointSlice.Port {
  fileprivate var manifest: JSONValue {
    .members([
      "name": .unlessEmpty(name), "port": number.map { .integer($0) },
      "protocol": .unlessEmpty(transport),
    ])
  }
}

extension Ingress {
  /// The Ingress as JSON; how paths are matched is not kept and left to the controller.
  var manifest: JSONValue {
    metadata.object(
      apiVersion: "networking.k8s.io/v1", kind: "Ingress",
      [
        "spec": .members([
          "ingressClassName": .unlessEmpty(className),
          "defaultBackend": defaultBackend.map(\.manifest),
          "rules": .unlessEmpty(routes.map(\.manifest)),
          "tls": .unlessEmpty(tlsSecrets.map { .object(["secretName": .string($0)]) }),
        ])
      ])
  }
}

extension Ingress.Route {
  fileprivate var manifest: JSONValue {
    .members([
      "host": .unlessEmpty(host),
      "http": .object([
        "paths": .array([
          .members([
            "path": .unlessEmpty(path), "pathType": .string("ImplementationSpecific"),
            "backend": backend.manifest,
          ])
        ])
      ]),
    ])
  }
}

extension Ingress.Backend {
  fileprivate var manifest: JSONValue {
    let port: JSONValue? =
      switch JSONValue.port(self.port) {
      case .string(""): nil
      case .integer(let number): .object(["number": .integer(number)])
      case let name: .object(["name": name])
      }
    return .object(["service": .members(["name": .string(service), "port": port])])
  }
}

extension JSONValue {
  /// A port: a number where the text is one, otherwise a name.
  static func port(_ text: String) -> JSONValue {
    guard let number = Int(text), String(number) == text else { return .string(text) }
    return .integer(number)
  }
}
