extension ScopeRule {
  static func list(_ value: YAMLValue) throws(SpecificationError) -> [ScopeRule] {
    var scopes: [ScopeRule] = []
    for element in try value.list() {
      let scope = try ScopeRule(element)
      guard !scopes.contains(where: { $0.population == scope.population }) else {
        throw element.error(
          expected: "one scope for each population", found: "another for \(scope.population)")
      }
      scopes.append(scope)
    }
    return scopes
  }

  private init(_ value: YAMLValue) throws(SpecificationError) {
    let reader = try MappingReader(
      value, keys: ["population", "boundary", "window", "coverage"])
    self.init(
      population: try reader.required("population").choice(),
      boundary: try reader.required("boundary").choice(), windowLength: SpecDefaults.usageWindow,
      coverage: try Coverage(in: reader))
    guard let window = reader.optional("window") else { return }
    let keys = try MappingReader(window, keys: ["length", "age"])
    windowLength = try keys.optional("length")?.positiveDuration() ?? windowLength
    windowAge = try keys.optional("age")?.duration() ?? windowAge
  }
}
