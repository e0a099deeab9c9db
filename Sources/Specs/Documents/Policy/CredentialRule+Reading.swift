extension CredentialRule {
  private static let keys = [
    "kind", "lifetime", "rotation", "overlap", "failureShare", "coverage", "fallback",
  ]

  /// - Parameter kinds: The kinds that the population can hold.
  init(_ value: YAMLValue, kinds: [Kind]) throws(SpecificationError) {
    let reader = try MappingReader(value, keys: Self.keys)
    let life = try CredentialLife(reader, kinds: kinds)
    self.init(kind: life.kind, lifetime: life.lifetime, rotation: life.rotation)
    try readRotation(reader)
    coverage = try Coverage(in: reader)
    guard let value = reader.optional("fallback"), value.scalar != Self.noFallback else { return }
    let fallback = try CredentialLife(
      MappingReader(value, keys: ["kind", "lifetime", "rotation"]), kinds: kinds)
    self.fallback = Fallback(
      kind: fallback.kind, lifetime: fallback.lifetime, rotation: fallback.rotation)
  }

  /// How files say that those not governed keep the estate's standing credential.
  static let noFallback = "standing"

  private mutating func readRotation(_ reader: MappingReader) throws(SpecificationError) {
    if let value = reader.optional("overlap") {
      overlap = try value.duration()
      try checkOverlap(value)
    }
    if let value = reader.optional("failureShare") {
      failureShare = try value.share()
      guard rotation != nil || failureShare == 0 else {
        throw value.error(expected: "0 where nothing is rotated")
      }
    }
  }

  private func checkOverlap(_ value: YAMLValue) throws(SpecificationError) {
    guard overlap > 0 else { return }
    guard kind.isRevocable else {
      throw value.error(expected: "0s, since no \(kind.rawValue) is revoked at its rotation")
    }
    guard let rotation, overlap <= rotation else {
      throw value.error(
        expected: rotation == nil ? "0s where nothing is rotated" : "at most the rotation")
    }
  }
}

/// The kind of a credential, how long a version is valid and when it is replaced.
private struct CredentialLife {
  let kind: CredentialRule.Kind
  var lifetime: Int64?
  var rotation: Int64?

  init(
    _ reader: MappingReader, kinds: [CredentialRule.Kind]
  ) throws(SpecificationError) {
    let name = try reader.required("kind")
    let preset = CredentialPreset.all.first { $0.id == name.scalar }
    if let preset { kind = preset.kind } else { kind = try name.credentialKind() }
    guard kinds.contains(kind) else {
      throw name.error(
        expected: "\(kinds.map(\.rawValue).joined(separator: " or ")) for this population",
        found: preset.map { "\(Quotation.quote($0.id)), of kind \(kind.rawValue)" })
    }
    lifetime = preset.map(\.lifetime) ?? kind.defaultLifetime
    try read(reader, preset)
  }

  /// A minute at least, or never.
  private static func life(_ value: YAMLValue) throws(SpecificationError) -> Int64? {
    let seconds = try value.durationOrNever()
    guard (seconds ?? .max) >= 60 else {
      throw value.error(expected: "a duration of at least 1m, or never")
    }
    return seconds
  }

  private mutating func read(
    _ reader: MappingReader, _ preset: CredentialPreset?
  ) throws(SpecificationError) {
    if let value = reader.optional("lifetime") {
      lifetime = try Self.life(value)
      guard kind != .legacyToken || lifetime == nil else {
        throw value.error(expected: "never, since a legacy token does not expire")
      }
      if let preset, !preset.allows(lifetime) {
        throw value.error(expected: "\(preset.lifetimeRange) for \(preset.id)")
      }
    }
    if let value = reader.optional("rotation") {
      rotation = try Self.life(value)
      guard kind.isStored || rotation == nil else {
        throw value.error(expected: "never, since each \(kind.rawValue) is issued anew")
      }
    }
  }
}

extension YAMLValue {
  /// A kind of credential; the error about an unknown one knows the presets as well.
  fileprivate func credentialKind() throws(SpecificationError) -> CredentialRule.Kind {
    let kinds = CredentialRule.Kind.allCases.map(\.rawValue)
    let expected =
      "one of the kinds \(Quotation.list(kinds)), or a preset such as \(CredentialPreset.all[0].id)"
    guard let text = scalar else { throw error(expected: expected) }
    if let kind = CredentialRule.Kind(rawValue: text) { return kind }
    var found = Quotation.quote(text)
    if let nearest = NearestName.nearest(
      to: text, among: kinds + CredentialPreset.all.map(\.id))
    {
      found += "; did you mean \(nearest)?"
    }
    throw error(expected: expected, found: found)
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
    case .projectedToken: SpecDefaults.projectedTokenLifetime
    case .taskToken: SpecDefaults.taskTokenLifetime
    }
  }

  /// Whether the credential is kept somewhere until it is replaced, so that rotation means
  /// something.
  var isStored: Bool { self == .legacyToken || self == .clientCertificate }

  /// Whether an old version can be made to stop working.
  ///
  /// - Source: Kubernetes hardening guide, authentication mechanisms: no revocation of single
  ///   certificates; a token Secret can be deleted.
  var isRevocable: Bool { self == .legacyToken }
}
