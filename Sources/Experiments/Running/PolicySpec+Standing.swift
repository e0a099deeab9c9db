import Specs

extension PolicySpec {
  /// What nobody governs: tokens that never end, certificates of a year. Detection by steps is
  /// calibrated under it, as the policy file `standing` describes it.
  static let standingAccess = PolicySpec(
    name: "standing", pipelines: CredentialRule(kind: .legacyToken),
    people: CredentialRule(
      kind: .clientCertificate, lifetime: SpecDefaults.clientCertificateLifetime),
    storedTokens: CredentialRule(kind: .legacyToken))
}
