extension DecisionRule {
  static func list(_ value: YAMLValue) throws(SpecificationError) -> [DecisionRule] {
    var rules: [DecisionRule] = []
    for element in try value.nonEmptyList(of: "rule") {
      if rules.last?.match.isEmpty == true {
        throw element.error(
          expected: "no rule after one that matches everything", found: "another rule")
      }
      rules.append(try DecisionRule(element))
    }
    return rules
  }

  init(_ value: YAMLValue) throws(SpecificationError) {
    let reader = try MappingReader(value, keys: ["match", "decide", "maxDuration", "levels"])
    self.init(
      match: try reader.optional("match").map { (value) throws(SpecificationError) in
        try Match(value)
      } ?? Match(), decision: try reader.required("decide").choice())
    if let value = reader.optional("maxDuration") {
      maxDuration = try value.positiveDuration()
      guard decision != .deny else {
        throw value.error(expected: "no maximum where the rule denies", found: "one")
      }
    }
    guard let value = reader.optional("levels") else { return }
    guard decision == .approval else {
      throw value.error(
        expected: "no levels without decide: approval", found: "some with \(decision.rawValue)")
    }
    for level in try value.nonEmptyList(of: "level") {
      levels.append(try Self.level(level))
    }
  }

  private static func level(_ value: YAMLValue) throws(SpecificationError) -> [Threshold] {
    var thresholds: [Threshold] = []
    for element in try value.nonEmptyList(of: "threshold") {
      thresholds.append(try Threshold(element))
    }
    return thresholds
  }
}

extension DecisionRule.Threshold {
  init(_ value: YAMLValue) throws(SpecificationError) {
    let reader = try MappingReader(
      value, keys: ["pool", "groups", "teams", "approvals", "denials"])
    self.init(
      pool: try reader.optional("pool")?.name(),
      approvals: try reader.optional("approvals")?.integer(in: 1...1000) ?? SpecDefaults.approvals,
      denials: try reader.optional("denials")?.integer(in: 1...1000) ?? SpecDefaults.denials)
    groups = try reader.optional("groups")?.someNames() ?? []
    teams = try reader.optional("teams")?.someNames() ?? []
  }
}

extension DecisionRule.Match {
  private static let keys = [
    "requesters", "groups", "teams", "clusters", "namespaces", "environments", "labels", "verbs",
    "resources", "onCall", "urgent", "workingHours", "timeOfDay", "riskAtLeast", "riskBelow",
  ]

  init(_ value: YAMLValue) throws(SpecificationError) {
    let reader = try MappingReader(value, keys: Self.keys)
    self.init()
    requesters = try reader.optional("requesters")?.someNames() ?? []
    groups = try reader.optional("groups")?.someNames() ?? []
    teams = try reader.optional("teams")?.someNames() ?? []
    clusters = try reader.optional("clusters")?.someNames() ?? []
    namespaces = try reader.optional("namespaces")?.someNames() ?? []
    environments =
      try reader.optional("environments")?.choices(among: EnvironmentNames.decisions) ?? []
    labels = try reader.optional("labels")?.labels() ?? [:]
    verbs = try reader.optional("verbs")?.someNames() ?? []
    resources = try reader.optional("resources")?.someNames() ?? []
    onCall = try reader.optional("onCall")?.bool()
    urgent = try reader.optional("urgent")?.bool()
    try readTime(reader)
    try readRisk(reader)
  }

  private mutating func readTime(_ reader: MappingReader) throws(SpecificationError) {
    workingHours = try reader.optional("workingHours")?.bool()
    guard let value = reader.optional("timeOfDay") else { return }
    let ends = try value.list()
    guard ends.count == 2 else {
      throw value.error(
        expected: "two times of day, such as [\"08:00\", \"18:00\"]", found: "\(ends.count)")
    }
    let (start, end) = (try ends[0].timeOfDay(), try ends[1].timeOfDay())
    guard start < end else {
      throw ends[1].error(expected: "a time after \(ClockText.text(of: start))")
    }
    timeOfDay = start...end
  }

  private mutating func readRisk(_ reader: MappingReader) throws(SpecificationError) {
    riskAtLeast = try reader.optional("riskAtLeast")?.share()
    guard let value = reader.optional("riskBelow") else { return }
    riskBelow = try value.share()
    guard riskBelow ?? 1 > riskAtLeast ?? 0 else {
      throw value.error(expected: "a risk above \(DecimalText.text(of: riskAtLeast ?? 0))")
    }
  }
}
