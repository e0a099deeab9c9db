/// What a policy changes around an estate, without touching the estate's facts: which standing
/// grants it suppresses, which it grants on request, which credentials it hands out and where they
/// are kept, and the machinery it needs to do so.
package struct Overlay: Sendable, Hashable {
  package var policy: String
  package var suppressedGrants: [SuppressedGrant] = []
  package var entitlements: [Entitlement] = []
  package var credentials: [CredentialSlot] = []
  package var machinery: [Machinery] = []
  /// Roles that narrow standing ones, and those that gates and shadow credentials need.
  package var addedRoles: [AddedRole] = []
  /// Standing grants of those roles, always in force.
  package var addedBindings: [AddedBinding] = []
  /// Names of shared kubeconfigs that exist no more.
  package var withdrawnKubeconfigs: [String] = []
  /// Accounts whose pods mount another token than the API server's default.
  package var mountedTokens: [MountedToken] = []
  /// Secrets for service account tokens that hold none any more.
  package var tokenlessSecrets: [TokenlessSecret] = []

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

/// A role that a policy adds to a cluster.
package struct AddedRole: Sendable, Hashable {
  package var cluster: String
  /// Its name is of no other role of the cluster.
  package var role: Role

  package init(cluster: String, role: Role) {
    self.cluster = cluster
    self.role = role
  }
}

/// A binding that a policy adds to a cluster.
package struct AddedBinding: Sendable, Hashable {
  package var cluster: String
  package var binding: RoleBinding

  package init(cluster: String, binding: RoleBinding) {
    self.cluster = cluster
    self.binding = binding
  }
}

/// The token that the pods of one service account mount.
package struct MountedToken: Sendable, Hashable {
  package var cluster: String
  package var namespace: String
  package var serviceAccount: String
  /// Seconds that a copy of the token works; `nil` means that it never expires.
  package var lifetime: Int64?
  /// Whether those pods mount no token at all.
  package var isWithdrawn: Bool

  package init(
    cluster: String, namespace: String, serviceAccount: String, lifetime: Int64?,
    isWithdrawn: Bool = false
  ) {
    self.cluster = cluster
    self.namespace = namespace
    self.serviceAccount = serviceAccount
    self.lifetime = lifetime
    self.isWithdrawn = isWithdrawn
  }
}

/// A Secret of the type for service account tokens that a policy left without its token.
package struct TokenlessSecret: Sendable, Hashable {
  package var cluster: String
  package var namespace: String
  package var name: String

  package init(cluster: String, namespace: String, name: String) {
    self.cluster = cluster
    self.namespace = namespace
    self.name = name
  }
}

/// A role at a scope that a user holds for some windows of time, which the timeline says.
package struct Entitlement: Sendable, Hashable {
  /// Why there are windows at all.
  package enum Origin: String, Sendable, Hashable, CaseIterable {
    /// Had on request.
    case elevation
    /// Had on request, by way of a gate on exceptional actions.
    case gate
    /// A standing grant that may end: through a review, a move or a leaving.
    case standing
    /// Held since its holder moved to a team.
    case membership
    /// Taken in an emergency.
    case breakGlass = "break-glass"
    /// Held by a shadow credential.
    case shadow
  }

  /// Stable: the cluster, the user and the binding it replaces.
  package var id: String
  package var cluster: String
  package var username: String
  package var roleRef: RoleReference
  /// Empty means cluster-wide.
  package var namespace: String
  /// The binding whose standing grant this replaces.
  package var replaces: String
  package var origin: Origin
  /// Whether whoever impersonates the user has it as well: so it is where it stands for a standing
  /// binding of the user, and not where it must be asked for or a group gave it.
  package var isImpersonable = false

  package init(
    id: String, cluster: String, username: String, roleRef: RoleReference, namespace: String,
    replaces: String, origin: Origin = .elevation
  ) {
    self.origin = origin
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
    /// A token bound to a pod.
    case projectedToken
    /// A credential issued for one task of a person or one invocation of an agent.
    case taskToken
    /// A long-lived credential that somebody helped themselves to, past the policy.
    case shadow
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
  /// Where an agent runs outside its pod, or its pod: the agent's name.
  case agentHost(agent: String)
  /// A page of the team's wiki.
  case wiki(team: String)
  /// A channel of the team's chat.
  case chat(team: String)
  /// A repository of the team.
  case repository(team: String)
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
