/// The credential a population holds and how it is renewed.
package struct CredentialRule: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Kept in a Secret; never expires, dies with the Secret.
    case legacyToken = "legacy-token"
    /// Cannot be revoked one by one.
    case clientCertificate = "client-certificate"
    /// A person's single-sign-on session, one per working day.
    case oidcSession = "oidc-session"
    /// Obtained by a pipeline run with its own workload identity.
    case federatedToken = "federated-token"
    /// Bound to a pod and refreshed by its kubelet.
    case projectedToken = "projected-token"
    /// Issued for one task of a person or one invocation of an agent.
    case taskToken = "task-token"
  }

  package var kind: Kind
  /// Seconds a version stays valid; `nil` means it never expires.
  package var lifetime: Int64?
  /// Seconds between routine rotations; `nil` means it is never rotated.
  package var rotation: Int64?
  /// Seconds that the old version goes on working after a rotation, where it can be revoked at all.
  package var overlap: Int64 = 0
  /// The share of rotations that fail: the old version stays in use until the repair.
  package var failureShare: Double = 0
  package var coverage: Coverage = .all
  /// What those hold whom the rule does not govern; `nil` means the estate's standing credential.
  package var fallback: Fallback?

  /// The credential of those whom a rule does not govern.
  package struct Fallback: Sendable, Hashable {
    package var kind: Kind
    package var lifetime: Int64?
    package var rotation: Int64?

    package init(kind: Kind, lifetime: Int64? = nil, rotation: Int64? = nil) {
      self.kind = kind
      self.lifetime = lifetime
      self.rotation = rotation
    }
  }

  package init(kind: Kind, lifetime: Int64? = nil, rotation: Int64? = nil) {
    self.kind = kind
    self.lifetime = lifetime
    self.rotation = rotation
  }

  /// The kinds that a population can hold, its standing kind first.
  package static func kinds(of population: Population) -> [Kind] {
    switch population {
    case .people: [.clientCertificate, .oidcSession, .taskToken]
    case .pipelines: [.legacyToken, .federatedToken]
    case .workloads: [.projectedToken, .legacyToken]
    case .agents: [.projectedToken, .legacyToken, .taskToken]
    }
  }

  /// The kinds that may stand for the long-lived tokens kept in Secrets; with the last of them those
  /// Secrets hold no token any more.
  package static let storedTokenKinds: [Kind] = [.legacyToken, .projectedToken]
}

/// What becomes of kubeconfigs that several people share.
package struct SharedKubeconfigRule: Sendable, Hashable {
  /// Whether those the rule governs are withdrawn, so that people use their own.
  package var withdrawn: Bool
  package var coverage: Coverage

  package init(withdrawn: Bool = false, coverage: Coverage = .all) {
    self.withdrawn = withdrawn
    self.coverage = coverage
  }
}
