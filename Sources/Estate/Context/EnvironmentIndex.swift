/// The environment of every namespace that a context speaks of, found at once.
package struct EnvironmentIndex: Sendable {
  private var environments: [String: [String: Environment]] = [:]

  /// - Complexity: O(environments).
  package init(_ context: EstateContext) {
    for entry in context.environments
    where environments[entry.cluster]?[entry.namespace] == nil {
      environments[entry.cluster, default: [:]][entry.namespace] = entry.environment
    }
  }

  /// The environment of a namespace; `.unknown` where nothing says, the first where several do.
  package func environment(cluster: String, namespace: String) -> Environment {
    environments[cluster]?[namespace] ?? .unknown
  }
}
