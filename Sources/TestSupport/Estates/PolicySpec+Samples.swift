package import Sampling
package import Specs

extension PolicySpec {
  private static let day: Int64 = 86_400
  private static let certificate = CredentialRule(kind: .clientCertificate, lifetime: 365 * day)

  /// Long-lived tokens and certificates, standing bindings.
  package static let standing = PolicySpec(
    name: "standing", pipelines: CredentialRule(kind: .legacyToken), people: certificate,
    storedTokens: CredentialRule(kind: .legacyToken))

  /// Nothing ever expires: every window of its timelines is `always`.
  package static let endless = PolicySpec(
    name: "endless", pipelines: CredentialRule(kind: .legacyToken),
    people: CredentialRule(kind: .clientCertificate),
    storedTokens: CredentialRule(kind: .legacyToken))

  /// Everything rotated at an interval.
  package static func rotated(every rotation: Int64 = 30 * 86_400) -> PolicySpec {
    PolicySpec(
      name: "rotated", pipelines: CredentialRule(kind: .legacyToken, rotation: rotation),
      people: CredentialRule(
        kind: .clientCertificate, lifetime: 365 * day, rotation: rotation),
      storedTokens: CredentialRule(kind: .legacyToken, rotation: rotation))
  }

  /// Elevation on request: approval for production and cluster-wide, by policy elsewhere.
  package static func justInTime(
    service: Distribution = .lognormal(median: 720, sigma: 1.2), grant: Int64 = 3600,
    rules: [DecisionRule] = [
      DecisionRule(environments: ["production", "cluster"], decision: .approval),
      DecisionRule(decision: .policy),
    ], controller: Bool = true
  ) -> PolicySpec {
    PolicySpec(
      name: "jit", pipelines: CredentialRule(kind: .federatedToken, lifetime: 3600),
      people: CredentialRule(kind: .oidcSession, lifetime: 12 * 3600),
      storedTokens: CredentialRule(kind: .legacyToken),
      elevation: ElevationRule(
        grantDuration: grant, rules: rules, approverService: service, controller: controller))
  }
}
