/// One volume of a pod.
package struct Volume: Sendable, Hashable {
  package enum Source: Sendable, Hashable {
    /// A pod starts without an optional Secret that is missing.
    case secret(name: String, optional: Bool = false)
    case configMap(name: String, optional: Bool = false)
    case hostPath(path: String)
    case persistentVolumeClaim(name: String)
    case projected(Projection)
    /// A CSI driver's own volume; the Secret (empty for none) is handed to the driver.
    case csi(driver: String, secret: String = "")
    /// A claim made for the pod, named after pod and volume; `nil` is the default storage class.
    case ephemeral(storageClass: String?)
    /// Anything that carries no access (emptyDir, downwardAPI, …), by its field name.
    case other(String)

    /// Secrets and service account tokens that the kubelet keeps fresh.
    package static func projected(secrets: [String], tokens: [ProjectedToken]) -> Source {
      .projected(Projection(secrets: secrets, tokens: tokens))
    }
  }

  package var name: String
  package var source: Source

  package init(name: String, source: Source) {
    self.name = name
    self.source = source
  }
}

/// What a projected volume puts together, as far as it carries access.
package struct Projection: Sendable, Hashable {
  package var secrets: [String]
  /// Those of the Secrets that may be missing.
  package var optionalSecrets: [String]
  package var configMaps: [String]
  package var tokens: [ProjectedToken]

  package init(
    secrets: [String] = [], optionalSecrets: [String] = [], configMaps: [String] = [],
    tokens: [ProjectedToken] = []
  ) {
    self.secrets = secrets
    self.optionalSecrets = optionalSecrets
    self.configMaps = configMaps
    self.tokens = tokens
  }
}

/// A service account token that the kubelet keeps fresh in a projected volume.
package struct ProjectedToken: Sendable, Hashable {
  /// Empty means the API server itself.
  package var audience: String
  /// `nil` is the API's default of 3,600 s.
  package var expirationSeconds: Int?

  package init(audience: String = "", expirationSeconds: Int? = nil) {
    self.audience = audience
    self.expirationSeconds = expirationSeconds
  }
}
