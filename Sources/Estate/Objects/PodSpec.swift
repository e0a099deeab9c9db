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
  /// Ordinary, init (sidecars included) and ephemeral containers, in that order.
  package var containers: [Container]
  package var volumes: [Volume]
  package var imagePullSecrets: [String]

  package init(
    serviceAccountName: String = "", automountServiceAccountToken: Bool? = nil,
    nodeName: String = "", hostPID: Bool = false, hostNetwork: Bool = false, hostIPC: Bool = false,
    hostUsers: Bool? = nil, containers: [Container] = [], volumes: [Volume] = [],
    imagePullSecrets: [String] = []
  ) {
    self.serviceAccountName = serviceAccountName
    self.automountServiceAccountToken = automountServiceAccountToken
    self.nodeName = nodeName
    self.hostPID = hostPID
    self.hostNetwork = hostNetwork
    self.hostIPC = hostIPC
    self.hostUsers = hostUsers
    self.containers = containers
    self.volumes = volumes
    self.imagePullSecrets = imagePullSecrets
  }
}

/// One container of a pod.
package struct Container: Sendable, Hashable {
  package enum Role: String, Sendable, Hashable {
    case ordinary
    case initial
    case ephemeral
  }

  package var name: String
  package var role: Role
  package var image: String
  package var privileged: Bool
  package var capabilitiesAdded: [String]
  package var capabilitiesDropped: [String]
  /// The container's own `runAsUser`, else the pod's; `nil` when neither says.
  package var runAsUser: Int?
  package var mounts: [VolumeMount]
  /// Secrets read into the environment (`secretKeyRef` and `envFrom`), in order of appearance.
  package var environmentSecrets: [String]

  package init(
    name: String, role: Role = .ordinary, image: String = "", privileged: Bool = false,
    capabilitiesAdded: [String] = [], capabilitiesDropped: [String] = [], runAsUser: Int? = nil,
    mounts: [VolumeMount] = [], environmentSecrets: [String] = []
  ) {
    self.name = name
    self.role = role
    self.image = image
    self.privileged = privileged
    self.capabilitiesAdded = capabilitiesAdded
    self.capabilitiesDropped = capabilitiesDropped
    self.runAsUser = runAsUser
    self.mounts = mounts
    self.environmentSecrets = environmentSecrets
  }
}

/// Where a container mounts one of the pod's volumes.
package struct VolumeMount: Sendable, Hashable {
  package var volume: String
  package var mountPath: String
  package var readOnly: Bool

  package init(volume: String, mountPath: String, readOnly: Bool = false) {
    self.volume = volume
    self.mountPath = mountPath
    self.readOnly = readOnly
  }
}

/// One volume of a pod.
package struct Volume: Sendable, Hashable {
  package enum Source: Sendable, Hashable {
    case secret(name: String)
    case configMap(name: String)
    case hostPath(path: String)
    case persistentVolumeClaim(name: String)
    /// Secrets and service account tokens; `nil` lifetime is the API's default of 3,600 s.
    case projected(secrets: [String], tokens: [ProjectedToken])
    /// Anything that carries no access (emptyDir, downwardAPI, …), by its field name.
    case other(String)
  }

  package var name: String
  package var source: Source

  package init(name: String, source: Source) {
    self.name = name
    self.source = source
  }
}

/// A service account token that the kubelet keeps fresh in a projected volume.
package struct ProjectedToken: Sendable, Hashable {
  /// Empty means the API server itself.
  package var audience: String
  package var expirationSeconds: Int?

  package init(audience: String = "", expirationSeconds: Int? = nil) {
    self.audience = audience
    self.expirationSeconds = expirationSeconds
  }
}
