extension ElevationRule {
  mutating func readApprover(_ value: YAMLValue) throws(SpecificationError) {
    let reader = try MappingReader(
      value,
      keys: ["service", "attention", "denialShare", "selfApproval", "fatigue", "fraud"])
    approverService = try reader.optional("service")?.distribution() ?? approverService
    attention = try reader.optional("attention")?.distribution() ?? attention
    denialShare = try reader.optional("denialShare")?.share() ?? denialShare
    selfApproval = try reader.optional("selfApproval")?.bool() ?? selfApproval
    if let value = reader.optional("fatigue"), value.scalar != Self.none {
      fatigue = try Fatigue(value)
    }
    if let value = reader.optional("fraud") { scrutiny = try Scrutiny(value) }
  }
}

extension ElevationRule.Fatigue {
  init(_ value: YAMLValue) throws(SpecificationError) {
    let reader = try MappingReader(
      value, keys: ["decisionsPerDay", "serviceFactor", "scrutinyFactor"])
    self.init(
      decisionsPerDay: try reader.required("decisionsPerDay").integer(in: 1...1_000_000),
      serviceFactor: try reader.optional("serviceFactor")?.amount(in: 0.01...100)
        ?? SpecDefaults.fatigueServiceFactor,
      scrutinyFactor: try reader.optional("scrutinyFactor")?.share()
        ?? SpecDefaults.fatigueScrutinyFactor)
  }
}

extension ElevationRule.Scrutiny {
  init(_ value: YAMLValue) throws(SpecificationError) {
    let reader = try MappingReader(value, keys: ["deniedShare", "reportedShare"])
    self.init()
    deniedShare = try reader.optional("deniedShare")?.share() ?? deniedShare
    reportedShare = try reader.optional("reportedShare")?.share() ?? reportedShare
  }
}
