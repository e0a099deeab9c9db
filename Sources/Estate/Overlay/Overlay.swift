/// What a policy changes around an estate, without touching the estate's facts: which standing
/// grants it suppresses, which it grants on request, which credentials it hands out and where they
/// are kept, and the machinery it needs to do so.
package struct Overlay: Sendable, Hashable {
  package var policy: String
  package var suppressedGrants: [SuppressedGrant] = []
  package var entitlements: [Entitlement] = []
  package var credentials: [CredentialSlot] = []
  package var machinery: [Machinery] = []

  package init(policy: String) {
    self.policy = policy
  }
}

/// One subject of one binding that a policy withdraws.
package struct SuppressedGrant: Sendable, Hashable {
  package var cluster: String
  /// `ClusterRoleBinding/NAME` or `RoleBinding/NAMESPACE/NAME`.
  package var binding: String
  package var subject: Subject

  package init(cluster: String, binding: String, subject: Subject) {
    self.cluster = cluster
    self.binding = binding
    self.subject = subject
  }
}

/// A role at a scope that a person may hold for a while, once a request is approved.
package struct Entitlement: Sendable, Hashable {
  /// Stable: the cluster, the user and the binding it replaces.
  package var id: String
  package var cluster: String
  package var username: String
  package var roleRef: RoleReference
  /// Empty means cluster-wide.
  package var namespace: String
  /// The binding whose standing grant this replaces.
  package var replaces: String

  package init(
    id: String, cluster: String, username: String, roleRef: RoleReference, namespace: String,
    replaces: String
  ) {
    self.id = id
    self.cluster = cluster
    self.username = username
    self.roleRef = roleRef
    self.namespace = namespace
    self.replaces = replaces
  }
}

/// One credential that is issued again and again for one purpose, and the places that keep it.
///
/// A slot has versions; which versions exist when is the timeline's to say.
package struct CredentialSlot: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable {
    /// A `kubernetes.io/service-account-token` secret; never expires, dies with the secret.
    case legacyToken
    /// A client certificate; cannot be revoked one by one.
    case clientCertificate
    /// A person's single-sign-on session.
    case oidcSession
    /// A token that a pipeline run obtains with its own workload identity.
    case federatedToken
  }

  /// Stable and unique within an overlay.
  package var id: String
  package var kind: Kind
  package var cluster: String
  package var username: String
  /// External group claims frozen into the credential.
  package var groups: [String]
  package var places: [CredentialPlace]

  package init(
    id: String, kind: Kind, cluster: String, username: String, groups: [String] = [],
    places: [CredentialPlace]
  ) {
    self.id = id
    self.kind = kind
    self.cluster = cluster
    self.username = username
    self.groups = groups
    self.places = places
  }
}

/// A place where copies of a credential are kept.
package enum CredentialPlace: Sendable, Hashable {
  /// A Secret of the cluster.
  case secret(cluster: String, namespace: String, name: String)
  /// The secret store of a CI system, entry of one pipeline.
  case ciStore(system: String, pipeline: String)
  /// The log of a pipeline's runs: holds what the run that wrote it used.
  case buildLog(pipeline: String)
  case laptop(name: String)
}

/// A component that a policy runs in a cluster to do its work, and that can be attacked.
package struct Machinery: Sendable, Hashable {
  package var cluster: String
  package var namespace: String
  package var serviceAccount: String
  /// Rights of the service account, cluster-wide.
  package var rules: [PolicyRule]

  package init(cluster: String, namespace: String, serviceAccount: String, rules: [PolicyRule]) {
    self.cluster = cluster
    self.namespace = namespace
    self.serviceAccount = serviceAccount
    self.rules = rules
  }
}
