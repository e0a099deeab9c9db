/// The part of a pod's specification that access risk depends on.
package struct PodSpec: Sendable, Hashable {
  /// Empty means `default`.
  package var serviceAccountName: String
  /// `nil` leaves the decision to the service account.
  package var automountServiceAccountToken: Bool?
  /// Empty while unscheduled, and in a workload's template.
  package var nodeName: String
  package var hostPID: Bool
  package var hostNetwork: Bool
  package var hostIPC: Bool
  /// `false` puts the pod in a user namespace of its own; `nil` is the default (`true`).
  package var hostUsers: Bool?
  /// Whether the containers see each other's processes.
  package var shareProcessNamespace: Bool
  /// Empty is the node's default runtime.
  package var runtimeClassName: String
  /// What holds for each container that does not say otherwise.
  package var security: SecurityContext
  /// Names of the kernel parameters that the pod sets.
  package var sysctls: [String]
  /// Ordinary, init (sidecars included) and ephemeral containers, in that order.
  package var containers: [Container]
  package var volumes: [Volume]
  package var imagePullSecrets: [String]

  package init(
    serviceAccountName: String = "", automountServiceAccountToken: Bool? = nil,
    nodeName: String = "", hostPID: Bool = false, hostNetwork: Bool = false, hostIPC: Bool = false,
    hostUsers: Bool? = nil, shareProcessNamespace: Bool = false, runtimeClassName: String = "",
    security: SecurityContext = SecurityContext(), sysctls: [String] = [],
    containers: [Container] = [], volumes: [Volume] = [], imagePullSecrets: [String] = []
  ) {
    self.serviceAccountName = serviceAccountName
    self.automountServiceAccountToken = automountServiceAccountToken
    self.nodeName = nodeName
    self.hostPID = hostPID
    self.hostNetwork = hostNetwork
    self.hostIPC = hostIPC
    self.hostUsers = hostUsers
    self.shareProcessNamespace = shareProcessNamespace
    self.runtimeClassName = runtimeClassName
    self.security = security
    self.sysctls = sysctls
    self.containers = containers
    self.volumes = volumes
    self.imagePullSecrets = imagePullSecrets
  }

  /// What holds for a container: its own settings, the pod's where it has none.
  package func security(of container: Container) -> SecurityContext {
    container.security.falling(back: security)
  }
}
