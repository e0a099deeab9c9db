/// A cluster that k8s-breakglass manages, and the Secret that it holds for it.
package struct BreakglassClusterConfig: Sendable, Hashable {
  package var metadata: ObjectMetadata
  /// Empty is the object's name.
  package var clusterID = ""
  package var tenant = ""
  package var environment = ""
  /// `Kubeconfig` or `OIDC`; empty when the fields tell.
  package var authType = ""
  /// The Secret with an administrator's kubeconfig of the cluster.
  package var kubeconfigSecret: NamespacedName?
  /// The Secret with the controller's OIDC client secret.
  package var clientSecret: NamespacedName?
  package var allowedApproverDomains: [String] = []
  package var blockSelfApproval: Bool?
  /// Names of IdentityProvider objects; empty allows every one.
  package var identityProviderRefs: [String] = []

  package init(metadata: ObjectMetadata) {
    self.metadata = metadata
  }
}
