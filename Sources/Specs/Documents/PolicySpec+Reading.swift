package import Foundation

extension PolicySpec {
  /// Reads a file of kind `Policy`.
  ///
  /// - Throws: `SpecificationError` at the first thing that is wrong.
  package static func read(file: URL) throws(SpecificationError) -> PolicySpec {
    try PolicySpec(Envelope(SourceFile(file), expected: .policy))
  }

  init(_ envelope: Envelope) throws(SpecificationError) {
    let reader = try MappingReader(envelope.spec, keys: ["credentials", "elevation"])
    let credentials = try MappingReader(
      reader.required("credentials"), keys: ["pipelines", "people", "storedTokens"])
    self.init(
      name: envelope.name, description: envelope.description,
      pipelines: try CredentialRule(
        credentials.required("pipelines"), kinds: [.legacyToken, .federatedToken]),
      people: try CredentialRule(
        credentials.required("people"), kinds: [.clientCertificate, .oidcSession]),
      storedTokens: try CredentialRule(
        credentials.required("storedTokens"), kinds: [.legacyToken]),
      elevation: try reader.optional("elevation").map { (value) throws(SpecificationError) in
        try ElevationRule(value)
      })
  }
}

extension CredentialRule {
  /// - Parameter kinds: The kinds that the population can hold.
  init(_ value: YAMLValue, kinds: [Kind]) throws(SpecificationError) {
    let reader = try MappingReader(value, keys: ["kind", "lifetime", "rotation"])
    let name = try reader.required("kind")
    let kind: Kind = try name.choice()
    guard kinds.contains(kind) else {
      throw name.error(
        expected: "\(kinds.map(\.rawValue).joined(separator: " or ")) for this population")
    }
    self.init(kind: kind, lifetime: kind.defaultLifetime)
    if let value = reader.optional("lifetime") { lifetime = try value.durationOrNever() }
    if let value = reader.optional("rotation") { rotation = try value.durationOrNever() }
    try check(reader)
  }

  private func check(_ reader: MappingReader) throws(SpecificationError) {
    if kind == .legacyToken, lifetime != nil {
      throw try reader.required("lifetime").error(
        expected: "never, since a legacy token does not expire")
    }
    if !kind.isStored, rotation != nil {
      throw try reader.required("rotation").error(
        expected: "never, since each \(kind.rawValue) is issued anew")
    }
  }
}

extension CredentialRule.Kind {
  /// The lifetime where a policy names none.
  var defaultLifetime: Int64? {
    switch self {
    case .legacyToken: nil
    case .clientCertificate: SpecDefaults.clientCertificateLifetime
    case .oidcSession: SpecDefaults.oidcSessionLifetime
    case .federatedToken: SpecDefaults.federatedTokenLifetime
    }
  }

  /// Whether the credential is kept somewhere until it is replaced, so that rotation means something.
  var isStored: Bool { self == .legacyToken || self == .clientCertificate }
}

extension ElevationRule {
  init(_ value: YAMLValue) throws(SpecificationError) {
    let reader = try MappingReader(
      value, keys: ["grantDuration", "controller", "approver", "rules"])
    var service = SpecDefaults.approverService
    if let approver = reader.optional("approver") {
      let keys = try MappingReader(approver, keys: ["service"])
      service = try keys.required("service").distribution()
    }
    self.init(
      grantDuration: try reader.required("grantDuration").positiveDuration(),
      rules: try Self.rules(reader.required("rules")), approverService: service,
      controller: try reader.optional("controller")?.bool() ?? true)
  }

  private static func rules(_ value: YAMLValue) throws(SpecificationError) -> [DecisionRule] {
    var rules: [DecisionRule] = []
    for element in try value.nonEmptyList(of: "rule") {
      if rules.last?.environments.isEmpty == true {
        throw element.error(
          expected: "no rule after one that matches everything", found: "another rule")
      }
      rules.append(try DecisionRule(element))
    }
    return rules
  }
}

extension DecisionRule {
  init(_ value: YAMLValue) throws(SpecificationError) {
    let reader = try MappingReader(value, keys: ["match", "decide"])
    self.init(decision: try reader.required("decide").choice())
    guard let match = reader.optional("match") else { return }
    let keys = try MappingReader(match, keys: ["environments"])
    environments =
      try keys.optional("environments")?.choices(among: EnvironmentNames.decisions) ?? []
  }
}
