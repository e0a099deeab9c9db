/// A cloud identity that a service account of a cluster may take.
package struct ServiceAccountIdentity: Sendable, Hashable {
  package var cluster: String
  package var namespace: String
  package var serviceAccount: String
  package var identity: CloudIdentity
  /// Whether an import guessed that the cloud agrees with what the service account says.
  package var assumed: Bool

  package init(
    cluster: String, namespace: String, serviceAccount: String, identity: CloudIdentity,
    assumed: Bool = false
  ) {
    self.cluster = cluster
    self.namespace = namespace
    self.serviceAccount = serviceAccount
    self.identity = identity
    self.assumed = assumed
  }
}
