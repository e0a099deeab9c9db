import Specs

extension CredentialRule {
  /// What a population holds where no policy says otherwise: people a certificate for a year,
  /// pipelines and Secrets a token for ever, pods what the API server mounts.
  static func standing(_ population: Population) -> CredentialRule {
    switch population {
    case .people:
      CredentialRule(kind: .clientCertificate, lifetime: SpecDefaults.clientCertificateLifetime)
    case .pipelines: CredentialRule(kind: .legacyToken)
    case .workloads, .agents: CredentialRule(kind: .projectedToken)
    }
  }

  /// The rule of one member: the rule itself where it governs them, its fallback otherwise, and
  /// the standing credential where it has none.
  ///
  /// - Parameter standing: What the member holds where nothing else is said.
  func resolved(
    for population: Population, _ name: String, _ governance: Governance,
    standing: CredentialRule? = nil
  ) -> CredentialRule {
    if governance.governs(coverage, population, name) { return self }
    guard let fallback else { return standing ?? Self.standing(population) }
    return CredentialRule(
      kind: fallback.kind, lifetime: fallback.lifetime, rotation: fallback.rotation)
  }
}
