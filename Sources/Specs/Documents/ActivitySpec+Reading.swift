extension ActivitySpec {
  /// The key `activity` of an experiment: what it leaves out has its default.
  init(_ value: YAMLValue) throws(SpecificationError) {
    self.init()
    let reader = try MappingReader(value, keys: ActivityParameter.sections)
    for section in ActivityParameter.sections {
      guard let value = reader.optional(section) else { continue }
      let parameters = ActivityParameter.all.filter { $0.section == section }
      let keys = try MappingReader(value, keys: parameters.map(\.name))
      for parameter in parameters {
        if let value = keys.optional(parameter.name) { try read(parameter.field, value) }
      }
      try checkWeights(of: section, value)
    }
  }

  private mutating func read(
    _ field: ActivityParameter.Field, _ value: YAMLValue
  ) throws(SpecificationError) {
    switch field {
    case .share(let path): self[keyPath: path] = try value.share()
    case .amount(let path, let range, _): self[keyPath: path] = try value.amount(in: range)
    case .duration(let path): self[keyPath: path] = try value.duration(atLeast: 3600)
    case .distribution(let path): self[keyPath: path] = try value.distribution()
    }
  }

  /// Something must be drawn from the weights of a section.
  private func checkWeights(
    of section: String, _ value: YAMLValue
  ) throws(SpecificationError) {
    var sum: Double?
    for parameter in ActivityParameter.all
    where parameter.section == section && parameter.name.hasSuffix("Weight") {
      guard case .amount(let path, _, _) = parameter.field else { continue }
      sum = (sum ?? 0) + self[keyPath: path]
    }
    if sum == 0 { throw value.error(expected: "a weight above 0", found: "only weights of 0") }
  }
}
