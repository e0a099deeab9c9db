/// The identity and annotations that every Kubernetes object carries.
package struct ObjectMetadata: Sendable, Hashable {
  /// Empty for cluster-scoped objects.
  package var namespace: String
  package var name: String
  package var labels: [String: String]
  package var annotations: [String: String]
  /// RFC 3339, as the API server prints it; `nil` when the dump does not say.
  package var creationTimestamp: String?

  package init(
    namespace: String = "", name: String, labels: [String: String] = [:],
    annotations: [String: String] = [:], creationTimestamp: String? = nil
  ) {
    self.namespace = namespace
    self.name = name
    self.labels = labels
    self.annotations = annotations
    self.creationTimestamp = creationTimestamp
  }
}
