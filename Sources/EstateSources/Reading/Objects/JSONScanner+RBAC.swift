import Estate

/// Reading of RBAC objects, which are kept as written however invalid they are.
extension JSONScanner {
  static func readRules(_ scanner: inout JSONScanner) throws(ImportError) -> [PolicyRule] {
    try scanner.list { scanner throws(ImportError) in
      var rule = PolicyRule()
      try scanner.members { scanner, key throws(ImportError) in
        switch key {
        case "verbs": rule.verbs = try scanner.strings()
        case "apiGroups": rule.apiGroups = try scanner.strings()
        case "resources": rule.resources = try scanner.strings()
        case "resourceNames": rule.resourceNames = try scanner.strings()
        case "nonResourceURLs": rule.nonResourceURLs = try scanner.strings()
        default: try scanner.skip()
        }
      }
      return rule
    }
  }

  /// Reads an aggregation rule; `nil` for `null`, which does not aggregate.
  static func readAggregation(
    _ scanner: inout JSONScanner
  ) throws(ImportError) -> [LabelSelector]? {
    if try scanner.takeNull() { return nil }
    var selectors: [LabelSelector] = []
    try scanner.object { scanner, key throws(ImportError) in
      guard key == "clusterRoleSelectors" else { return try scanner.skip() }
      selectors = try scanner.list { scanner throws(ImportError) in try scanner.labelSelector() }
    }
    return selectors
  }

  mutating func labelSelector() throws(ImportError) -> LabelSelector {
    var selector = LabelSelector()
    try members { scanner, key throws(ImportError) in
      switch key {
      case "matchLabels": selector.matchLabels = try scanner.stringMap()
      case "matchExpressions":
        selector.matchExpressions = try scanner.list { scanner throws(ImportError) in
          try scanner.requirement()
        }
      default: try scanner.skip()
      }
    }
    return selector
  }

  /// Reads a selector; `nil` for `null`, which is not the same as an empty one.
  mutating func optionalLabelSelector() throws(ImportError) -> LabelSelector? {
    try takeNull() ? nil : try labelSelector()
  }

  private mutating func requirement() throws(ImportError) -> LabelSelector.Requirement {
    var requirement = LabelSelector.Requirement(key: "", comparison: "", values: [])
    try members { scanner, key throws(ImportError) in
      switch key {
      case "key": requirement.key = try scanner.stringOrEmpty()
      case "operator": requirement.comparison = try scanner.stringOrEmpty()
      case "values": requirement.values = try scanner.strings()
      default: try scanner.skip()
      }
    }
    return requirement
  }

  static func readRoleReference(
    _ scanner: inout JSONScanner
  ) throws(ImportError) -> RoleReference {
    var reference = RoleReference(apiGroup: "", kind: "", name: "")
    try scanner.members { scanner, key throws(ImportError) in
      switch key {
      case "apiGroup": reference.apiGroup = try scanner.stringOrEmpty()
      case "kind": reference.kind = try scanner.stringOrEmpty()
      case "name": reference.name = try scanner.stringOrEmpty()
      default: try scanner.skip()
      }
    }
    return reference
  }

  static func readSubjects(_ scanner: inout JSONScanner) throws(ImportError) -> [Subject] {
    try scanner.list { scanner throws(ImportError) in
      var subject = Subject(kind: "", name: "")
      try scanner.members { scanner, key throws(ImportError) in
        switch key {
        case "kind": subject.kind = try scanner.stringOrEmpty()
        case "apiGroup": subject.apiGroup = try scanner.stringOrEmpty()
        case "name": subject.name = try scanner.stringOrEmpty()
        case "namespace": subject.namespace = try scanner.stringOrEmpty()
        default: try scanner.skip()
        }
      }
      return subject
    }
  }
}
