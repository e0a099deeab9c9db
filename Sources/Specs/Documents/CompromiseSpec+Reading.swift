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
      envelope.spec,
      keys: [
        "mechanism", "select", "leakToUse", "horizon", "objective", "leaksPerPlaceYear",
      ])
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
    leaksPerPlaceYear = try reader.optional("leaksPerPlaceYear")?.amount(upTo: 1_000_000)
  }
}

extension CompromiseSpec.Selector {
  init(
    _ value: YAMLValue, mechanism: CompromiseSpec.Mechanism
  ) throws(SpecificationError) {
    let reader = try MappingReader(value, keys: Key.allCases.map(\.rawValue))
    self.init()
    for key in Key.allCases {
      guard let value = reader.optional(key.rawValue) else { continue }
      try Self.check(value, key, mechanism)
      try read(key, value)
    }
  }

  private mutating func read(_ key: Key, _ value: YAMLValue) throws(SpecificationError) {
    switch key {
    case .clusters: clusters = try value.someNames()
    case .namespaces: namespaces = try value.someNames()
    case .environments: environments = try value.choices(among: EnvironmentNames.namespaces)
    case .labels: labels = try value.labels()
    case .groups: groups = try value.someNames()
    case .teams: teams = try value.someNames()
    case .onCall: onCall = try value.bool()
    case .approvers: approvers = try value.bool()
    }
  }

  /// Only some places have labels, groups or teams; a selector by them would match nothing
  /// elsewhere.
  private static func check(
    _ value: YAMLValue, _ key: Key, _ mechanism: CompromiseSpec.Mechanism
  ) throws(SpecificationError) {
    guard !mechanism.selectorKeys.contains(key) else { return }
    let known = CompromiseSpec.Mechanism.allCases.filter { $0.selectorKeys.contains(key) }
    throw value.error(
      expected: "this key only with mechanism " + known.map(\.rawValue).joined(separator: ", "),
      problem: "but the mechanism is \(mechanism.rawValue)")
  }
}

extension YAMLValue {
  /// Labels and the values they must have; at least one.
  func labels() throws(SpecificationError) -> [String: String] {
    var labels: [String: String] = [:]
    for entry in try entries() { labels[entry.name] = try entry.value.text() }
    guard !labels.isEmpty else { throw error(expected: "at least one label", found: "none") }
    return labels
  }
}
