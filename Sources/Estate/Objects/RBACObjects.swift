/// One rule of a Role or ClusterRole (`rbac.authorization.k8s.io/v1` PolicyRule).
package struct PolicyRule: Sendable, Hashable {
  package var verbs: [String]
  package var apiGroups: [String]
  package var resources: [String]
  package var resourceNames: [String]
  package var nonResourceURLs: [String]

  package init(
    verbs: [String] = [], apiGroups: [String] = [], resources: [String] = [],
    resourceNames: [String] = [], nonResourceURLs: [String] = []
  ) {
    self.verbs = verbs
    self.apiGroups = apiGroups
    self.resources = resources
    self.resourceNames = resourceNames
    self.nonResourceURLs = nonResourceURLs
  }
}

/// Whether an RBAC object lives in a namespace or in the cluster.
package enum RBACScope: Sendable, Hashable {
  case namespaced
  case cluster
}

/// A Role (`.namespaced`) or a ClusterRole (`.cluster`).
package struct Role: Sendable, Hashable {
  package var scope: RBACScope
  package var metadata: ObjectMetadata
  package var rules: [PolicyRule]
  /// The `clusterRoleSelectors` of an aggregated ClusterRole; `nil` when it is not aggregated.
  package var aggregation: [LabelSelector]?

  package init(
    scope: RBACScope, metadata: ObjectMetadata, rules: [PolicyRule],
    aggregation: [LabelSelector]? = nil
  ) {
    self.scope = scope
    self.metadata = metadata
    self.rules = rules
    self.aggregation = aggregation
  }
}

/// A Kubernetes label selector: all of `matchLabels` and all of `matchExpressions` must hold.
package struct LabelSelector: Sendable, Hashable {
  package struct Requirement: Sendable, Hashable {
    package var key: String
    /// `In`, `NotIn`, `Exists` or `DoesNotExist`, as written.
    package var comparison: String
    package var values: [String]

    package init(key: String, comparison: String, values: [String]) {
      self.key = key
      self.comparison = comparison
      self.values = values
    }
  }

  package var matchLabels: [String: String]
  package var matchExpressions: [Requirement]

  package init(matchLabels: [String: String] = [:], matchExpressions: [Requirement] = []) {
    self.matchLabels = matchLabels
    self.matchExpressions = matchExpressions
  }
}

/// What a binding grants to; kept as written, since dumps hold invalid ones too.
package struct RoleReference: Sendable, Hashable {
  package var apiGroup: String
  package var kind: String
  package var name: String

  package init(apiGroup: String = "rbac.authorization.k8s.io", kind: String, name: String) {
    self.apiGroup = apiGroup
    self.kind = kind
    self.name = name
  }
}

/// Whom a binding grants to; kept as written.
package struct Subject: Sendable, Hashable {
  /// `User`, `Group` or `ServiceAccount`; anything else never matches.
  package var kind: String
  package var apiGroup: String
  package var name: String
  /// Only for a ServiceAccount; empty when the binding does not say.
  package var namespace: String

  package init(kind: String, apiGroup: String = "", name: String, namespace: String = "") {
    self.kind = kind
    self.apiGroup = apiGroup
    self.name = name
    self.namespace = namespace
  }
}

/// A RoleBinding (`.namespaced`) or a ClusterRoleBinding (`.cluster`).
package struct RoleBinding: Sendable, Hashable {
  package var scope: RBACScope
  package var metadata: ObjectMetadata
  package var roleRef: RoleReference
  package var subjects: [Subject]

  package init(
    scope: RBACScope, metadata: ObjectMetadata, roleRef: RoleReference, subjects: [Subject]
  ) {
    self.scope = scope
    self.metadata = metadata
    self.roleRef = roleRef
    self.subjects = subjects
  }

  /// The namespace a RoleBinding grants in; empty for a ClusterRoleBinding, whatever it writes.
  package var grantedNamespace: String {
    scope == .cluster ? "" : metadata.namespace
  }

  /// `ClusterRoleBinding/NAME` or `RoleBinding/NAMESPACE/NAME`.
  package var path: String {
    switch scope {
    case .cluster: "ClusterRoleBinding/\(metadata.name)"
    case .namespaced: "RoleBinding/\(metadata.namespace)/\(metadata.name)"
    }
  }
}
