package import Foundation

extension CompromiseSpec {
  /// Reads a file of kind `Compromise`.
  ///
  /// - Throws: `SpecificationError` at the first thing that is wrong.
  package static func read(file: URL) throws(SpecificationError) -> CompromiseSpec {
    try CompromiseSpec(Envelope(SourceFile(file), expected: .compromise))
  }

  init(_ envelope: Envelope) throws(SpecificationError) {
    let reader = try MappingReader(
      envelope.spec, keys: ["mechanism", "select", "leakToUse", "horizon", "objective"])
    self.init(
      name: envelope.name, description: envelope.description,
      mechanism: try reader.required("mechanism").choice(),
      leakToUse: try reader.required("leakToUse").distribution(),
      horizon: try reader.optional("horizon")?.positiveDuration() ?? SpecDefaults.horizon)
    if let select = reader.optional("select") {
      selector = try Selector(select, mechanism: mechanism)
    }
    if let value = reader.optional("objective") {
      let name = try value.choice(among: Objective.allCases.map(\.rawValue) + ["none"])
      objective = Objective(rawValue: name)
    }
  }
}

extension CompromiseSpec.Selector {
  init(
    _ value: YAMLValue, mechanism: CompromiseSpec.Mechanism
  ) throws(SpecificationError) {
    let reader = try MappingReader(
      value, keys: ["clusters", "namespaces", "environments", "labels", "groups"])
    self.init()
    clusters = try reader.optional("clusters")?.nonEmptyNames() ?? []
    namespaces = try reader.optional("namespaces")?.nonEmptyNames() ?? []
    environments =
      try reader.optional("environments")?.choices(among: EnvironmentNames.namespaces) ?? []
    if let value = reader.optional("labels") {
      try Self.check(value, isKnownTo: .pod, mechanism)
      labels = try value.labels()
    }
    if let value = reader.optional("groups") {
      try Self.check(value, isKnownTo: .kubeconfig, mechanism)
      groups = try value.nonEmptyNames()
    }
  }

  /// Only some places have labels or groups; a selector by them would match nothing elsewhere.
  private static func check(
    _ value: YAMLValue, isKnownTo place: CompromiseSpec.Mechanism,
    _ mechanism: CompromiseSpec.Mechanism
  ) throws(SpecificationError) {
    guard mechanism != place else { return }
    throw value.error(
      expected: "this key only with mechanism \(place.rawValue)",
      problem: "but the mechanism is \(mechanism.rawValue)")
  }
}

extension YAMLValue {
  fileprivate func nonEmptyNames() throws(SpecificationError) -> [String] {
    _ = try nonEmptyList(of: "name")
    return try names()
  }

  /// Labels and the values they must have; at least one.
  func labels() throws(SpecificationError) -> [String: String] {
    var labels: [String: String] = [:]
    for entry in try entries() { labels[entry.name] = try entry.value.text() }
    guard !labels.isEmpty else { throw error(expected: "at least one label", found: "none") }
    return labels
  }
}
