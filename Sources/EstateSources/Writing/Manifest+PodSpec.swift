import Estate

extension PodSpec {
  /// The pod specification as JSON.
  ///
  /// - Parameter restartPolicy: written where the API does not accept its default.
  func manifest(restartPolicy: String? = nil) -> JSONValue {
    .members([
      "serviceAccountName": .unlessEmpty(serviceAccountName),
      "automountServiceAccountToken": automountServiceAccountToken.map { .boolean($0) },
      "nodeName": .unlessEmpty(nodeName),
      "hostPID": .ifTrue(hostPID),
      "hostNetwork": .ifTrue(hostNetwork),
      "hostIPC": .ifTrue(hostIPC),
      "hostUsers": hostUsers.map { .boolean($0) },
      "containers": .array(manifests(of: .ordinary)),
      "initContainers": .unlessEmpty(manifests(of: .initial)),
      "ephemeralContainers": .unlessEmpty(manifests(of: .ephemeral)),
      "volumes": .unlessEmpty(volumes.map(\.manifest)),
      "imagePullSecrets": .unlessEmpty(imagePullSecrets.map { .named($0) }),
      "restartPolicy": restartPolicy.map { .string($0) },
    ])
  }

  private func manifests(of role: Container.Role) -> [JSONValue] {
    containers.filter { $0.role == role }.map(\.manifest)
  }
}

extension Container {
  fileprivate var manifest: JSONValue {
    let capabilities = JSONValue.members([
      "add": .unlessEmpty(capabilitiesAdded), "drop": .unlessEmpty(capabilitiesDropped),
    ])
    let context = JSONValue.members([
      "privileged": .ifTrue(privileged),
      "runAsUser": runAsUser.map { .integer($0) },
      "capabilities": capabilities == .object([:]) ? nil : capabilities,
    ])
    let sources = environmentSecrets.map { name -> JSONValue in
      .object(["secretRef": .named(name)])
    }
    return .members([
      "name": .string(name),
      "image": .unlessEmpty(image),
      "securityContext": context == .object([:]) ? nil : context,
      "volumeMounts": .unlessEmpty(mounts.map(\.manifest)),
      "envFrom": .unlessEmpty(sources),
    ])
  }
}

extension VolumeMount {
  fileprivate var manifest: JSONValue {
    .members([
      "name": .string(volume), "mountPath": .string(mountPath), "readOnly": .ifTrue(readOnly),
    ])
  }
}

extension Volume {
  fileprivate var manifest: JSONValue {
    let (field, value) = source.manifest
    return .members(["name": .string(name), field: value])
  }
}

extension Volume.Source {
  fileprivate var manifest: (field: String, value: JSONValue) {
    switch self {
    case .secret(let name): ("secret", .object(["secretName": .string(name)]))
    case .configMap(let name): ("configMap", .named(name))
    case .hostPath(let path): ("hostPath", .object(["path": .string(path)]))
    case .persistentVolumeClaim(let name):
      ("persistentVolumeClaim", .object(["claimName": .string(name)]))
    case .projected(let secrets, let tokens):
      (
        "projected",
        .object([
          "sources": .array(
            secrets.map { .object(["secret": .named($0)]) }
              + tokens.enumerated().map { $0.element.manifest(number: $0.offset) })
        ])
      )
    case .other(let field): (field, Self.required(by: field))
    }
  }

  /// What the API requires of the volume sources whose own settings are not kept.
  private static func required(by field: String) -> JSONValue {
    switch field {
    case "csi": .object(["driver": .string("unknown.example.com")])
    case "nfs": .object(["server": .string("unknown.example.com"), "path": .string("/")])
    case "ephemeral":
      .object([
        "volumeClaimTemplate": .object([
          "spec": .object([
            "accessModes": .strings(["ReadWriteOnce"]),
            "resources": .object(["requests": .object(["storage": .string("1Gi")])]),
          ])
        ])
      ])
    default: .object([:])
    }
  }
}

extension ProjectedToken {
  /// The token's source; its path is not kept, so one is made of its number.
  fileprivate func manifest(number: Int) -> JSONValue {
    .object([
      "serviceAccountToken": .members([
        "path": .string(number == 0 ? "token" : "token-\(number)"),
        "audience": .unlessEmpty(audience),
        "expirationSeconds": expirationSeconds.map { .integer($0) },
      ])
    ])
  }
}
