import Estate

extension Pod {
  /// The Pod as JSON.
  var manifest: JSONValue {
    metadata.object(
      apiVersion: "v1", kind: "Pod", owner: owner,
      [
        "spec": spec.manifest(),
        "status": .unlessEmpty(members: ["phase": .unlessEmpty(phase)]),
      ])
  }
}

extension Workload {
  /// The workload as JSON, with placeholders where the API requires what is not kept.
  var manifest: JSONValue {
    metadata.object(apiVersion: apiVersion, kind: kind, owner: owner, ["spec": .members(spec)])
  }

  private var spec: [String: JSONValue?] {
    let count = replicas.map { JSONValue.integer($0) }
    let selector = writtenSelector?.manifest
    switch kind {
    case "Job":
      return [
        "suspend": .ifTrue(isSuspended), "selector": selector,
        // A selector that the API server has not made itself must be claimed.
        "manualSelector": selector.map { _ in .boolean(true) },
        "template": podTemplate(restartPolicy: "Never"),
      ]
    case "CronJob":
      return [
        "schedule": .unlessEmpty(schedule), "suspend": .ifTrue(isSuspended),
        "jobTemplate": .object([
          "spec": .object(["template": podTemplate(restartPolicy: "Never")])
        ]),
      ]
    case "DaemonSet": return ["selector": selector, "template": podTemplate()]
    case "ReplicationController":
      return [
        "replicas": count, "selector": .unlessEmpty(writtenSelector?.matchLabels ?? [:]),
        "template": podTemplate(),
      ]
    case "StatefulSet":
      return [
        "replicas": count, "selector": selector, "template": podTemplate(),
        "serviceName": .string(metadata.name),
      ]
    default: return ["replicas": count, "selector": selector, "template": podTemplate()]
    }
  }

  /// The selector that the API requires of all kinds but Jobs.
  private var writtenSelector: LabelSelector? {
    if let selector { return selector }
    if kind == "Job" || templateLabels.isEmpty { return nil }
    return LabelSelector(matchLabels: templateLabels)
  }

  private func podTemplate(restartPolicy: String? = nil) -> JSONValue {
    let labels = JSONValue.unlessEmpty(templateLabels)
    return .members([
      "metadata": labels.map { .object(["labels": $0]) },
      "spec": template.manifest(restartPolicy: restartPolicy),
    ])
  }
}
