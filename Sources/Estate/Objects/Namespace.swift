/// A Namespace.
package struct Namespace: Sendable, Hashable {
  package var metadata: ObjectMetadata

  package init(metadata: ObjectMetadata) {
    self.metadata = metadata
  }

  /// What the labels of Pod Security Admission say.
  package var podSecurity: PodSecurity {
    PodSecurity(labels: metadata.labels)
  }
}
