import Estate

private let rbacVersion = "rbac.authorization.k8s.io/v1"

extension Role {
  /// The Role or ClusterRole as JSON.
  var manifest: JSONValue {
    let selectors = aggregation.map { selectors -> JSONValue in
      .members(["clusterRoleSelectors": .array(selectors.map(\.manifest))])
    }
    return metadata.object(
      apiVersion: rbacVersion, kind: scope == .cluster ? "ClusterRole" : "Role",
      ["rules": .array(rules.map(\.manifest)), "aggregationRule": selectors])
  }
}

extension PolicyRule {
  fileprivate var manifest: JSONValue {
    .members([
      "verbs": .strings(verbs),
      "apiGroups": .unlessEmpty(apiGroups),
      "resources": .unlessEmpty(resources),
      "resourceNames": .unlessEmpty(resourceNames),
      "nonResourceURLs": .unlessEmpty(nonResourceURLs),
    ])
  }
}

extension LabelSelector {
  /// The selector as JSON.
  var manifest: JSONValue {
    let expressions = matchExpressions.map { requirement -> JSONValue in
      .members([
        "key": .string(requirement.key), "operator": .string(requirement.comparison),
        "values": .unlessEmpty(requirement.values),
      ])
    }
    return .members([
      "matchLabels": .unlessEmpty(matchLabels), "matchExpressions": .unlessEmpty(expressions),
    ])
  }
}

extension RoleBinding {
  /// The RoleBinding or ClusterRoleBinding as JSON.
  var manifest: JSONValue {
    metadata.object(
      apiVersion: rbacVersion, kind: scope == .cluster ? "ClusterRoleBinding" : "RoleBinding",
      [
        "roleRef": .members([
          "apiGroup": .unlessEmpty(roleRef.apiGroup), "kind": .string(roleRef.kind),
          "name": .string(roleRef.name),
        ]),
        "subjects": .unlessEmpty(subjects.map(\.manifest)),
      ])
  }
}

extension Subject {
  fileprivate var manifest: JSONValue {
    .members([
      "kind": .string(kind), "name": .string(name), "apiGroup": .unlessEmpty(apiGroup),
      "namespace": .unlessEmpty(namespace),
    ])
  }
}
