/// What a namespace is used for.
package enum Environment: String, Sendable, Hashable, CaseIterable {
  case production
  case staging
  case development
  /// Cluster components: kube-system, operators, monitoring.
  case platform
  case unknown
}

/// The environment of one namespace.
package struct NamespaceEnvironment: Sendable, Hashable {
  package var cluster: String
  package var namespace: String
  package var environment: Environment
  package var assumed: Bool

  package init(cluster: String, namespace: String, environment: Environment, assumed: Bool = false)
  {
    self.cluster = cluster
    self.namespace = namespace
    self.environment = environment
    self.assumed = assumed
  }
}
