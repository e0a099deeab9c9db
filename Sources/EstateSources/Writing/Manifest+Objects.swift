import Estate

extension Namespace {
  /// The Namespace as JSON.
  var manifest: JSONValue { metadata.object(apiVersion: "v1", kind: "Namespace") }
}

extension Node {
  /// The Node as JSON.
  var manifest: JSONValue {
    let taints = taints.map { taint -> JSONValue in
      .members([
        "key": .string(taint.key), "value": .unlessEmpty(taint.value),
        "effect": .string(taint.effect),
      ])
    }
    return metadata.object(
      apiVersion: "v1", kind: "Node",
      [
        "spec": .unlessEmpty(members: ["taints": .unlessEmpty(taints)]),
        "status": system == System() ? nil : .object(["nodeInfo": system.manifest]),
      ])
  }
}

extension Node.System {
  /// What the API requires of a node's report; what is not kept is empty.
  fileprivate var manifest: JSONValue {
    .object([
      "architecture": .string(""), "bootID": .string(""), "kernelVersion": .string(kernelVersion),
      "kubeProxyVersion": .string(""), "machineID": .string(""), "systemUUID": .string(""),
      "kubeletVersion": .string(kubeletVersion), "operatingSystem": .string(operatingSystem),
      "osImage": .string(osImage), "containerRuntimeVersion": .string(containerRuntime),
    ])
  }
}

extension ConfigMap {
  /// The ConfigMap as JSON; its data are not kept, but for those of `aws-auth`.
  var manifest: JSONValue {
    metadata.object(apiVersion: "v1", kind: "ConfigMap", ["data": awsAuth?.manifest])
  }
}

extension AWSAuth {
  /// The data of the ConfigMap: JSON, which is YAML, inside of strings.
  fileprivate var manifest: JSONValue {
    .members([
      "mapRoles": Self.text(of: roles.map { $0.manifest(arn: "rolearn") }),
      "mapUsers": Self.text(of: users.map { $0.manifest(arn: "userarn") }),
      "mapAccounts": Self.text(of: accounts.map { .string($0) }),
    ])
  }

  private static func text(of entries: [JSONValue]) -> JSONValue? {
    guard !entries.isEmpty else { return nil }
    return .string(String(decoding: JSONWriter.bytes(.array(entries)), as: UTF8.self))
  }
}

extension AWSAuth.Mapping {
  fileprivate func manifest(arn key: String) -> JSONValue {
    .members([
      key: .string(arn), "username": .unlessEmpty(username), "groups": .unlessEmpty(groups),
    ])
  }
}

extension ServiceAccount {
  /// The ServiceAccount as JSON.
  var manifest: JSONValue {
    metadata.object(
      apiVersion: "v1", kind: "ServiceAccount",
      [
        "automountServiceAccountToken": automountServiceAccountToken.map { .boolean($0) },
        "secrets": .unlessEmpty(secrets.map { .named($0) }),
        "imagePullSecrets": .unlessEmpty(imagePullSecrets.map { .named($0) }),
      ])
  }
}

extension Secret {
  /// The Secret as JSON; its values are not kept.
  var manifest: JSONValue {
    metadata.object(
      apiVersion: "v1", kind: "Secret",
      [
        "type": .string(type),
        "data": Self.requiredData[type].map { .object($0.mapValues { .string($0) }) },
      ])
  }

  /// Empty values under the keys that the API requires of a type, in base64.
  ///
  /// - Source: Kubernetes 1.36 `pkg/apis/core/validation`, `ValidateSecret`; `e30=` is `{}`.
  private static let requiredData: [String: [String: String]] = [
    "kubernetes.io/tls": ["tls.crt": "", "tls.key": ""],
    "kubernetes.io/ssh-auth": ["ssh-privatekey": ""],
    "kubernetes.io/basic-auth": ["username": "", "password": ""],
    "kubernetes.io/dockerconfigjson": [".dockerconfigjson": "e30="],
    "kubernetes.io/dockercfg": [".dockercfg": "e30="],
  ]
}
