extension AccessReviewRule {
  private static let keys = [
    "interval", "rubberStampShare", "unusedFor", "removalLag", "secondsPerGrant", "populations",
    "coverage",
  ]

  init(_ value: YAMLValue) throws(SpecificationError) {
    let reader = try MappingReader(value, keys: Self.keys)
    self.init(
      interval: try reader.required("interval").duration(atLeast: 86_400),
      rubberStampShare: try reader.optional("rubberStampShare")?.share()
        ?? SpecDefaults.rubberStampShare,
      unusedFor: try reader.optional("unusedFor")?.duration() ?? SpecDefaults.reviewUnusedFor,
      removalLag: try reader.optional("removalLag")?.distribution()
        ?? SpecDefaults.reviewRemovalLag,
      secondsPerGrant: try reader.optional("secondsPerGrant")?.distribution()
        ?? SpecDefaults.reviewTime,
      populations: try reader.optional("populations")?.choices() ?? SpecDefaults.reviewPopulations,
      coverage: try Coverage(in: reader))
  }
}

extension BreakGlassRule {
  init(_ value: YAMLValue) throws(SpecificationError) {
    let reader = try MappingReader(
      value, keys: ["grantDuration", "after", "alarmed", "review", "coverage"])
    self.init(
      grantDuration: try reader.required("grantDuration").positiveDuration(),
      after: try reader.optional("after")?.duration() ?? SpecDefaults.breakGlassAfter,
      alarmed: try reader.optional("alarmed")?.bool() ?? SpecDefaults.breakGlassAlarmed,
      coverage: try Coverage(in: reader))
    if let value = reader.optional("review"), value.scalar != ElevationRule.none {
      review = try value.distribution()
    }
  }
}

extension AuditRule {
  init(_ value: YAMLValue) throws(SpecificationError) {
    let reader = try MappingReader(value, keys: ["integrity", "sealEvery"])
    self.init(integrity: try reader.required("integrity").choice())
    guard let value = reader.optional("sealEvery") else { return }
    guard integrity.isSealed else {
      throw value.error(
        expected: "no seal without a hash chain", found: "one with \(integrity.rawValue)")
    }
    sealEvery = try value.positiveDuration()
  }
}

extension AuditRule.Integrity {
  /// Whether the log has a head that is sealed.
  var isSealed: Bool { self == .hashChain || self == .witness }
}
