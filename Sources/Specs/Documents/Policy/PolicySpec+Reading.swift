package import Foundation

extension PolicySpec {
  /// Reads a file of kind `Policy`.
  ///
  /// - Throws: `SpecificationError` at the first thing that is wrong.
  package static func read(file: URL) throws(SpecificationError) -> PolicySpec {
    try PolicySpec(Envelope(SourceFile(file), expected: .policy))
  }

  private static let keys = [
    "credentials", "sharedKubeconfigs", "scopes", "elevation", "deployments", "agentTasks", "gates",
    "reviews", "breakGlass", "audit",
  ]

  init(_ envelope: Envelope) throws(SpecificationError) {
    let reader = try MappingReader(envelope.spec, keys: Self.keys)
    let credentials = try MappingReader(
      reader.required("credentials"),
      keys: ["pipelines", "people", "storedTokens", "workloads", "agents"])
    self.init(
      name: envelope.name, description: envelope.description,
      pipelines: try CredentialRule(
        credentials.required("pipelines"), kinds: CredentialRule.kinds(of: .pipelines)),
      people: try CredentialRule(
        credentials.required("people"), kinds: CredentialRule.kinds(of: .people)),
      storedTokens: try CredentialRule(
        credentials.required("storedTokens"), kinds: CredentialRule.storedTokenKinds))
    workloads = try Self.credential("workloads", of: .workloads, credentials)
    agents = try Self.credential("agents", of: .agents, credentials)
    try readRights(reader)
    try readOversight(reader)
  }

  private static func credential(
    _ key: String, of population: Population, _ reader: MappingReader
  ) throws(SpecificationError) -> CredentialRule? {
    guard let value = reader.optional(key) else { return nil }
    return try CredentialRule(value, kinds: CredentialRule.kinds(of: population))
  }

  /// What says who may do what, and when.
  private mutating func readRights(_ reader: MappingReader) throws(SpecificationError) {
    if let value = reader.optional("sharedKubeconfigs") {
      sharedKubeconfigs = try SharedKubeconfigRule(value)
    }
    if let value = reader.optional("scopes") { scopes = try ScopeRule.list(value) }
    if let value = reader.optional("elevation") { elevation = try ElevationRule(value) }
    if let value = reader.optional("deployments") {
      deployments = try ElevationRule(value, isPerTask: true)
    }
    if let value = reader.optional("agentTasks") {
      agentTasks = try ElevationRule(value, isPerTask: true)
    }
    if let value = reader.optional("gates") { gates = try GateRule.list(value) }
  }

  /// What looks at it afterwards.
  private mutating func readOversight(_ reader: MappingReader) throws(SpecificationError) {
    if let value = reader.optional("reviews") { reviews = try AccessReviewRule(value) }
    if let value = reader.optional("breakGlass") { breakGlass = try BreakGlassRule(value) }
    if let value = reader.optional("audit") { audit = try AuditRule(value) }
  }
}

extension SharedKubeconfigRule {
  init(_ value: YAMLValue) throws(SpecificationError) {
    let reader = try MappingReader(value, keys: ["withdrawn", "coverage"])
    self.init(
      withdrawn: try reader.required("withdrawn").bool(), coverage: try Coverage(in: reader))
  }
}
