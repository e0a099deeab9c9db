/// A running (or pending) Pod.
package struct Pod: Sendable, Hashable {
  package var metadata: ObjectMetadata
  package var spec: PodSpec
  /// The controlling owner, when there is one.
  package var owner: OwnerReference?
  /// `Pending`, `Running` or `Unknown`; empty when the dump does not say.
  package var phase: String

  package init(
    metadata: ObjectMetadata, spec: PodSpec, owner: OwnerReference? = nil, phase: String = ""
  ) {
    self.metadata = metadata
    self.spec = spec
    self.owner = owner
    self.phase = phase
  }

  package static let mirrorAnnotation = "kubernetes.io/config.mirror"

  /// Whether a kubelet shows a static pod of its own this way; the API server cannot change it.
  package var isMirror: Bool { metadata.annotations[Self.mirrorAnnotation] != nil }

  /// Whether it is an API server that its node's kubelet runs from a file.
  package var isStaticAPIServer: Bool {
    metadata.namespace == "kube-system" && metadata.name.hasPrefix("kube-apiserver-") && isMirror
  }
}
