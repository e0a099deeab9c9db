package import Sampling

/// A policy as written: which credentials each population gets, and how people are elevated.
package struct PolicySpec: Sendable, Hashable {
  package var name: String
  package var description: String
  package var pipelines: CredentialRule
  package var people: CredentialRule
  /// Long-lived service account tokens kept in Secrets of the clusters.
  package var storedTokens: CredentialRule
  /// `nil` leaves people their standing bindings.
  package var elevation: ElevationRule?

  package init(
    name: String, description: String = "", pipelines: CredentialRule, people: CredentialRule,
    storedTokens: CredentialRule, elevation: ElevationRule? = nil
  ) {
    self.name = name
    self.description = description
    self.pipelines = pipelines
    self.people = people
    self.storedTokens = storedTokens
    self.elevation = elevation
  }
}

/// The credential a population holds and how it is renewed.
package struct CredentialRule: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    case legacyToken = "legacy-token"
    case clientCertificate = "client-certificate"
    case oidcSession = "oidc-session"
    case federatedToken = "federated-token"
  }

  package var kind: Kind
  /// Seconds a version stays valid; `nil` means it never expires.
  package var lifetime: Int64?
  /// Seconds between routine rotations; `nil` means it is never rotated.
  package var rotation: Int64?

  package init(kind: Kind, lifetime: Int64? = nil, rotation: Int64? = nil) {
    self.kind = kind
    self.lifetime = lifetime
    self.rotation = rotation
  }
}

/// Just-in-time elevation of people.
package struct ElevationRule: Sendable, Hashable {
  /// Seconds a granted elevation lasts, from the decision.
  package var grantDuration: Int64
  /// First match wins; no match denies.
  package var rules: [DecisionRule]
  /// Time a free approver takes from turning to a request to deciding it.
  package var approverService: Distribution
  /// Whether the policy's controller runs in the clusters (and can be attacked there).
  package var controller: Bool

  package init(
    grantDuration: Int64, rules: [DecisionRule], approverService: Distribution, controller: Bool
  ) {
    self.grantDuration = grantDuration
    self.rules = rules
    self.approverService = approverService
    self.controller = controller
  }
}

/// One line of the decision at request time.
package struct DecisionRule: Sendable, Hashable {
  package enum Decision: String, Sendable, Hashable, CaseIterable {
    case approval
    case policy
    case deny
  }

  /// Environments it applies to; empty means any. Names of `Estate.Environment`; a cluster-wide
  /// entitlement counts as `cluster`.
  package var environments: [String]
  package var decision: Decision

  package init(environments: [String] = [], decision: Decision) {
    self.environments = environments
    self.decision = decision
  }
}
