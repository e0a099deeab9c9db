/// One container of a pod.
package struct Container: Sendable, Hashable {
  package enum Role: String, Sendable, Hashable {
    case ordinary
    /// Runs to its end before the ordinary ones start.
    case initial
    /// An init container that keeps running (`restartPolicy: Always`).
    case sidecar
    case ephemeral
  }

  package var name: String
  package var role: Role
  package var image: String
  package var privileged: Bool
  /// `nil` is the API's default (`true`).
  package var allowPrivilegeEscalation: Bool?
  package var capabilitiesAdded: [String]
  package var capabilitiesDropped: [String]
  /// `Default` or `Unmasked`; empty is the API's default (`Default`).
  package var procMount: String
  /// The container's own settings; ``PodSpec/security(of:)`` adds the pod's.
  package var security: SecurityContext
  package var ports: [ContainerPort]
  package var mounts: [VolumeMount]
  /// Names of the pod's volumes that the container has as raw block devices.
  package var devices: [String]
  /// Secrets read into the environment (`secretKeyRef` and `envFrom`), in order of appearance.
  package var environmentSecrets: [String]
  /// Those of them that may be missing, because no reference requires them.
  package var optionalEnvironmentSecrets: [String]
  /// ConfigMaps read into the environment, in order of appearance.
  package var environmentConfigMaps: [String]

  package init(
    name: String, role: Role = .ordinary, image: String = "", privileged: Bool = false,
    allowPrivilegeEscalation: Bool? = nil, capabilitiesAdded: [String] = [],
    capabilitiesDropped: [String] = [], procMount: String = "", runAsUser: Int? = nil,
    security: SecurityContext = SecurityContext(), ports: [ContainerPort] = [],
    mounts: [VolumeMount] = [], devices: [String] = [], environmentSecrets: [String] = [],
    optionalEnvironmentSecrets: [String] = [], environmentConfigMaps: [String] = []
  ) {
    self.name = name
    self.role = role
    self.image = image
    self.privileged = privileged
    self.allowPrivilegeEscalation = allowPrivilegeEscalation
    self.capabilitiesAdded = capabilitiesAdded
    self.capabilitiesDropped = capabilitiesDropped
    self.procMount = procMount
    self.security = security
    if let runAsUser { self.security.runAsUser = runAsUser }
    self.ports = ports
    self.mounts = mounts
    self.devices = devices
    self.environmentSecrets = environmentSecrets
    self.optionalEnvironmentSecrets = optionalEnvironmentSecrets
    self.environmentConfigMaps = environmentConfigMaps
  }
}

/// A port that a container says it listens on.
package struct ContainerPort: Sendable, Hashable {
  package var name: String
  package var number: Int
  /// The same port of the node, when it leads here.
  package var hostPort: Int?
  /// `TCP`, `UDP` or `SCTP`; empty is the API's default (`TCP`).
  package var transport: String

  package init(name: String = "", number: Int, hostPort: Int? = nil, transport: String = "") {
    self.name = name
    self.number = number
    self.hostPort = hostPort
    self.transport = transport
  }
}

/// Where a container mounts one of the pod's volumes.
package struct VolumeMount: Sendable, Hashable {
  package var volume: String
  package var mountPath: String
  package var readOnly: Bool
  /// Whether a read-only mount covers what is mounted below it: `Disabled`, `IfPossible` or
  /// `Enabled`; empty is the API's default (`Disabled`).
  package var recursiveReadOnly: String
  /// The path in the volume, with or without variables in it; empty is the volume's root.
  package var subPath: String
  /// `None`, `HostToContainer` or `Bidirectional`; empty is the API's default (`None`).
  package var propagation: String

  package init(
    volume: String, mountPath: String, readOnly: Bool = false, recursiveReadOnly: String = "",
    subPath: String = "", propagation: String = ""
  ) {
    self.volume = volume
    self.mountPath = mountPath
    self.readOnly = readOnly
    self.recursiveReadOnly = recursiveReadOnly
    self.subPath = subPath
    self.propagation = propagation
  }
}
