/// Where authorization differs between releases of Kubernetes.
extension ServerVersion {
  /// The release whose RBAC code this evaluation follows, and which is assumed where a dump does
  /// not say.
  package static let current = ServerVersion(major: 1, minor: 36)

  /// Verbs of which one suffices to exec into, attach to or port-forward from a pod.
  ///
  /// A connection opened by POST is authorized as `create`. One opened by a WebSocket is a GET and
  /// was authorized as `get` alone; since 1.35 it takes `create` as well.
  ///
  /// - Source: Kubernetes feature gate `AuthorizePodWebsocketUpgradeCreatePermission`, beta and on
  ///   from 1.35.
  package var verbsToConnectToPods: [String] {
    self < ServerVersion(major: 1, minor: 35) ? ["create", "get"] : ["create"]
  }

  /// Whether the verbs `impersonate:MODE` and `impersonate-on:MODE:VERB` are understood.
  ///
  /// - Source: Kubernetes feature gate `ConstrainedImpersonation` (KEP-5284): alpha and off in
  ///   1.35, beta and on from 1.36.
  package var hasConstrainedImpersonation: Bool { self >= ServerVersion(major: 1, minor: 36) }
}
