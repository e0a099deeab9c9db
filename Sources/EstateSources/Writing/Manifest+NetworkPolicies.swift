import Estate

extension NetworkPolicy {
  /// The NetworkPolicy as JSON.
  var manifest: JSONValue {
    metadata.object(
      apiVersion: "networking.k8s.io/v1", kind: "NetworkPolicy",
      [
        "spec": .members([
          // Older servers require it, even where it picks every pod.
          "podSelector": podSelector.manifest,
          "policyTypes": .unlessEmpty(policyTypes.map(\.rawValue)),
          "ingress": .unlessEmpty(ingress.map { $0.manifest(peers: "from") }),
          "egress": .unlessEmpty(egress.map { $0.manifest(peers: "to") }),
        ])
      ])
  }
}

extension NetworkPolicy.Rule {
  fileprivate func manifest(peers field: String) -> JSONValue {
    .members([
      field: .unlessEmpty(peers.map(\.manifest)), "ports": .unlessEmpty(ports.map(\.manifest)),
    ])
  }
}

extension NetworkPolicy.Peer {
  fileprivate var manifest: JSONValue {
    switch self {
    case .pods(let namespaces, let pods):
      .members([
        "namespaceSelector": namespaces.map(\.manifest), "podSelector": pods.map(\.manifest),
      ])
    case .block(let cidr, let except):
      .object(["ipBlock": .members(["cidr": .string(cidr), "except": .unlessEmpty(except)])])
    }
  }
}

extension NetworkPolicy.Port {
  fileprivate var manifest: JSONValue {
    .members([
      "protocol": .unlessEmpty(transport), "port": port.isEmpty ? nil : .port(port),
      "endPort": endPort.map { .integer($0) },
    ])
  }
}
