import Estate

extension PodSpec {
  /// The pod specification as JSON.
  ///
  /// - Parameter restartPolicy: written where the API does not accept its default.
  func manifest(restartPolicy: String? = nil) -> JSONValue {
    var context = security.members
    context["sysctls"] = .unlessEmpty(
      sysctls.map { .object(["name": .string($0), "value": .string("0")]) })
    return .members([
      "serviceAccountName": .unlessEmpty(serviceAccountName),
      "automountServiceAccountToken": automountServiceAccountToken.map { .boolean($0) },
      "nodeName": .unlessEmpty(nodeName),
      "hostPID": .ifTrue(hostPID),
      "hostNetwork": .ifTrue(hostNetwork),
      "hostIPC": .ifTrue(hostIPC),
      "hostUsers": hostUsers.map { .boolean($0) },
      "shareProcessNamespace": .ifTrue(shareProcessNamespace),
      "runtimeClassName": .unlessEmpty(runtimeClassName),
      "securityContext": .unlessEmpty(members: context),
      "containers": .array(manifests(of: .ordinary)),
      "initContainers": .unlessEmpty(manifests(of: .initial, .sidecar)),
      "ephemeralContainers": .unlessEmpty(manifests(of: .ephemeral)),
      "volumes": .unlessEmpty(volumes.map(\.manifest)),
      "imagePullSecrets": .unlessEmpty(imagePullSecrets.map { .named($0) }),
      "restartPolicy": restartPolicy.map { .string($0) },
    ])
  }

  private func manifests(of roles: Container.Role...) -> [JSONValue] {
    containers.filter { roles.contains($0.role) }.map(\.manifest)
  }
}

extension SecurityContext {
  /// What a pod's and a container's security context have in common.
  fileprivate var members: [String: JSONValue?] {
    [
      "runAsUser": runAsUser.map { .integer($0) },
      "runAsNonRoot": runAsNonRoot.map { .boolean($0) },
      "seccompProfile": seccompProfile.map(Self.profile),
      "appArmorProfile": appArmorProfile.map(Self.profile),
      "seLinuxOptions": seLinux.map { options in
        .members([
          "user": .unlessEmpty(options.user), "role": .unlessEmpty(options.role),
          "type": .unlessEmpty(options.type),
        ])
      },
      "windowsOptions": hostProcess.map { .object(["hostProcess": .boolean($0)]) },
    ]
  }

  /// A profile; the name of a local one is required but not kept.
  private static func profile(_ type: String) -> JSONValue {
    .members([
      "type": .string(type),
      "localhostProfile": type == "Localhost" ? .string("unknown") : nil,
    ])
  }
}

extension Container {
  fileprivate var manifest: JSONValue {
    var context = security.members
    context["privileged"] = .ifTrue(privileged)
    context["allowPrivilegeEscalation"] = allowPrivilegeEscalation.map { .boolean($0) }
    context["procMount"] = .unlessEmpty(procMount)
    context["capabilities"] = .unlessEmpty(members: [
      "add": .unlessEmpty(capabilitiesAdded), "drop": .unlessEmpty(capabilitiesDropped),
    ])
    return .members([
      "name": .string(name),
      "image": .unlessEmpty(image),
      "restartPolicy": role == .sidecar ? .string("Always") : nil,
      "securityContext": .unlessEmpty(members: context),
      "ports": .unlessEmpty(ports.map(\.manifest)),
      "volumeMounts": .unlessEmpty(mounts.map(\.manifest)),
      "volumeDevices": .unlessEmpty(
        devices.enumerated().map { number, volume in
          // Where the device is in the container is required but not kept.
          .object(["name": .string(volume), "devicePath": .string("/dev/unknown-\(number)")])
        }),
      "envFrom": .unlessEmpty(environmentSources),
    ])
  }

  /// Whole objects read into the environment; which of their keys were is not kept.
  private var environmentSources: [JSONValue] {
    let secrets = environmentSecrets.map { name -> JSONValue in
      let isOptional = optionalEnvironmentSecrets.containsExactly(name)
      return .object(["secretRef": .reference("name", name, optional: isOptional)])
    }
    return secrets + environmentConfigMaps.map { .object(["configMapRef": .named($0)]) }
  }
}

extension ContainerPort {
  fileprivate var manifest: JSONValue {
    .members([
      "name": .unlessEmpty(name), "containerPort": .integer(number),
      "hostPort": hostPort.map { .integer($0) }, "protocol": .unlessEmpty(transport),
    ])
  }
}

extension VolumeMount {
  fileprivate var manifest: JSONValue {
    .members([
      "name": .string(volume), "mountPath": .string(mountPath), "readOnly": .ifTrue(readOnly),
      "recursiveReadOnly": .unlessEmpty(recursiveReadOnly),
      "subPath": subPath.contains("$(") ? nil : .unlessEmpty(subPath),
      "subPathExpr": subPath.contains("$(") ? .string(subPath) : nil,
      "mountPropagation": .unlessEmpty(propagation),
    ])
  }
}
