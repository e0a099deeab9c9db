/// A ServiceAccount.
package struct ServiceAccount: Sendable, Hashable {
  package var metadata: ObjectMetadata
  /// `nil` is the API's default (`true`).
  package var automountServiceAccountToken: Bool?
  /// Secrets that pods of this account may mount, its long-lived tokens among them.
  package var secrets: [String]
  /// Secrets added to each pod of this account that names none of its own.
  package var imagePullSecrets: [String]

  package init(
    metadata: ObjectMetadata, automountServiceAccountToken: Bool? = nil, secrets: [String] = [],
    imagePullSecrets: [String] = []
  ) {
    self.metadata = metadata
    self.automountServiceAccountToken = automountServiceAccountToken
    self.secrets = secrets
    self.imagePullSecrets = imagePullSecrets
  }
}
