import Estate

extension Namespace {
  /// The Namespace as JSON.
  var manifest: JSONValue { metadata.object(apiVersion: "v1", kind: "Namespace") }
}

extension Node {
  /// The Node as JSON.
  var manifest: JSONValue { metadata.object(apiVersion: "v1", kind: "Node") }
}

extension ConfigMap {
  /// The ConfigMap as JSON; its data are not kept.
  var manifest: JSONValue { metadata.object(apiVersion: "v1", kind: "ConfigMap") }
}

extension ServiceAccount {
  /// The ServiceAccount as JSON.
  var manifest: JSONValue {
    metadata.object(
      apiVersion: "v1", kind: "ServiceAccount",
      ["automountServiceAccountToken": automountServiceAccountToken.map { .boolean($0) }])
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

extension Pod {
  /// The Pod as JSON.
  var manifest: JSONValue {
    metadata.object(apiVersion: "v1", kind: "Pod", owner: owner, ["spec": spec.manifest()])
  }
}

extension Workload {
  /// The workload as JSON, with placeholders where the API requires what is not kept.
  var manifest: JSONValue {
    metadata.object(apiVersion: apiVersion, kind: kind, ["spec": .members(spec)])
  }

  private var spec: [String: JSONValue?] {
    let count = replicas.map { JSONValue.integer($0) }
    let labels = JSONValue.unlessEmpty(templateLabels)
    let selector = labels.map { JSONValue.object(["matchLabels": $0]) }
    switch kind {
    case "Job": return ["template": podTemplate(restartPolicy: "Never")]
    case "CronJob":
      return [
        "schedule": .string("0 0 * * *"),
        "jobTemplate": .object([
          "spec": .object(["template": podTemplate(restartPolicy: "Never")])
        ]),
      ]
    case "DaemonSet": return ["selector": selector, "template": podTemplate()]
    case "ReplicationController":
      return ["replicas": count, "selector": labels, "template": podTemplate()]
    case "StatefulSet":
      return [
        "replicas": count, "selector": selector, "template": podTemplate(),
        "serviceName": .string(metadata.name),
      ]
    default: return ["replicas": count, "selector": selector, "template": podTemplate()]
    }
  }

  private func podTemplate(restartPolicy: String? = nil) -> JSONValue {
    let labels = JSONValue.unlessEmpty(templateLabels)
    return .members([
      "metadata": labels.map { .object(["labels": $0]) },
      "spec": template.manifest(restartPolicy: restartPolicy),
    ])
  }
}
